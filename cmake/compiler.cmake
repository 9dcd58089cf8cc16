# SPDX-License-Identifier: AGPL-3.0-or-later
# Language, warnings, sanitizers, linker, compiler cache.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_CXX_FLAGS_DEBUG "-Og -g1")
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")

option(TANTRAO_TESTS "Build the tests" ON)
option(TANTRAO_PCH "Use a precompiled header for the standard library" OFF)
option(TANTRAO_FUZZ "Build the fuzz targets (needs clang)" OFF)
set(TANTRAO_SANITIZE "" CACHE STRING "Sanitizers, as in -fsanitize=")

add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Werror -fno-strict-aliasing)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 reports these falsely on std::variant and std::string at -O2.
  add_compile_options(-Wno-maybe-uninitialized -Wno-restrict -Wno-stringop-overflow -Wno-array-bounds -Wno-dangling-pointer)
endif()
if(TANTRAO_SANITIZE)
  add_compile_options(-fsanitize=${TANTRAO_SANITIZE} -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${TANTRAO_SANITIZE})
  if(TANTRAO_SANITIZE MATCHES "undefined")
    add_compile_options(-fno-sanitize-recover=undefined)
  endif()
  if(TANTRAO_SANITIZE MATCHES "thread")
    add_compile_options(-Wno-tsan)
  endif()
endif()
if(TANTRAO_FUZZ)
  # clang 14 warns of things that g++ 12 does not know; g++ judges the code, clang only fuzzes it.
  add_compile_options(-w -O1 -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined)
  # Its check of function types cannot stand before a coroutine ("difference across sections").
  add_compile_options(-fno-sanitize=function)
  add_link_options(-fsanitize=address,undefined)
endif()

find_program(MOLD mold)
if(MOLD)
  add_link_options(-fuse-ld=mold)
endif()
find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1
      CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${CCACHE})
  add_compile_options($<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
endif()
