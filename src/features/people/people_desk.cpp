// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/people/people_desk.hpp"
#include "base/text.hpp"
#include "base/whole_number.hpp"
#include "platform/site/site_store.hpp"
#include "platform/web/desk_record.hpp"
#include "platform/web/error_pages.hpp"
#include "platform/web/form_values.hpp"
#include "platform/web/site_frame.hpp"
#include <algorithm>
#include <array>

namespace tantrao::people {
namespace {

constexpr std::array levels{access::Level::update, access::Level::moderate, access::Level::administer};

struct Typed {
    std::string email, name, level = "update";
    CategoryId category;
};

Typed read(const http::Fields& fields)
{
    return {text::clean_line(fields.get("email")), text::clean_line(fields.get("name")), std::string(fields.get("level")),
            CategoryId{whole_number(fields.get("category"))}};
}

std::string name_of_level(const web::Ui& ui, access::Level level)
{
    return ui.messages.get("vi", "level." + std::string(access::name_of(level)));
}

// The site whose people are shown: that of the address on its own desk, or the one the portal's administrator opened from the list of sites.
struct Place {
    SiteId site;
    std::string path, power, title;
};

Result<Place> place_of(const web::DeskRequest& request)
{
    const std::string_view slug = request.path.get("slug");
    if (slug.empty())
        return Place{request.site_id(), request.site_path("ban-bien-tap"), "accounts.manage", ""};
    const auto found = request.core().read([&](db::Connection& core) { return site::find_site_by_slug(core, slug); });
    if (!found)
        return Error::not_found("site.unknown");
    return Place{found->id, "/cac-trang/" + found->slug + "/ban-bien-tap", "sites.create", found->details.name};
}

struct Person {
    access::Grant grant;
    identity::Account account;
    std::string category;
};

std::vector<Person> people_of(db::Connection& core, SiteId site)
{
    std::vector<Person> people;
    for (const access::Grant& grant : access::grants_on(core, site)) {
        auto account = identity::find_account(core, grant.account);
        if (!account)
            continue;
        const auto category = grant.category ? site::find_category(core, site, grant.category) : std::nullopt;
        people.push_back({grant, std::move(*account), category ? category->name : ""});
    }
    std::ranges::stable_sort(people, {}, [](const Person& person) { return text::name_sort_key(person.account.name); });
    return people;
}

void add_choices(view::Values& values, const web::DeskRequest& request, const Place& place, const Typed& typed)
{
    for (const access::Level level : levels) {
        view::Values& row = values.row("LEVELS");
        row.set("VALUE", access::name_of(level))
            .set("LABEL", name_of_level(request.ui, level))
            .show_if(typed.level == access::name_of(level), "CHOSEN");
    }
    for (const site::Category& category :
         request.core().read([&](db::Connection& core) { return site::categories_of(core, place.site); })) {
        view::Values& row = values.row("CATEGORIES");
        row.set("ID", category.id.value).set("NAME", category.name).show_if(category.id == typed.category, "CHOSEN");
    }
}

// `first_password`: of the account that was just made, shown this once.
http::Response page(const web::DeskRequest& request, const Place& place, const Typed& typed, const Error* error,
                    std::string_view first_password = {})
{
    view::Values values;
    web::set_csrf(values, request);
    web::set_problems(values, request.ui, error);
    web::set_field(values, request.ui, "email", typed.email, error);
    web::set_field(values, request.ui, "name", typed.name, error);
    web::set_field(values, request.ui, "level", typed.level, error);
    values.set("ACTION", place.path).set_if("OF_SITE", place.title);
    values.set_if("FIRST_PASSWORD", first_password).set("NEW_EMAIL", typed.email);
    add_choices(values, request, place, first_password.empty() ? typed : Typed{});
    const auto people = request.core().read([&](db::Connection& core) { return people_of(core, place.site); });
    values.show_if(people.empty(), "NOBODY").show_if(!people.empty(), "PEOPLE_IF");
    for (const Person& person : people) {
        view::Values& row = values.row("PEOPLE");
        row.set("NAME", person.account.name)
            .set("EMAIL", person.account.email)
            .set("LEVEL", name_of_level(request.ui, person.grant.level));
        row.set_if("CATEGORY", person.category).show_if(!person.account.active, "DISABLED");
        row.set("REVOKE", place.path + "/" + std::to_string(person.grant.id) + "/thoi").set("CSRF", request.session.csrf);
        row.set("SEEN", person.account.last_signed_in_at.us > 0 ? format_date_time(person.account.last_signed_in_at)
                                                                : request.ui.messages.get("vi", "people.never"));
    }
    return web::desk_response(request, {"Ban biên tập", place.title.empty() ? "ban-bien-tap" : "/cac-trang"},
                              web::render_part(request.ui, "features/people/templates/people.tpl", values),
                              error == nullptr ? 200 : web::status_of(error->kind));
}

// A first password that can be read out over the telephone.
std::string made_password() { return random_hex(3) + "-" + random_hex(3) + "-" + random_hex(3); }

Error beside_its_field(Error error)
{
    if (!error.fields.empty())
        return error;
    const bool is_name = error.code == "account.name.missing";
    return Error::fields_invalid({{is_name ? "name" : "email", error.code, error.args}});
}

struct Added {
    AccountId account;
    std::string first_password;   // "" if the account was there already
};

// The account for the address, made if there is none. Hashing takes time: outside any transaction.
Result<Added> account_for(const web::DeskRequest& request, const Typed& typed)
{
    if (const auto known =
            request.core().read([&](db::Connection& core) { return identity::find_account_by_email(core, typed.email); }))
        return Added{known->id, ""};
    Added added;
    added.first_password = made_password();
    added.account =
        TANTRAO_TRY(identity::create_account(request.core(), request.now, {typed.email, typed.name, added.first_password, true}));
    return added;
}

Result<void> check_category(const web::DeskRequest& request, SiteId site, CategoryId category)
{
    const bool known = !category || request.core().read([&](db::Connection& core) {
        return site::find_category(core, site, category).has_value();
    });
    if (!known)
        return Error::fields_invalid({{"category", "category.unknown", {}}});
    return {};
}

}   // namespace

Result<http::Response> list_page(const web::DeskRequest& request)
{
    return page(request, TANTRAO_TRY(place_of(request)), {}, nullptr);
}

Result<http::Response> add_person(const web::DeskRequest& request)
{
    const Place place = TANTRAO_TRY(place_of(request));
    const Typed typed = read(request.form.fields);
    const auto level = access::level_of(typed.level);
    const auto category_checked = check_category(request, place.site, typed.category);
    if (!level || !category_checked) {
        const Error error =
            level ? category_checked.error() : Error::fields_invalid({{"level", level.error().code, level.error().args}});
        return page(request, place, typed, &error);
    }
    const auto added = account_for(request, typed);
    if (!added) {
        const Error error = beside_its_field(added.error());
        return page(request, place, typed, &error);
    }
    (void)request.core().write([&](db::Transaction& tx) -> Result<int> {
        access::grant(tx, request.now, added->account, place.site, *level, typed.category, request.actor.id);
        web::record(tx, request, place.site,
                    {"people.grant", place.power, "account", added->account.value, {{"level", typed.level}}});
        return 0;
    });
    if (added->first_password.empty())
        return web::done(place.path, "level_given", typed.email);
    return page(request, place, typed, nullptr, added->first_password);
}

Result<http::Response> revoke_grant(const web::DeskRequest& request)
{
    const Place place = TANTRAO_TRY(place_of(request));
    const std::int64_t id = request.path.number("grant");
    const auto revoked = request.core().write([&](db::Transaction& tx) -> Result<void> {
        const auto grants = access::grants_on(tx.db(), place.site);
        const auto found = std::ranges::find(grants, id, &access::Grant::id);
        if (found == grants.end())
            return Error::not_found("people.grant.unknown");
        if (found->account == request.actor.id && found->level == access::Level::administer)
            return Error::conflict("people.grant.own");
        if (!access::revoke(tx, request.now, id, place.site))
            return Error::not_found("people.grant.unknown");
        web::record(tx, request, place.site, {"people.revoke", place.power, "account", found->account.value, {}});
        return {};
    });
    if (!revoked)
        return page(request, place, {}, &revoked.error());
    return web::done(place.path, "level_taken");
}

}   // namespace tantrao::people
