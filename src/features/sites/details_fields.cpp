// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/sites/details_fields.hpp"
#include "base/text.hpp"
#include <array>

namespace tantrao::sites {
namespace {

struct Field {
    std::string_view name;
    std::string site::Details::*member;
};

constexpr std::array fields{
    Field{"name", &site::Details::name},
    Field{"official_name", &site::Details::official_name},
    Field{"short_name", &site::Details::short_name},
    Field{"established_number", &site::Details::established_number},
    Field{"established_on", &site::Details::established_on},
    Field{"managing_body", &site::Details::managing_body},
    Field{"responsible_person", &site::Details::responsible_person},
    Field{"address", &site::Details::address},
    Field{"phone", &site::Details::phone},
    Field{"email", &site::Details::email},
    Field{"licence", &site::Details::licence},
    Field{"theme", &site::Details::theme},
};

constexpr std::array<std::pair<std::string_view, std::string_view>, 13> field_of_code{{
    {"site.name.missing", "name"},
    {"site.decision.missing", "established_number"},
    {"site.slug.pattern", "slug"},
    {"site.slug.reserved", "slug"},
    {"site.host.pattern", "host_label"},
    {"site.taken", "slug"},
    {"category.slug.pattern", "slug"},
    {"category.slug.reserved", "slug"},
    {"category.slug.taken", "slug"},
    {"category.name.missing", "name"},
    {"category.parent.unknown", "parent"},
    {"category.parent.circle", "parent"},
    {"site.state.move", "state"},
}};

} // namespace

site::Details read_details(const http::Fields& typed)
{
    site::Details details;
    for (const Field& field : fields)
        details.*field.member = text::clean_line(typed.get(field.name));
    return details;
}

void set_details(view::Values& values, const web::Ui& ui, const site::Details& details, const Error* error)
{
    for (const Field& field : fields)
        web::set_field(values, ui, field.name, details.*field.member, error);
    for (const char* theme : {"red", "green", "blue", "teal", "brown"}) {
        view::Values& row = values.row("THEMES");
        row.set("VALUE", theme).set("LABEL", ui.messages.get("vi", std::string("theme.") + theme));
        row.show_if(details.theme == theme, "CHOSEN");
    }
}

Error beside_its_field(Error error)
{
    for (const auto& [code, field] : field_of_code)
        if (error.code == code && error.fields.empty()) {
            error.fields = {{std::string(field), error.code, error.args}};
            break;
        }
    return error;
}

} // namespace tantrao::sites
