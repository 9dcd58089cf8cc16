// One connection to a database, SQLite or PostgreSQL, behind the same calls. Not thread-safe: one thread at a time.
// SQL is the portable subset (docs/adr/0002-database-layer.md) with named parameters, ":name"; the same name may be used
// twice. Statements are prepared once per connection and kept by their text, so SQL must be constant text.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/ids.hpp"
#include "base/time.hpp"

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

namespace tantrao::db {

// Bytes, as against text: BLOB / BYTEA.
struct Bytes {
    std::string_view data;
};

// A value to bind. Text and bytes are borrowed until the call returns.
class Value {
  public:
    using Held = std::variant<std::nullptr_t, std::int64_t, double, std::string_view, Bytes>;
    Value(std::nullptr_t) : held_(nullptr) {}
    template <class I>
    requires(std::is_integral_v<I> || std::is_enum_v<I>) Value(I v) : held_(static_cast<std::int64_t>(v)) {}
    Value(double v) : held_(v) {}
    Value(std::string_view v) : held_(v) {}
    Value(const std::string& v) : held_(std::string_view(v)) {}
    Value(const char* v) : held_(std::string_view(v)) {}
    Value(Bytes v) : held_(v) {}
    Value(Instant t) : held_(t.us) {}
    template <class Tag>
    Value(Id<Tag> id) : held_(id.value)
    {
    }
    template <class T>
    Value(const std::optional<T>& v) : held_(nullptr)
    {
        if (v)
            held_ = Value(*v).held_;
    }
    const Held& held() const { return held_; }

  private:
    Held held_;
};

struct Param {
    std::string_view name;   // without the colon
    Value value;
};
using Params = std::initializer_list<Param>;

// The current row of a running query; columns by position from 0. Views are valid until the callback returns.
class Row {
  public:
    virtual ~Row() = default;
    virtual bool is_null(int column) const = 0;
    virtual std::int64_t i64(int column) const = 0;   // 0 for NULL
    virtual double real(int column) const = 0;
    virtual std::string_view text(int column) const = 0;   // "" for NULL; for bytes columns the raw bytes
    std::string str(int column) const { return std::string(text(column)); }
    bool flag(int column) const { return i64(column) != 0; }
    Instant instant(int column) const { return Instant{i64(column)}; }
    std::optional<Instant> opt_instant(int column) const
    {
        return is_null(column) ? std::nullopt : std::optional(instant(column));
    }
    std::optional<std::int64_t> opt_i64(int column) const { return is_null(column) ? std::nullopt : std::optional(i64(column)); }
    template <class IdType>
    IdType id(int column) const
    {
        return IdType{i64(column)};
    }
};

enum class Engine { sqlite, postgres };

// A broken world: database gone, disk full, SQL error. Caught once, in the request pipeline or the job runner.
class DatabaseError : public std::runtime_error {
  public:
    enum class Kind { gone, busy, full, other };
    DatabaseError(Kind why, const std::string& what) : std::runtime_error(what), kind(why) {}
    Kind kind;
};

// A constraint refused the change. `constraint` is what the engine tells: a constraint, index or "table.column" name.
class ConstraintError : public std::runtime_error {
  public:
    enum class Kind { unique, foreign_key, check, not_null };
    ConstraintError(Kind why, std::string which, const std::string& what)
        : std::runtime_error(what), kind(why), constraint(std::move(which))
    {
    }
    Kind kind;
    std::string constraint;
};

class Connection {
  public:
    virtual ~Connection() = default;

    // Runs a change; the number of rows it touched.
    virtual std::int64_t exec(std::string_view sql, Params params = {}) = 0;
    // Runs a query, calling `each` for every row in order; `each` returns false to stop early.
    virtual void each_while(std::string_view sql, Params params, const std::function<bool(const Row&)>& each) = 0;
    // Several statements separated by ';', without parameters and not kept: for migrations and PRAGMAs.
    virtual void script(std::string_view sql) = 0;
    virtual Engine engine() const = 0;
    // How many statements this connection has run, for the bound on queries per page.
    virtual std::int64_t statements_run() const = 0;

    template <class F>
    void each(std::string_view sql, Params params, F&& f)
    {
        each_while(sql, params, [&f](const Row& row) {
            f(row);
            return true;
        });
    }
    // The first row turned into a value by f, or nothing.
    template <class F>
    auto first(std::string_view sql, Params params, F&& f) -> std::optional<std::invoke_result_t<F, const Row&>>
    {
        std::optional<std::invoke_result_t<F, const Row&>> found;
        each_while(sql, params, [&](const Row& row) {
            found.emplace(f(row));
            return false;
        });
        return found;
    }
    // All rows turned into values by f.
    template <class F>
    auto all(std::string_view sql, Params params, F&& f) -> std::vector<std::invoke_result_t<F, const Row&>>
    {
        std::vector<std::invoke_result_t<F, const Row&>> found;
        each(sql, params, [&](const Row& row) { found.push_back(f(row)); });
        return found;
    }
    // The first column of the first row as a number; 0 where there is no row.
    std::int64_t number(std::string_view sql, Params params = {})
    {
        return first(sql, params, [](const Row& row) { return row.i64(0); }).value_or(0);
    }
};

}   // namespace tantrao::db
