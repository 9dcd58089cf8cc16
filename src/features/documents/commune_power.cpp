// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/commune_power.hpp"
#include "base/csv.hpp"
#include "base/resources.hpp"
#include "features/documents/catalogue.hpp"
#include <stdexcept>
#include <string_view>

namespace tantrao::documents {
namespace {

constexpr std::string_view path = "data/reference/commune-power.csv";

std::vector<CommunePower> read_powers()
{
    const auto csv = find_resource(path);
    if (!csv)
        throw std::logic_error("not compiled in: " + std::string(path));
    std::vector<CommunePower> all;
    for (const auto& row : csv_rows(*csv))
        all.push_back({row.at(0), row.at(1), row.at(2) == "yes", row.at(3), row.at(4) == "V"});
    return all;
}

// "UBND xã Yên Phú", "Hội đồng nhân dân phường Minh Xuân".
bool is_of_commune(std::string_view issuer)
{
    const std::string key = issuer_key(issuer);
    for (const std::string_view body : {"uy-ban-nhan-dan-", "hoi-dong-nhan-dan-", "ubnd-", "hdnd-"})
        for (const std::string_view unit : {"xa-", "phuong-", "thi-tran-", "dac-khu-"})
            if (key.starts_with(std::string(body) + std::string(unit)))
                return true;
    return false;
}

}   // namespace

const std::vector<CommunePower>& commune_powers()
{
    static const std::vector<CommunePower> all = read_powers();
    return all;
}

const CommunePower* without_power(const Document& document)
{
    if (!is_of_commune(document.issuer) || !makes_law(document.type, document.number))
        return nullptr;
    for (const CommunePower& time : commune_powers())
        if (!time.may_issue && document.issued_on >= time.from && (time.until.empty() || document.issued_on < time.until))
            return &time;
    return nullptr;
}

}   // namespace tantrao::documents
