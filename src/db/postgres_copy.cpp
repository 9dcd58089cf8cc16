// SPDX-License-Identifier: AGPL-3.0-or-later
#include "db/postgres_copy.hpp"

#include "db/postgres_connection.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <map>
#include <memory>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace tantrao::db {

namespace {

// The address taken apart into the variables that libpq reads.
std::vector<std::string> environment_of(const std::string& url)
{
    static const std::map<std::string, std::string> names{
        {"host", "PGHOST"},         {"hostaddr", "PGHOSTADDR"}, {"port", "PGPORT"},       {"user", "PGUSER"},
        {"password", "PGPASSWORD"}, {"dbname", "PGDATABASE"},   {"sslmode", "PGSSLMODE"}, {"sslrootcert", "PGSSLROOTCERT"},
        {"options", "PGOPTIONS"},   {"passfile", "PGPASSFILE"}};
    char* wrong = nullptr;
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> parts(PQconninfoParse(url.c_str(), &wrong),
                                                                             PQconninfoFree);
    if (!parts) {
        const std::string why = wrong != nullptr ? wrong : "no memory";
        PQfreemem(wrong);
        throw DatabaseError(DatabaseError::Kind::other, "the database's address cannot be read: " + why);
    }
    std::vector<std::string> all;
    for (char** one = environ; *one != nullptr; ++one)
        all.emplace_back(*one);
    for (const PQconninfoOption* part = parts.get(); part->keyword != nullptr; ++part) {
        const auto name = names.find(part->keyword);
        if (name == names.end() || part->val == nullptr)
            continue;
        std::erase_if(all, [&](const std::string& one) { return one.starts_with(name->second + "="); });
        all.push_back(name->second + "=" + part->val);
    }
    return all;
}

std::vector<char*> pointers_to(std::vector<std::string>& texts)
{
    std::vector<char*> pointers;
    for (std::string& text : texts)
        pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

std::string all_from(int pipe)
{
    std::string text;
    std::array<char, 4096> piece{};
    constexpr std::size_t enough = 16 * 1024;
    for (ssize_t got = 0; (got = ::read(pipe, piece.data(), piece.size())) > 0 || (got < 0 && errno == EINTR);)
        if (got > 0 && text.size() < enough)
            text.append(piece.data(), static_cast<std::size_t>(got));
    return text;
}

// Runs a program to its end; throws DatabaseError with its words if it did not do its work.
void run(std::vector<std::string> words, const std::string& url)
{
    std::vector<std::string> environment = environment_of(url);
    std::array<int, 2> pipe{};
    if (::pipe2(pipe.data(), O_CLOEXEC) != 0)
        throw DatabaseError(DatabaseError::Kind::other, std::strerror(errno));
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, pipe[1], STDERR_FILENO);
    pid_t child = 0;
    const int failed =
        ::posix_spawnp(&child, words[0].c_str(), &actions, nullptr, pointers_to(words).data(), pointers_to(environment).data());
    posix_spawn_file_actions_destroy(&actions);
    ::close(pipe[1]);
    const std::string said = failed == 0 ? all_from(pipe[0]) : std::string{};
    ::close(pipe[0]);
    if (failed != 0)
        throw DatabaseError(
            DatabaseError::Kind::other,
            fmt::format("{} cannot be run ({}); it is in the package postgresql-client", words[0], std::strerror(failed)));
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        throw DatabaseError(DatabaseError::Kind::other, fmt::format("{} failed: {}", words[0], said));
}

}   // namespace

void dump_postgres(const std::string& url, const std::filesystem::path& file)
{
    run({"pg_dump", "--format=custom", "--no-owner", "--no-privileges", "--file=" + file.string()}, url);
}

void restore_postgres(const std::string& url, const std::filesystem::path& file)
{
    // Without --dbname it would write a script to standard output; the name is in the environment as well.
    PostgresConnection target(url);
    const std::string name = PQdb(target.handle());
    run({"pg_restore", "--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction", "--dbname=" + name,
         file.string()},
        url);
}

bool is_empty_postgres(const std::string& url)
{
    PostgresConnection target(url);
    return target.number(
               "SELECT count(*) FROM information_schema.tables WHERE table_schema NOT IN ('pg_catalog', 'information_schema')") ==
           0;
}

}   // namespace tantrao::db
