# SPDX-License-Identifier: AGPL-3.0-or-later
# tantrao_folder(NAME [USES folder…] [LIBRARIES target…])
# Declares the folder it is called in as one static library made of all *.cpp beside it, and one test program made of
# tests/*_test.cpp (pure) and tests/*_dbtest.cpp (run on SQLite, and on PostgreSQL where TANTRAO_TEST_POSTGRES is set).
# fuzz/*_fuzz.cpp become fuzz targets when TANTRAO_FUZZ is on; fuzz/corpus/<target>/ holds inputs to begin with.
function(tantrao_folder NAME)
  cmake_parse_arguments(ARG "" "" "USES;LIBRARIES" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  add_library(tantrao_${NAME} STATIC ${sources})
  list(TRANSFORM ARG_USES PREPEND tantrao_)
  target_include_directories(tantrao_${NAME} PUBLIC ${CMAKE_SOURCE_DIR}/src)
  target_link_libraries(tantrao_${NAME} PUBLIC ${ARG_USES} PkgConfig::fmt Threads::Threads PRIVATE ${ARG_LIBRARIES})
  if(TANTRAO_PCH)
    target_precompile_headers(tantrao_${NAME} PRIVATE <cstdint> <functional> <map> <memory> <optional> <string>
      <string_view> <unordered_map> <utility> <variant> <vector>)
  endif()

  if(TANTRAO_TESTS)
    file(GLOB tests CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/tests/*.cpp)
    if(tests)
      add_executable(${NAME}_tests ${tests})
      target_link_libraries(${NAME}_tests PRIVATE tantrao_${NAME} tantrao_resources ${ARG_LIBRARIES} GTest::gmock GTest::gtest_main)
      add_test(NAME ${NAME} COMMAND ${NAME}_tests WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
    endif()
  endif()

  if(TANTRAO_FUZZ)
    file(GLOB targets CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/fuzz/*_fuzz.cpp)
    foreach(target ${targets})
      get_filename_component(name ${target} NAME_WE)
      add_executable(${name} ${target})
      target_link_libraries(${name} PRIVATE tantrao_${NAME} tantrao_resources)
      target_link_options(${name} PRIVATE -fsanitize=fuzzer)
      set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/targets)
      set_property(GLOBAL APPEND PROPERTY TANTRAO_FUZZ_TARGETS ${name})
    endforeach()
  endif()
endfunction()

# tantrao_feature(NAME [NEEDS feature…]): a folder of src/features. It may use everything below and the api.hpp of those it needs.
# The global property TANTRAO_FEATURES names them all.
function(tantrao_feature NAME)
  set_property(GLOBAL APPEND PROPERTY TANTRAO_FEATURES ${NAME})
  cmake_parse_arguments(ARG "" "" "NEEDS" ${ARGN})
  set(below base db http view body files law extraction search_index newsstand site catalogue identity access audit jobs publication web editing)
  if(TARGET tantrao_mail)
    list(APPEND below mail)
  endif()
  tantrao_folder(${NAME} USES ${below} ${ARG_NEEDS})
endfunction()
