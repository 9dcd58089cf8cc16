// Collects what is wrong with a form, so that everything is told at once.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/result.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace tantrao {

class Problems {
  public:
    void add(std::string field, std::string code, std::vector<std::string> args = {})
    {
        fields_.push_back({std::move(field), std::move(code), std::move(args)});
    }
    // What belongs to no field is shown at `field`.
    void add(std::string field, const Error& error) { add(std::move(field), error.code, error.args); }
    // Of a later check: only what is not said of the field already.
    void add_new(const FieldError& error)
    {
        if (!has(error.field))
            fields_.push_back(error);
    }
    void add_new(const Error& error)
    {
        for (const FieldError& each : error.fields)
            add_new(each);
    }
    bool has(std::string_view field) const { return std::ranges::find(fields_, field, &FieldError::field) != fields_.end(); }
    bool none() const { return fields_.empty(); }
    Error error() const { return Error::fields_invalid(fields_); }

  private:
    std::vector<FieldError> fields_;
};

}   // namespace tantrao
