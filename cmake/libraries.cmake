# SPDX-License-Identifier: AGPL-3.0-or-later
# Third-party libraries, all of them Debian packages (bin/install-packages). Each is used by the one folder that wraps it.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
foreach(library fmt icu-uc icu-i18n libsodium sqlite3 libpq vips-cpp libcurl libdeflate libbrotlienc libbrotlidec libctemplate gumbo zlib xapian-core pugixml
        poppler-cpp poppler-glib libqpdf libzip libcrypto)
  string(MAKE_C_IDENTIFIER ${library} name)
  pkg_check_modules(${name} REQUIRED IMPORTED_TARGET ${library})
endforeach()
if(TANTRAO_TESTS)
  find_package(GTest REQUIRED)
endif()
