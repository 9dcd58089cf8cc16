// SPDX-License-Identifier: AGPL-3.0-or-later
#include "db/sqlite_connection.hpp"

#include <fmt/format.h>
#include <mutex>

namespace tantrao::db {

namespace {

void start_library()
{
    static std::once_flag once;
    std::call_once(once, [] {
        // Memory statistics take a global lock at every allocation; nobody reads them.
        sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
        sqlite3_initialize();
    });
}

class SqliteRow final : public Row {
  public:
    explicit SqliteRow(sqlite3_stmt* statement) : statement_(statement) {}
    bool is_null(int column) const override { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
    std::int64_t i64(int column) const override { return sqlite3_column_int64(statement_, column); }
    double real(int column) const override { return sqlite3_column_double(statement_, column); }
    std::string_view text(int column) const override
    {
        const auto* data = static_cast<const char*>(sqlite3_column_blob(statement_, column));
        const int size = sqlite3_column_bytes(statement_, column);
        return data == nullptr ? std::string_view{} : std::string_view(data, static_cast<std::size_t>(size));
    }

  private:
    sqlite3_stmt* statement_;
};

int bind(sqlite3_stmt* statement, int index, const Value& value)
{
    struct Binder {
        sqlite3_stmt* statement;
        int index;
        int operator()(std::nullptr_t) const { return sqlite3_bind_null(statement, index); }
        int operator()(std::int64_t v) const { return sqlite3_bind_int64(statement, index, v); }
        int operator()(double v) const { return sqlite3_bind_double(statement, index, v); }
        int operator()(std::string_view v) const
        {
            return sqlite3_bind_text64(statement, index, v.data() == nullptr ? "" : v.data(), v.size(), SQLITE_STATIC,
                                       SQLITE_UTF8);
        }
        int operator()(Bytes v) const
        {
            return sqlite3_bind_blob64(statement, index, v.data.data() == nullptr ? "" : v.data.data(), v.data.size(),
                                       SQLITE_STATIC);
        }
    };
    return std::visit(Binder{statement, index}, value.held());
}

// "UNIQUE constraint failed: accounts.email_folded" -> "accounts.email_folded"
std::string constraint_of(std::string_view message)
{
    const auto colon = message.find(": ");
    return std::string(colon == std::string_view::npos ? message : message.substr(colon + 2));
}

}   // namespace

std::unique_ptr<Connection> open_sqlite(const std::filesystem::path& file, const SqliteOptions& options)
{
    return std::make_unique<SqliteConnection>(file, options);
}

SqliteConnection::SqliteConnection(const std::filesystem::path& file, const SqliteOptions& options)
{
    start_library();
    int flags = SQLITE_OPEN_NOMUTEX;
    switch (options.mode) {
    case OpenMode::read_only: flags |= SQLITE_OPEN_READONLY; break;
    case OpenMode::read_write: flags |= SQLITE_OPEN_READWRITE; break;
    case OpenMode::create: flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE; break;
    }
    if (const int code = sqlite3_open_v2(file.c_str(), &handle_, flags, nullptr); code != SQLITE_OK) {
        const std::string why = fmt::format("{}: {}", file.string(), sqlite3_errstr(code));
        sqlite3_close(handle_);
        throw DatabaseError(DatabaseError::Kind::gone, why);
    }
    sqlite3_extended_result_codes(handle_, 1);
    sqlite3_busy_timeout(handle_, options.busy_timeout_ms);
    try {
        if (options.mode != OpenMode::read_only)
            script("PRAGMA journal_mode = WAL");
        script(fmt::format("PRAGMA foreign_keys = ON; PRAGMA synchronous = {}; PRAGMA cache_size = -{}",
                           options.durable ? "FULL" : "NORMAL", options.cache_kib));
        // What is erased from core, a personal datum among it, leaves no bytes behind in the file.
        if (options.durable)
            script("PRAGMA secure_delete = ON");
    } catch (...) {
        sqlite3_close(handle_);
        throw;
    }
}

SqliteConnection::~SqliteConnection()
{
    for (auto& [sql, statements] : prepared_)
        for (auto& prepared : statements)
            sqlite3_finalize(prepared->statement);
    sqlite3_close(handle_);
}

void SqliteConnection::fail(int code, std::string_view sql)
{
    const std::string message = sqlite3_errmsg(handle_);
    const std::string what = fmt::format("{} [{}]", message, sql.substr(0, 200));
    switch (sqlite3_extended_errcode(handle_)) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID: throw ConstraintError(ConstraintError::Kind::unique, constraint_of(message), what);
    case SQLITE_CONSTRAINT_FOREIGNKEY: throw ConstraintError(ConstraintError::Kind::foreign_key, constraint_of(message), what);
    case SQLITE_CONSTRAINT_CHECK: throw ConstraintError(ConstraintError::Kind::check, constraint_of(message), what);
    case SQLITE_CONSTRAINT_NOTNULL: throw ConstraintError(ConstraintError::Kind::not_null, constraint_of(message), what);
    default: break;
    }
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: throw DatabaseError(DatabaseError::Kind::busy, what);
    case SQLITE_FULL: throw DatabaseError(DatabaseError::Kind::full, what);
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: throw DatabaseError(DatabaseError::Kind::gone, what);
    default: throw DatabaseError(DatabaseError::Kind::other, what);
    }
}

// A prepared statement in use: bound at the beginning, reset at the end. A statement that is already running (a query inside a
// query of the same text) gets a second copy.
class SqliteConnection::Running {
  public:
    Running(SqliteConnection& connection, std::string_view sql, Params params) : connection_(connection), sql_(sql)
    {
        auto found = connection.prepared_.find(sql);
        if (found == connection.prepared_.end())
            found = connection.prepared_.try_emplace(std::string(sql)).first;
        for (auto& candidate : found->second)
            if (!candidate->busy)
                prepared_ = candidate.get();
        if (prepared_ == nullptr) {
            auto fresh = std::make_unique<Prepared>();
            const int code = sqlite3_prepare_v3(connection.handle_, sql.data(), static_cast<int>(sql.size()),
                                                SQLITE_PREPARE_PERSISTENT, &fresh->statement, nullptr);
            if (code != SQLITE_OK)
                connection.fail(code, sql);
            found->second.push_back(std::move(fresh));
            prepared_ = found->second.back().get();
        }
        prepared_->busy = true;
        ++connection.statements_run_;
        bind_all(params);
    }
    ~Running()
    {
        sqlite3_reset(prepared_->statement);
        sqlite3_clear_bindings(prepared_->statement);
        prepared_->busy = false;
    }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;

    bool step()
    {
        const int code = sqlite3_step(prepared_->statement);
        if (code == SQLITE_ROW)
            return true;
        if (code != SQLITE_DONE)
            connection_.fail(code, sql_);
        return false;
    }
    sqlite3_stmt* statement() { return prepared_->statement; }

  private:
    void bind_all(Params params)
    {
        const int wanted = sqlite3_bind_parameter_count(prepared_->statement);
        int bound = 0;
        for (int index = 1; index <= wanted; ++index) {
            const std::string_view name = sqlite3_bind_parameter_name(prepared_->statement, index) + 1;
            for (const Param& param : params)
                if (param.name == name) {
                    bind(prepared_->statement, index, param.value);
                    ++bound;
                    break;
                }
        }
        if (bound != wanted || static_cast<int>(params.size()) != wanted) {
            prepared_->busy = false;
            throw std::logic_error(
                fmt::format("{} parameters given, {} bound, {} wanted: {}", params.size(), bound, wanted, sql_));
        }
    }

    SqliteConnection& connection_;
    std::string_view sql_;
    Prepared* prepared_ = nullptr;
};

std::int64_t SqliteConnection::exec(std::string_view sql, Params params)
{
    Running running(*this, sql, params);
    while (running.step()) {
    }
    return sqlite3_changes64(handle_);
}

void SqliteConnection::each_while(std::string_view sql, Params params, const std::function<bool(const Row&)>& each)
{
    Running running(*this, sql, params);
    const SqliteRow row(running.statement());
    while (running.step())
        if (!each(row))
            break;
}

void SqliteConnection::script(std::string_view sql)
{
    const std::string text(sql);
    if (const int code = sqlite3_exec(handle_, text.c_str(), nullptr, nullptr, nullptr); code != SQLITE_OK)
        fail(code, sql);
}

}   // namespace tantrao::db
