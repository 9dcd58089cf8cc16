// Every route × everybody who might ask × every state an article can be in, generated from the list of routes: a new route without
// an expectation fails here.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/features.hpp"
#include "app/tests/route_expectations.hpp"
#include "features/articles/testing.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace tantrao::app {
namespace {

using access::Level;

// Somebody who asks. Without a name: not signed in.
struct Role {
    std::string name;
    SiteId site;
    Level level = Level::update;
    web::TestDesk desk;
    bool signed_in() const { return !name.empty(); }
};

class RouteMatrix : public testing::Test {
  protected:
    RouteMatrix() : portal_(features())
    {
        files::start_pictures("app_tests");
        writer_ = portal_.account("writer@vidu.example", {{portal_.commune(), Level::update}});
        head_ = portal_.account("head@vidu.example", {{portal_.commune(), Level::moderate}});
        picture_ = articles::picture_for_test(portal_, portal_.commune(), "Chợ phiên");
        variant_ = portal_.core().read(
            [&](db::Connection& core) { return media::find_file(core, picture_.file)->encodings.front().hash; });
    }

    std::vector<Role> roles()
    {
        std::vector<Role> all{{}};
        for (const SiteId site : {portal_.commune(), portal_.province()})
            for (const Level level : {Level::update, Level::moderate, Level::administer}) {
                const std::string name =
                    fmt::format("{}-{}", access::name_of(level), site == portal_.commune() ? "commune" : "province");
                all.push_back({name, site, level, portal_.sign_in(portal_.account(name + "@vidu.example", {{site, level}}))});
            }
        return all;
    }
    static std::vector<web::Route> routes(bool (web::Route::*is_kind)() const)
    {
        std::vector<web::Route> all;
        for (const web::Feature& feature : features())
            for (const web::Route& route : feature.routes)
                if ((route.*is_kind)())
                    all.push_back(route);
        return all;
    }

    template <class F>
    auto act(AccountId who, F&& change)
    {
        return portal_.core().write([&](db::Transaction& tx) {
            const access::Actor actor = access::load_actor(tx.db(), who, "Người thử");
            return change(tx, publication::Acting{actor, portal_.clock().now(), "test"});
        });
    }
    publication::Edition stored(EditionId id)
    {
        return portal_.core().read([&](db::Connection& core) { return publication::find_edition(core, id).value(); });
    }
    void pass(EditionId id)
    {
        const auto edition = stored(id);
        act(head_, [&](auto& tx, const auto& acting) {
            return publication::pass(tx, acting, portal_.commune(), id, edition.version, edition.content_hash);
        }).value();
    }
    void submit(EditionId id)
    {
        const auto version = stored(id).version;
        (void)act(writer_,
                  [&](auto& tx, const auto& acting) { return publication::submit(tx, acting, portal_.commune(), id, version); });
    }
    EditionId draft(std::optional<Instant> publish_at, std::optional<Instant> expire_at)
    {
        auto article = articles::sample_article(portal_.category(portal_.commune(), "tin-tuc"), "Một bài");
        article.lead = picture_;
        article.publish_at = publish_at;
        article.expire_at = expire_at;
        const auto content = articles::to_content(articles::checked(article).value());
        return act(writer_,
                   [&](auto& tx, const auto& acting) {
                       return publication::create(tx, acting, portal_.commune(), articles::kind, "vi", content);
                   })
            .value()
            .edition;
    }
    // An article of the commune whose edition (the returned one) is in that state.
    EditionId article_in(State state)
    {
        const bool later = state == State::scheduled;
        const Instant in_an_hour = portal_.clock().now() + hours_us(1);
        const EditionId id = draft(later ? std::optional(in_an_hour) : std::nullopt,
                                   state == State::expired ? std::optional(in_an_hour) : std::nullopt);
        if (state == State::draft)
            return id;
        submit(id);
        const auto decide = [&](auto&& change) {
            const auto edition = stored(id);
            (void)act(head_, [&](auto& tx, const auto& acting) { return change(tx, acting, edition); });
        };
        if (state == State::returned)
            decide([&](auto& tx, auto& acting, auto& edition) {
                return publication::send_back(tx, acting, portal_.commune(), id, edition.version, "Thiếu nguồn.");
            });
        else if (state == State::declined)
            decide([&](auto& tx, auto& acting, auto& edition) {
                return publication::decline(tx, acting, portal_.commune(), id, edition.version, "Đã có bài khác.");
            });
        else if (state != State::submitted)
            pass(id);
        if (state == State::superseded) {
            const EditionId next = act(writer_, [&](auto& tx, const auto& acting) {
                                       return publication::start_edition(tx, acting, portal_.commune(), stored(id).item);
                                   }).value();
            submit(next);
            pass(next);
        }
        if (state == State::withdrawn)
            decide([&](auto& tx, auto& acting, auto& edition) {
                return publication::withdraw(tx, acting, portal_.commune(), edition.item, "Đăng nhầm.");
            });
        if (state == State::expired)
            (void)portal_.core().write([&](db::Transaction& tx) { return publication::expire_due(tx, in_an_hour, id); });
        EXPECT_EQ(stored(id).state, state);
        return id;
    }

    std::string filled(std::string target, EditionId edition = {})
    {
        const auto replace = [&](std::string_view name, const std::string& value) {
            if (const auto at = target.find(name); at != std::string::npos)
                target.replace(at, name.size(), value);
        };
        replace("{site}", "yen-phu");
        replace("{slug}", "yen-phu");
        replace("{edition}", std::to_string(edition.value));
        replace("{category}", std::to_string(portal_.category(portal_.commune(), "tin-tuc").value));
        replace("{grant}", "999999");
        replace("{job}", "999999");
        replace("{token}", "khong-co");
        replace("{name}", "anh.jpg");
        replace("{hash}", target.starts_with("/files/") ? variant_ : picture_.file);
        if (target.find("{number}") != std::string::npos)
            replace("{number}", std::to_string(stored(edition).item.value));
        return target;
    }
    web::TypedFields fields_of(const Expected& expected, EditionId edition)
    {
        web::TypedFields fields = expected.fields;
        if (!edition)
            return fields;
        const auto now = stored(edition);
        for (const auto& [name, value] : {std::pair{"version", std::to_string(now.version)},
                                          {"read_version", std::to_string(now.version)},
                                          {"hash", now.content_hash},
                                          {"title", std::string("Một bài, đã sửa")},
                                          {"body", std::string("Đoạn.")},
                                          {"body_format", std::string("text")},
                                          {"category", std::to_string(now.content.category.value)}})
            fields.emplace_back(name, value);
        return fields;
    }
    web::TestAnswer ask(const Role& role, const web::Route& route, const Expected& expected, EditionId edition)
    {
        const std::string target = filled(route.pattern, edition);
        return route.method == http::Method::post ? portal_.post(role.desk, target, fields_of(expected, edition))
                                                  : portal_.get(role.desk, target);
    }

    // The rule of rights, said once more: the level on the very site the route is about, the portal where it names none.
    bool has_power(const Role& role, const web::Route& route) const
    {
        if (route.power.empty())
            return true;
        const bool of_site = route.pattern.find("{site}") != std::string::npos;
        return role.site == (of_site ? portal_.commune() : portal_.province()) &&
               role.level >= access::find_power(route.power)->level;
    }
    int expected_status(const Role& role, const web::Route& route, const Expected& expected, State state) const
    {
        if (!role.signed_in())
            return done;   // to the sign-in page
        if (!has_power(role, route))
            return refused;
        const auto gate = expected.gate_level.find(state);
        if (gate != expected.gate_level.end() && role.level < gate->second)
            return refused;
        const bool of_library = route.name.starts_with("media.desk_file");
        return of_library && role.site != portal_.commune() ? unknown : expected.at(state);
    }

    web::TestPortal portal_;
    AccountId writer_, head_;
    articles::Picture picture_;
    std::string variant_;   // hash of one of its public forms
};

bool is_open(const web::Route& route) { return !route.is_desk() && !route.is_of_site(); }

TEST_F(RouteMatrix, NamesEveryRoute)
{
    for (const web::Feature& feature : features())
        for (const web::Route& route : feature.routes) {
            const bool named = route.is_desk()     ? expectations().contains(route.name)
                               : route.is_reader() ? reader_expectations().contains(route.name)
                               : route.is_guest()  ? guest_expectations().contains(route.name)
                                                   : open_expectations().contains(route.name);
            EXPECT_TRUE(named) << "route " << route.name << " has no expectation in route_expectations.hpp";
        }
}

TEST_F(RouteMatrix, LeavesNoSiteAWordOfTheDesk)
{
    for (const web::Route& route : routes(&web::Route::is_desk)) {
        const std::string_view first = std::string_view(route.pattern).substr(1, route.pattern.find('/', 1) - 1);
        if (!first.empty() && !first.starts_with('{')) {
            EXPECT_TRUE(site::is_desk_word(first)) << route.pattern;
        }
    }
}

TEST_F(RouteMatrix, AnswersEverybodyByRightsAndState)
{
    const auto all_roles = roles();
    for (const web::Route& route : routes(&web::Route::is_desk)) {
        const auto found = expectations().find(route.name);
        if (found == expectations().end())
            continue;   // NamesEveryRoute says it
        const bool of_edition = route.pattern.find("{edition}") != std::string::npos;
        for (const Role& role : all_roles)
            for (const State state : all_states) {
                if (!of_edition && state != State::draft)
                    break;
                const EditionId edition = of_edition ? article_in(state) : EditionId{};
                const bool ends_session = route.name == "accounts.sign_out" && role.signed_in();
                Role asking = role;
                if (ends_session)
                    asking.desk = portal_.sign_in(role.desk.account);
                const auto answer = ask(asking, route, found->second, edition);
                const std::string who = role.signed_in() ? role.name : "nobody";
                EXPECT_EQ(answer.status, expected_status(role, route, found->second, state))
                    << route.name << " by " << who << (of_edition ? fmt::format(" on {}", publication::name_of(state)) : "")
                    << "\n"
                    << answer.body.substr(0, 200);
                if (!role.signed_in()) {
                    EXPECT_TRUE(answer.location().starts_with("/dang-nhap")) << route.name;
                }
            }
    }
}

TEST_F(RouteMatrix, ShowsAnEditionOnItsOwnSiteOnly)
{
    const auto stranger = portal_.sign_in(portal_.account("stranger@vidu.example", {{portal_.province(), Level::administer}}));
    const Role role{"stranger", portal_.province(), Level::administer, stranger};
    for (const web::Route& route : routes(&web::Route::is_desk))
        if (route.pattern.find("{edition}") != std::string::npos) {
            const EditionId edition = article_in(State::submitted);
            web::Route elsewhere = route;
            elsewhere.pattern.replace(elsewhere.pattern.find("{site}"), 6, "tuyen-quang");
            EXPECT_EQ(ask(role, elsewhere, expectations().find(route.name)->second, edition).status, unknown) << route.name;
            EXPECT_EQ(stored(edition).state, State::submitted);
        }
}

TEST_F(RouteMatrix, RefusesEveryActionWithoutItsToken)
{
    const auto desk = portal_.sign_in(
        portal_.account("all@vidu.example", {{portal_.province(), Level::administer}, {portal_.commune(), Level::administer}}));
    for (const web::Route& route : routes(&web::Route::is_desk)) {
        if (route.method != http::Method::post)
            continue;
        const bool of_edition = route.pattern.find("{edition}") != std::string::npos;
        const EditionId edition = of_edition ? article_in(State::submitted) : EditionId{};
        auto fields = fields_of(expectations().find(route.name)->second, edition);
        fields.emplace_back("csrf", desk.csrf.substr(1) + "x");
        EXPECT_EQ(portal_.post(desk, filled(route.pattern, edition), fields).status, refused) << route.name;
        if (of_edition) {
            EXPECT_EQ(stored(edition).state, State::submitted) << route.name;
        }
    }
    EXPECT_EQ(portal_.get(desk, "/tai-khoan").status, shown) << "the session is not ended by a forged form either";
}

TEST_F(RouteMatrix, AnswersOtherMethodsWith405)
{
    const auto desk = portal_.sign_in(portal_.account("all@vidu.example", {{portal_.commune(), Level::administer}}));
    for (const web::Route& route : routes(&web::Route::is_desk)) {
        const auto pages = routes(&web::Route::is_desk);
        const bool both = std::ranges::count(pages, route.pattern, &web::Route::pattern) > 1;
        if (both || route.pattern.find("{edition}/") != std::string::npos || route.pattern == "/{site}")
            continue;   // the other method has a page of its own there, or a wider pattern would match
        const std::string target = filled(route.pattern, EditionId{1});
        const auto answer = route.method == http::Method::post ? portal_.get(desk, target) : portal_.post(desk, target, {});
        const bool reads_as_site =
            route.method == http::Method::post && route.pattern.rfind('/') == 0;   // "/ra": a site that is not there
        EXPECT_EQ(answer.status, reads_as_site ? unknown : 405) << route.name;
    }
    const auto guests = routes(&web::Route::is_guest);
    for (const web::Route& route : routes(&web::Route::is_reader)) {
        if (std::ranges::find(guests, route.pattern, &web::Route::pattern) != guests.end())
            continue;   // the form of this page is sent there
        auto asked = portal_.request(http::Method::post, "localhost", reader_expectations().find(route.name)->second.target);
        EXPECT_EQ(portal_.ask(std::move(asked)).status, 405) << route.name;
    }
}

TEST_F(RouteMatrix, OpensWhatNeedsNoSession)
{
    for (const web::Feature& feature : features())
        for (const web::Route& route : feature.routes)
            if (is_open(route)) {
                const auto found = open_expectations().find(route.name);
                const std::string target = filled(route.pattern);
                const auto answer =
                    route.method == http::Method::post ? portal_.post({}, target, {}) : portal_.get(web::TestDesk{}, target);
                EXPECT_EQ(answer.status, found->second) << route.name;
            }
}

TEST_F(RouteMatrix, TakesFormsOfReadersFromItsOwnPagesOnly)
{
    for (const web::Route& route : routes(&web::Route::is_guest)) {
        const std::string target = filled(route.pattern);
        const bool is_form = route.method == http::Method::post;
        const auto answer = is_form ? portal_.send("yenphu.localhost", target, {}) : portal_.get("yenphu.localhost", target);
        EXPECT_EQ(answer.status, guest_expectations().find(route.name)->second) << route.name;
        EXPECT_EQ(answer.response.header("Cache-Control"), "no-store") << route.name;
        if (!is_form)
            continue;
        auto foreign = portal_.request(http::Method::post, "yenphu.localhost", target);
        foreign.headers = {{"origin", "https://khac.example"}};
        EXPECT_EQ(portal_.ask(std::move(foreign)).status, refused) << route.name;
    }
}

TEST_F(RouteMatrix, ShowsReadersWhatIsPublicAndNothingElse)
{
    for (const State state : all_states) {
        const EditionId edition = article_in(state);
        const bool is_public = state == State::live || state == State::superseded;
        portal_.settle();
        for (const web::Route& route : routes(&web::Route::is_reader)) {
            const auto& expected = reader_expectations().find(route.name)->second;
            const bool of_file = expected.target.starts_with("/files/");
            if (of_file && state != State::draft)
                continue;   // one picture for all articles: see below
            const int status = !expected.follows_item                                 ? expected.answer
                               : is_public                                            ? shown
                               : state == State::withdrawn || state == State::expired ? 410
                                                                                      : unknown;
            const auto answer = portal_.get("yenphu.localhost", filled(expected.target, edition));
            EXPECT_EQ(answer.status, status) << route.name << " on " << publication::name_of(state);
            if (expected.follows_item && !of_file) {
                EXPECT_EQ(portal_.get("localhost", filled(expected.target, edition)).status, unknown)
                    << route.name << " on another site's host";
            }
        }
    }
}

TEST_F(RouteMatrix, ShowsAFileWhileAnArticleShowsIt)
{
    const auto file = [&] { return portal_.get("yenphu.localhost", filled("/files/{hash}")).status; };
    for (const State state : {State::draft, State::submitted, State::scheduled, State::returned, State::declined}) {
        article_in(state);
        portal_.settle();
        EXPECT_EQ(file(), unknown) << publication::name_of(state);
    }
    const EditionId live = article_in(State::live);
    portal_.settle();
    EXPECT_EQ(file(), shown);
    (void)act(head_, [&](auto& tx, const auto& acting) {
        return publication::withdraw(tx, acting, portal_.commune(), stored(live).item, "Đăng nhầm.");
    });
    portal_.settle();
    EXPECT_EQ(file(), 410);
}

}   // namespace
}   // namespace tantrao::app
