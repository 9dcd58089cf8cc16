// Result<T>: a value, or the reason why there is none. For outcomes a caller must expect (bad input, not found, not
// allowed, wrong state, conflict). A broken world (database gone, disk full) is an exception instead: docs/adr/0004-errors.md.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace tantrao {

// The closed list of reasons. http status and page follow from it in one place (platform/web/error_pages).
enum class ErrorKind { invalid, unauthenticated, forbidden, not_found, conflict, gone, too_large, too_many, unavailable };

// One bad field of a form: the field's name and a message code ("articles.title.missing"); args fill its {0}, {1}.
struct FieldError {
    std::string field;
    std::string code;
    std::vector<std::string> args;
};

struct Error {
    ErrorKind kind = ErrorKind::invalid;
    std::string code;                 // stable message code; the visitor's sentence is in messages/*.toml
    std::vector<std::string> args;    // fill {0}, {1} … of that sentence
    std::vector<FieldError> fields;   // per field, for forms
    std::string detail;               // for the log only, never shown

    static Error invalid(std::string code, std::vector<std::string> args = {})
    {
        return {ErrorKind::invalid, std::move(code), std::move(args), {}, {}};
    }
    static Error fields_invalid(std::vector<FieldError> fields)
    {
        return {ErrorKind::invalid, "form.invalid", {}, std::move(fields), {}};
    }
    static Error not_found(std::string code) { return {ErrorKind::not_found, std::move(code), {}, {}, {}}; }
    static Error forbidden(std::string code, std::vector<std::string> args = {})
    {
        return {ErrorKind::forbidden, std::move(code), std::move(args), {}, {}};
    }
    static Error conflict(std::string code, std::vector<std::string> args = {})
    {
        return {ErrorKind::conflict, std::move(code), std::move(args), {}, {}};
    }
    static Error of(ErrorKind kind, std::string code) { return {kind, std::move(code), {}, {}, {}}; }
};

template <class T>
class [[nodiscard]] Result {
  public:
    Result(T value) : value_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : value_(std::in_place_index<1>, std::move(error)) {}

    explicit operator bool() const noexcept { return value_.index() == 0; }
    bool has_value() const noexcept { return value_.index() == 0; }
    T& value() & { return std::get<0>(value_); }
    const T& value() const& { return std::get<0>(value_); }
    T&& value() && { return std::get<0>(std::move(value_)); }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }
    Error& error() & { return std::get<1>(value_); }
    const Error& error() const& { return std::get<1>(value_); }
    Error&& error() && { return std::get<1>(std::move(value_)); }

  private:
    std::variant<T, Error> value_;
};

template <>
class [[nodiscard]] Result<void> {
  public:
    Result() = default;
    Result(Error error) : failed_(true), error_(std::move(error)) {}

    explicit operator bool() const noexcept { return !failed_; }
    bool has_value() const noexcept { return !failed_; }
    void value() const {}
    Error& error() & { return error_; }
    const Error& error() const& { return error_; }
    Error&& error() && { return std::move(error_); }

  private:
    bool failed_ = false;
    Error error_;
};

}   // namespace tantrao

#define TANTRAO_CONCAT_(a, b) a##b
#define TANTRAO_CONCAT(a, b) TANTRAO_CONCAT_(a, b)
#define TANTRAO_TRY_(name, ...) \
    __extension__({ \
        auto&& name = (__VA_ARGS__); \
        if (!name) [[unlikely]] \
            return std::move(name).error(); \
        std::move(name).value(); \
    })
// Yields the value of a Result, or returns its error from the enclosing function. Never inside a coroutine (g++ 12 crashes).
#define TANTRAO_TRY(...) TANTRAO_TRY_(TANTRAO_CONCAT(result_, __COUNTER__), __VA_ARGS__)
