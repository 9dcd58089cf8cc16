// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/index_errors.hpp"

#include <sstream>
#include <string_view>
#include <system_error>

namespace tantrao::search {

bool is_broken(const Xapian::Error& error)
{
    // Xapian's errors are not polymorphic: what they are is told by name.
    const std::string_view type = error.get_type();
    if (type == "DatabaseCorruptError" || type == "DatabaseNotFoundError" || type == "DatabaseVersionError")
        return true;
    const char* system = error.get_error_string();   // what the system said to a failed call
    if (type == "DatabaseOpeningError")
        return system != nullptr && system == std::make_error_code(std::errc::no_such_file_or_directory).message();
    // A file that ends too early is told by the plain kind, without an error of the system. A full disk has one.
    return type == "DatabaseError" && system == nullptr;
}

void throw_as_index_error(const Xapian::Error& error)
{
    if (is_broken(error))
        throw BrokenIndex(error.get_description());
    throw IndexError(error.get_description());
}

std::string damage_of(const std::filesystem::path& folder)
{
    std::ostringstream told;
    try {
        if (Xapian::Database::check(folder.string(), 0, &told) == 0)
            return {};
        return told.str();
    } catch (const Xapian::DatabaseModifiedError&) {   // a writer commits faster than it can be read
        return {};
    } catch (const Xapian::Error& error) {
        return error.get_description();
    }
}

}   // namespace tantrao::search
