// SPDX-License-Identifier: AGPL-3.0-or-later
#include "db/postgres_connection.hpp"

#include <array>
#include <charconv>
#include <fmt/format.h>

namespace tantrao::db {

namespace {

class PostgresRow final : public Row {
  public:
    explicit PostgresRow(const PGresult* result) : result_(result) {}
    void move_to(int row) { row_ = row; }

    bool is_null(int column) const override { return PQgetisnull(result_, row_, column) != 0; }
    std::int64_t i64(int column) const override
    {
        const std::string_view raw = value(column);
        std::int64_t number = 0;
        const auto [end, error] = std::from_chars(raw.data(), raw.data() + raw.size(), number);
        if (error != std::errc{} || end != raw.data() + raw.size())
            return static_cast<std::int64_t>(real(column));   // numeric results such as sum()
        return number;
    }
    double real(int column) const override
    {
        const std::string_view raw = value(column);
        double number = 0;
        std::from_chars(raw.data(), raw.data() + raw.size(), number);
        return number;
    }
    std::string_view text(int column) const override
    {
        constexpr Oid bytea = 17;
        if (PQftype(result_, column) != bytea || is_null(column))
            return value(column);
        // Text form of bytes: \x followed by hexadecimal digits.
        const std::string_view raw = value(column);
        std::string& bytes = decoded_[static_cast<std::size_t>(column) % decoded_.size()];
        bytes.clear();
        for (std::size_t i = 2; i + 1 < raw.size(); i += 2) {
            unsigned byte = 0;
            std::from_chars(raw.data() + i, raw.data() + i + 2, byte, 16);
            bytes += static_cast<char>(byte);
        }
        return bytes;
    }

  private:
    std::string_view value(int column) const
    {
        return {PQgetvalue(result_, row_, column), static_cast<std::size_t>(PQgetlength(result_, row_, column))};
    }
    const PGresult* result_;
    int row_ = 0;
    mutable std::array<std::string, 8> decoded_;
};

// One bound parameter as libpq wants it: numbers in text form, text and bytes as they are (so a NUL in a text is refused, not
// taken for its end).
struct Bound {
    std::string owned;
    const char* data = nullptr;
    int size = 0;
    int format = 0;
    Oid type = 0;
};

Bound bind(const Value& value)
{
    constexpr Oid int8 = 20, float8 = 701, bytea = 17, text = 25;
    struct Binder {
        Bound operator()(std::nullptr_t) const { return {}; }
        Bound operator()(std::int64_t v) const { return {std::to_string(v), nullptr, -1, 0, int8}; }
        Bound operator()(double v) const { return {fmt::format("{}", v), nullptr, -1, 0, float8}; }
        Bound operator()(std::string_view v) const { return raw(v, text); }
        Bound operator()(Bytes v) const { return raw(v.data, bytea); }
        static Bound raw(std::string_view v, Oid type)
        {
            return {{}, v.data() == nullptr ? "" : v.data(), static_cast<int>(v.size()), 1, type};
        }
    };
    return std::visit(Binder{}, value.held());
}

}   // namespace

PostgresConnection::PostgresConnection(const std::string& url)
{
    const std::array<const char*, 8> keys{"dbname",           "connect_timeout", "keepalives_idle", "keepalives_interval",
                                          "tcp_user_timeout", "client_encoding", "options",         nullptr};
    const std::array<const char*, 8> values{url.c_str(),
                                            "3",
                                            "10",
                                            "5",
                                            "20000",
                                            "UTF8",
                                            "-c statement_timeout=30000 -c lock_timeout=10000 -c client_min_messages=warning",
                                            nullptr};
    handle_ = PQconnectdbParams(keys.data(), values.data(), 1);
    if (PQstatus(handle_) != CONNECTION_OK) {
        const std::string why = PQerrorMessage(handle_);
        PQfinish(handle_);
        throw DatabaseError(DatabaseError::Kind::gone, why);
    }
}

PostgresConnection::~PostgresConnection() { PQfinish(handle_); }

bool PostgresConnection::usable() const
{
    return PQstatus(handle_) == CONNECTION_OK && PQtransactionStatus(handle_) == PQTRANS_IDLE;
}

PostgresConnection::ResultPtr PostgresConnection::checked(PGresult* raw, std::string_view sql)
{
    ResultPtr result(raw, &PQclear);
    const ExecStatusType status = PQresultStatus(raw);
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK)
        return result;
    const std::string what = fmt::format("{} [{}]", PQerrorMessage(handle_), sql.substr(0, 200));
    const char* raw_state = raw == nullptr ? nullptr : PQresultErrorField(raw, PG_DIAG_SQLSTATE);
    const std::string_view state = raw_state == nullptr ? "" : raw_state;
    const char* raw_name = raw == nullptr ? nullptr : PQresultErrorField(raw, PG_DIAG_CONSTRAINT_NAME);
    const std::string name = raw_name == nullptr ? "" : raw_name;
    if (PQstatus(handle_) != CONNECTION_OK || state.starts_with("57P"))
        throw DatabaseError(DatabaseError::Kind::gone, what);
    if (state == "23505")
        throw ConstraintError(ConstraintError::Kind::unique, name, what);
    if (state == "23503")
        throw ConstraintError(ConstraintError::Kind::foreign_key, name, what);
    if (state == "23514")
        throw ConstraintError(ConstraintError::Kind::check, name, what);
    if (state == "23502")
        throw ConstraintError(ConstraintError::Kind::not_null, name, what);
    if (state == "40001" || state == "40P01")
        throw RetryError(what);
    if (state == "53100")
        throw DatabaseError(DatabaseError::Kind::full, what);
    if (state == "55P03" || state == "57014")
        throw DatabaseError(DatabaseError::Kind::busy, what);
    throw DatabaseError(DatabaseError::Kind::other, what);
}

const PostgresConnection::Prepared& PostgresConnection::prepare(std::string_view sql, Params params)
{
    if (const auto found = prepared_.find(sql); found != prepared_.end())
        return found->second;
    NumberedSql numbered = number_parameters(sql);
    Prepared prepared{fmt::format("s{}", prepared_.size() + 1), std::move(numbered.names)};
    // Numbers are 64-bit even where the server would guess less (":before = 0"); the type of NULL is left to the server.
    std::vector<Oid> types;
    for (const std::string& name : prepared.parameters)
        for (const Param& param : params)
            if (param.name == name) {
                types.push_back(bind(param.value).type);
                break;
            }
    types.resize(prepared.parameters.size());
    checked(PQprepare(handle_, prepared.name.c_str(), numbered.sql.c_str(), static_cast<int>(types.size()), types.data()), sql);
    return prepared_.emplace(std::string(sql), std::move(prepared)).first->second;
}

PostgresConnection::ResultPtr PostgresConnection::run(std::string_view sql, Params params)
{
    const Prepared& prepared = prepare(sql, params);
    std::vector<Bound> bound;
    bound.reserve(prepared.parameters.size());
    for (const std::string& name : prepared.parameters)
        for (const Param& param : params)
            if (param.name == name) {
                bound.push_back(bind(param.value));
                break;
            }
    if (bound.size() != prepared.parameters.size() || params.size() != bound.size())
        throw std::logic_error(fmt::format("{} parameters given, {} bound, {} wanted: {}", params.size(), bound.size(),
                                           prepared.parameters.size(), sql));
    std::vector<const char*> values;
    std::vector<int> lengths, formats;
    for (const Bound& one : bound) {
        values.push_back(one.data != nullptr ? one.data : one.size == -1 ? one.owned.c_str() : nullptr);
        lengths.push_back(one.size == -1 ? static_cast<int>(one.owned.size()) : one.size);
        formats.push_back(one.format);
    }
    ++statements_run_;
    return checked(PQexecPrepared(handle_, prepared.name.c_str(), static_cast<int>(values.size()), values.data(), lengths.data(),
                                  formats.data(), 0),
                   sql);
}

std::int64_t PostgresConnection::exec(std::string_view sql, Params params)
{
    const ResultPtr result = run(sql, params);
    const std::string_view touched = PQcmdTuples(result.get());
    std::int64_t count = 0;
    std::from_chars(touched.data(), touched.data() + touched.size(), count);
    return count;
}

void PostgresConnection::each_while(std::string_view sql, Params params, const std::function<bool(const Row&)>& each)
{
    const ResultPtr result = run(sql, params);
    PostgresRow row(result.get());
    const int rows = PQntuples(result.get());
    for (int i = 0; i < rows; ++i) {
        row.move_to(i);
        if (!each(row))
            break;
    }
}

void PostgresConnection::commit()
{
    const auto result = checked(PQexec(handle_, "COMMIT"), "COMMIT");
    if (std::string_view(PQcmdStatus(result.get())) != "COMMIT")
        throw DatabaseError(DatabaseError::Kind::other, "the server rolled back: a statement of the transaction had failed");
}

void PostgresConnection::script(std::string_view sql)
{
    const std::string text(sql);
    checked(PQexec(handle_, text.c_str()), sql);
}

}   // namespace tantrao::db
