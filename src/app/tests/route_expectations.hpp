// What the matrix test expects of every route of the desk, written down by hand and independently of the code that decides.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/publication/workflow.hpp"
#include "platform/web/testing.hpp"

#include <map>
#include <string>
#include <string_view>

namespace tantrao::app {

using publication::State;

// States an edition can be found in; `approved` lasts only inside a transaction.
inline constexpr std::array all_states{State::draft,      State::submitted, State::scheduled, State::live,
                                       State::superseded, State::returned,  State::declined,  State::withdrawn,
                                       State::expired};

// The answer to somebody who has the route's power. Edition routes answer by state: `otherwise` where the state is not named.
struct Expected {
    int otherwise = 200;
    std::map<State, int> by_state;
    // Where the gate asks for more than the route: the lowest level that is not refused with 403.
    std::map<State, access::Level> gate_level;
    web::TypedFields fields;
    int at(State state) const
    {
        const auto found = by_state.find(state);
        return found == by_state.end() ? otherwise : found->second;
    }
};

constexpr int shown = 200, moved = 301, done = 303, refused = 403, unknown = 404, too_late = 409, wrong = 422;

inline const std::map<std::string, Expected, std::less<>>& expectations()
{
    const auto moderate = access::Level::moderate;
    const web::TypedFields reason{{"reason", "Cần bổ sung nguồn."}};
    // An open text is saved by its writers' level, a text at a gate by those who hold the gate.
    const Expected saving{too_late, {{State::draft, done}, {State::returned, done}, {State::submitted, done}}, {{State::submitted, moderate}}, {}};
    Expected autosaving = saving;
    for (auto& [state, status] : autosaving.by_state)
        status = shown;
    static const std::map<std::string, Expected, std::less<>> all{
        {"today.all", {done, {}, {}, {}}},   // who works on one site is led there
        {"today.site", {}},
        {"accounts.own", {}},
        {"accounts.password", {}},
        {"accounts.password.change", {wrong, {}, {}, {}}},
        {"accounts.sign_out", {done, {}, {}, {}}},
        {"articles.list", {}},
        {"articles.new", {}},
        {"articles.create", {wrong, {}, {}, {}}},
        {"articles.edit", {}},
        {"articles.preview", {}},
        {"articles.save", saving},
        {"articles.autosave", autosaving},
        {"articles.take_back", {too_late, {{State::submitted, refused}}, {}, {}}},   // nobody here wrote it
        {"articles.pass", {too_late, {{State::submitted, done}}, {{State::submitted, moderate}}, {}}},
        {"articles.send_back",
         {too_late, {{State::submitted, done}, {State::scheduled, done}}, {{State::submitted, moderate}, {State::scheduled, moderate}}, reason}},
        {"articles.decline", {too_late, {{State::submitted, done}}, {{State::submitted, moderate}}, reason}},
        {"articles.withdraw", {too_late, {{State::live, done}, {State::superseded, done}}, {}, reason}},
        {"articles.start_edition", {too_late, {{State::live, done}, {State::superseded, done}, {State::withdrawn, done}, {State::expired, done}}, {}, {}}},
        // The editions of the matrix are articles: these pages know documents only. documents_tests walks their states.
        {"documents.desk.list", {}},
        {"documents.desk.new", {}},
        {"documents.desk.numbers", {}},   // JSON: nothing typed, nothing found
        {"documents.desk.create", {wrong, {}, {}, {}}},
        {"documents.desk.edit", {unknown, {}, {}, {}}},
        {"documents.desk.preview", {unknown, {}, {}, {}}},
        {"documents.desk.save", {unknown, {}, {}, {}}},
        {"documents.desk.autosave", {unknown, {}, {}, {}}},
        {"documents.tasks.list", {}},
        {"documents.tasks.document", {unknown, {}, {}, {}}},
        {"documents.tasks.give", {unknown, {}, {}, {}}},
        {"documents.tasks.one", {unknown, {}, {}, {}}},
        {"documents.tasks.act", {unknown, {}, {}, {}}},
        {"documents.take_back", {unknown, {}, {}, {}}},
        {"documents.pass", {unknown, {}, {}, {}}},
        {"documents.send_back", {unknown, {}, {}, reason}},
        {"documents.decline", {unknown, {}, {}, reason}},
        {"documents.withdraw", {unknown, {}, {}, reason}},
        {"documents.start_edition", {unknown, {}, {}, {}}},
        {"alerts.counts", {}},
        // As for documents: gazette_tests walks their states.
        {"gazette.desk.list", {}},
        {"gazette.desk.new", {}},
        {"gazette.desk.create", {wrong, {}, {}, {}}},
        {"gazette.desk.edit", {unknown, {}, {}, {}}},
        {"gazette.desk.save", {unknown, {}, {}, {}}},
        {"gazette.desk.preview", {unknown, {}, {}, {}}},
        {"gazette_issues.take_back", {unknown, {}, {}, {}}},
        {"gazette_issues.pass", {unknown, {}, {}, {}}},
        {"gazette_issues.send_back", {unknown, {}, {}, reason}},
        {"gazette_issues.decline", {unknown, {}, {}, reason}},
        {"gazette_issues.withdraw", {unknown, {}, {}, reason}},
        {"gazette_issues.start_edition", {unknown, {}, {}, {}}},
        {"media.library", {}},
        {"media.upload", {wrong, {}, {}, {}}},
        {"media.preview", {}},
        {"media.details", {}},
        {"media.describe", {too_late, {}, {}, {}}},   // no version was sent
        {"sites.details", {}},
        {"sites.details.save", {wrong, {}, {}, {}}},
        {"sites.categories", {}},
        {"sites.categories.add", {wrong, {}, {}, {}}},
        {"sites.category", {}},
        {"sites.category.save", {wrong, {}, {}, {}}},
        {"sites.gates", {}},
        {"sites.gates.save", {wrong, {}, {}, {}}},
        {"sites.list", {}},
        {"sites.new", {}},
        {"sites.create", {wrong, {}, {}, {}}},
        {"sites.life", {}},
        {"sites.life.move", {wrong, {}, {}, {}}},
        {"people.list", {}},
        {"people.add", {wrong, {}, {}, {}}},
        {"people.revoke", {unknown, {}, {}, {}}},
        {"people.of_site", {}},
        {"people.of_site.add", {wrong, {}, {}, {}}},
        {"people.of_site.revoke", {unknown, {}, {}, {}}},
        {"search.bets", {}},
        {"search.bets.add", {wrong, {}, {}, {}}},
        {"search.bet", {unknown, {}, {}, {}}},
        {"search.bet.save", {unknown, {}, {}, {}}},
        {"search.bet.remove", {unknown, {}, {}, {}}},
        {"search.names", {}},
        {"search.names.add", {wrong, {}, {}, {}}},
        {"search.name", {unknown, {}, {}, {}}},
        {"search.name.save", {unknown, {}, {}, {}}},
        {"search.name.remove", {unknown, {}, {}, {}}},
        {"operations.audit", {}},
        {"operations.jobs", {}},
        {"operations.jobs.retry", {unknown, {}, {}, {}}},
        // Anybody signed in may ask; what is in no library of theirs is not there. The matrix asks for a file of the commune.
        {"media.desk_file", {}},
        {"media.desk_file_named", {}},
    };
    return all;
}

// What the routes before the sign-in answer to an empty form or a link that was never sent.
inline const std::map<std::string, int, std::less<>>& open_expectations()
{
    static const std::map<std::string, int, std::less<>> all{
        {"accounts.sign_in.form", shown},   {"accounts.sign_in", 401}, {"accounts.reset.ask.form", shown},
        {"accounts.reset.ask", shown},      {"accounts.reset.form", shown}, {"accounts.reset", 410},
    };
    return all;
}

// What readers get who send an empty form on a site's host, or open a link that was never sent. Leaving says the same to everybody.
inline const std::map<std::string, int, std::less<>>& guest_expectations()
{
    static const std::map<std::string, int, std::less<>> all{
        {"alerts.ask", wrong}, {"alerts.confirm.form", 410}, {"alerts.confirm", 410}, {"alerts.own", 410}, {"alerts.own.change", 410},
    };
    return all;
}

// What readers get: with a public article, and how a page that shows one item answers by the state of the newest edition.
struct ReaderExpected {
    std::string target;   // {number}, {hash}
    int answer = shown;
    bool follows_item = false;   // then: 200 while public, 410 once withdrawn or expired, 404 before
};

inline const std::map<std::string, ReaderExpected, std::less<>>& reader_expectations()
{
    static const std::map<std::string, ReaderExpected, std::less<>> all{
        {"home.front", {"/"}},
        {"home.map", {"/so-do-cong"}},
        {"home.sites", {"/trang-thanh-phan", moved}},   // on a component site, to the portal's
        {"articles.category", {"/tin-tuc"}},
        {"search.page", {"/tim-kiem"}},
        {"search.complete", {"/tim-kiem/goi-y"}},
        {"search.feed", {"/tim-kiem/feed.rss"}},
        {"search.api", {"/api/v1/search"}},
        {"articles.tag", {"/the/khong-co", unknown}},
        {"articles.show", {"/tin-tuc/mot-bai-{number}", shown, true}},
        {"articles.print", {"/in/{number}", shown, true}},
        {"documents.list.all", {"/van-ban"}},
        {"documents.list.all.rss", {"/van-ban/feed.rss"}},
        {"documents.list.all.atom", {"/van-ban/feed.atom"}},
        {"documents.list.recent", {"/van-ban/moi-ban-hanh"}},
        {"documents.list.recent.rss", {"/van-ban/moi-ban-hanh/feed.rss"}},
        {"documents.list.recent.atom", {"/van-ban/moi-ban-hanh/feed.atom"}},
        {"documents.list.soon_in_force", {"/van-ban/sap-co-hieu-luc"}},
        {"documents.list.soon_in_force.rss", {"/van-ban/sap-co-hieu-luc/feed.rss"}},
        {"documents.list.soon_in_force.atom", {"/van-ban/sap-co-hieu-luc/feed.atom"}},
        {"documents.list.soon_expired", {"/van-ban/sap-het-hieu-luc"}},
        {"documents.list.soon_expired.rss", {"/van-ban/sap-het-hieu-luc/feed.rss"}},
        {"documents.list.soon_expired.atom", {"/van-ban/sap-het-hieu-luc/feed.atom"}},
        {"documents.list.directives", {"/van-ban/chi-dao-dieu-hanh"}},
        {"documents.list.directives.rss", {"/van-ban/chi-dao-dieu-hanh/feed.rss"}},
        {"documents.list.directives.atom", {"/van-ban/chi-dao-dieu-hanh/feed.atom"}},
        {"documents.category", {"/van-ban-phap-luat", moved}},
        {"documents.show", {"/van-ban/khong-co-999999", unknown}},   // the item of the matrix is an article: its number is no document
        {"documents.print", {"/in/van-ban/{number}", unknown}},
        {"documents.history", {"/van-ban/khong-co-999999/lich-su/dieu-1", unknown}},
        {"documents.relations", {"/van-ban/khong-co-999999/quan-he", unknown}},
        {"documents.docx", {"/van-ban/khong-co-999999/toan-van.docx", unknown}},
        {"documents.html", {"/van-ban/khong-co-999999/toan-van.html", unknown}},
        {"documents.akoma_ntoso", {"/van-ban/khong-co-999999/toan-van.xml", unknown}},
        {"documents.json", {"/van-ban/khong-co-999999/toan-van.json", unknown}},
        {"documents.plain_text", {"/van-ban/khong-co-999999/toan-van.txt", unknown}},
        {"gazette.list", {"/cong-bao"}},
        {"gazette.list.rss", {"/cong-bao/feed.rss"}},
        {"gazette.list.atom", {"/cong-bao/feed.atom"}},
        {"gazette.show", {"/cong-bao/2026/1", unknown}},
        {"alerts.form", {"/van-ban/theo-doi"}},
        {"alerts.asked", {"/van-ban/theo-doi/da-gui"}},
        {"alerts.feed", {"/van-ban/theo-doi/feed.rss", unknown}},
        {"media.file", {"/files/{hash}", shown, true}},
        {"media.file_named", {"/files/{hash}/anh.jpg", shown, true}},
        {"feeds.rss", {"/feed.rss"}},
        {"feeds.atom", {"/feed.atom"}},
        {"feeds.category.rss", {"/tin-tuc/feed.rss"}},
        {"feeds.category.atom", {"/tin-tuc/feed.atom"}},
        {"feeds.tag.rss", {"/the/khong-co/feed.rss", unknown}},
        {"feeds.sitemap", {"/sitemap.xml"}},
        {"feeds.sitemap.part", {"/sitemap/khong-co", unknown}},
        {"feeds.list", {"/rss"}},
        {"feeds.robots", {"/robots.txt"}},
    };
    return all;
}

} // namespace tantrao::app
