// A portal with writers, an editor and a head, and the steps the desk's tests are made of.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/text.hpp"
#include "features/articles/article.hpp"
#include "features/articles/feature.hpp"
#include "features/media/feature.hpp"
#include "files/testing.hpp"
#include "platform/publication/publication_store.hpp"
#include "platform/web/testing.hpp"

#include <gtest/gtest.h>

namespace tantrao::articles {

class DeskTest : public testing::Test {
  protected:
    void SetUp() override
    {
        files::start_pictures("articles_tests");
        writer_ = person("w", portal_.province(), access::Level::update);
        head_ = person("h", portal_.province(), access::Level::moderate);
    }
    // Made when a test needs them: every password costs time.
    const web::TestDesk& editor()
    {
        return editor_ ? *editor_ : editor_.emplace(person("e", portal_.province(), access::Level::moderate));
    }
    const web::TestDesk& stranger()
    {
        return stranger_ ? *stranger_ : stranger_.emplace(person("s", portal_.commune(), access::Level::administer));
    }
    web::TestDesk person(const std::string& letter, SiteId site, access::Level level)
    {
        return portal_.sign_in(portal_.account(letter + "@vidu.example", {{site, level}}));
    }
    // The fields of a good article, with those given in place of its own.
    web::TypedFields article(const web::TypedFields& own, SiteId site = {})
    {
        const SiteId where = site ? site : portal_.province();
        web::TypedFields fields{{"title", "Một bài"},
                                {"body_format", "text"},
                                {"body", "Đoạn một.\n\nĐoạn hai."},
                                {"category", std::to_string(portal_.category(where, "tin-tuc").value)}};
        for (const auto& [name, value] : own)
            if (const auto known = std::ranges::find(fields, name, &std::pair<std::string, std::string>::first);
                known != fields.end())
                known->second = value;
            else
                fields.emplace_back(name, value);
        return fields;
    }
    // "/tuyen-quang/bai-viet/12"
    std::string create_as(const web::TestDesk& desk, const web::TypedFields& own)
    {
        const auto answer = portal_.post(desk, "/tuyen-quang/bai-viet/moi", article(own));
        EXPECT_EQ(answer.status, 303) << answer.body;
        return answer.location().substr(0, answer.location().find('?'));
    }
    std::string create(const web::TypedFields& own) { return create_as(writer_, own); }
    std::string create_submitted() { return create({{"action", "submit"}}); }

    // The value of the first hidden field of that name.
    static std::string hidden(const std::string& page, std::string_view name)
    {
        const std::string mark = "name=\"" + std::string(name) + "\" value=\"";
        const auto at = page.find(mark);
        if (at == std::string::npos)
            return "";
        const auto begin = at + mark.size();
        return page.substr(begin, page.find('"', begin) - begin);
    }
    // Presses a button of the edition's page as this person sees it.
    web::TestAnswer decide(const web::TestDesk& desk, const std::string& here, std::string_view act,
                           const std::string& reason = "")
    {
        const auto page = portal_.get(desk, here).body;
        return portal_.post(desk, here + std::string(act),
                            {{"version", version_of(here)},
                             {"read_version", version_of(here)},
                             {"hash", hidden(page, "hash")},
                             {"reason", reason}});
    }
    publication::Edition stored(const std::string& here)
    {
        const EditionId id{std::stoll(here.substr(here.rfind('/') + 1))};
        return portal_.core().read([&](db::Connection& core) { return publication::find_edition(core, id).value(); });
    }
    // Where readers find it, once it is public.
    std::string public_path(const std::string& here)
    {
        const auto edition = stored(here);
        return path_of("tin-tuc", text::slug(edition.content.title), edition.item);
    }
    std::string version_of(const std::string& here) { return std::to_string(stored(here).version); }

    // As the desk's script asks.
    web::TestAnswer script(const web::TestDesk& desk, const std::string& target, const web::TypedFields& fields,
                           std::vector<http::Upload> uploads = {})
    {
        auto asked = portal_.request(http::Method::post, "bientap.localhost", target);
        asked.headers = {{"cookie", "tantrao=" + desk.token}, {"x-requested-with", "fetch"}, {"accept", "application/json"}};
        asked.form = std::make_shared<http::Form>();
        for (const auto& [name, value] : fields)
            asked.form->fields.add(name, value);
        asked.form->fields.add("csrf", desk.csrf);
        asked.form->uploads = std::move(uploads);
        return portal_.ask(std::move(asked));
    }
    http::Upload upload(std::string field, std::string name, std::string_view bytes)
    {
        const auto path = files::write_file(portal_.folder() / ("upload-" + std::to_string(++uploads_)), bytes);
        return {std::move(field), std::move(name), "", path, static_cast<std::int64_t>(bytes.size())};
    }
    http::Upload picture(std::string field) { return upload(std::move(field), "chợ.png", files::sample_png()); }
    http::Upload document(std::string field) { return upload(std::move(field), "quyết định.pdf", files::sample_pdf()); }
    http::Upload program(std::string field) { return upload(std::move(field), "anh.jpg", "<html><script></script></html>"); }
    std::string upload_picture()
    {
        return Json::parse(script(writer_, "/tuyen-quang/thu-vien/tai-len", {}, {picture("file")}).body).at("file");
    }

    web::TestPortal portal_{{media::feature(), feature()}};
    web::TestDesk writer_, head_;
    std::optional<web::TestDesk> editor_, stranger_;
    int uploads_ = 0;
};

}   // namespace tantrao::articles
