// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/web/desk_frame.hpp"
#include "platform/web/error_pages.hpp"
#include "platform/web/testing.hpp"
#include <gmock/gmock.h>

namespace tantrao::web {
namespace {

using testing::HasSubstr;
using testing::Not;

Feature sample()
{
    Feature feature;
    feature.name = "sample";
    feature.routes = {
        reader("/", "sample.home",
               [](const ReaderRequest& request) -> Result<newsstand::RenderedPage> {
                   PageHead head;
                   head.canonical = "/";
                   return site_page(request, head, {"<h1>Xin chào</h1>"}, {});
               }),
        reader("/{category}", "sample.category",
               [](const ReaderRequest& request) -> Result<newsstand::RenderedPage> {
                   const auto* category = request.site.category(request.path.get("category"));
                   if (category == nullptr)
                       return Error::not_found("error.404.text");
                   PageHead head;
                   head.title = category->name;
                   head.canonical = "/" + category->slug;
                   head.crumbs = {{category->name, ""}};
                   head.category = category->id;
                   return site_page(request, head, {"<h1>x</h1><p>trang " + std::string(request.query.get("trang")) + "</p>"},
                                    {});
               },
               {"trang"}),
        reader("/hong", "sample.broken",
               [](const ReaderRequest&) -> Result<newsstand::RenderedPage> { throw std::runtime_error("secret detail"); }),
        desk_page("/", "sample.today", "",
                  [](const DeskRequest& request) -> Result<http::Response> {
                      return desk_response(request, {"Hôm nay", "/"}, {"<h1>Hôm nay</h1>"});
                  }),
        desk_page("/{site}/xem", "sample.view", "articles.view",
                  [](const DeskRequest& request) -> Result<http::Response> {
                      return desk_response(request, {"Xem", "xem"}, {"<h1>Xem</h1>"});
                  }),
        desk_action("/{site}/sua", "sample.edit", "sites.edit",
                    [](const DeskRequest& request) -> Result<http::Response> { return done(request.site_path("xem"), "saved"); }),
        desk_action(
            "/{site}/luu", "sample.store", "sites.edit",
            [](const DeskRequest& request) -> Result<http::Response> {
                (void)request.core().write([&](db::Transaction& tx) -> Result<int> {
                    jobs::enter(tx, request.now, "sample", {{"text", std::string(request.form.fields.get("text"))}}, request.now);
                    return 0;
                });
                return done(request.site_path("xem"), "saved");
            }),
        open_page("/dang-nhap", "sample.sign_in",
                  [](const OpenRequest& request) -> Result<http::Response> {
                      return open_response(request, "Đăng nhập", {"<h1>Đăng nhập</h1>"});
                  }),
        open_action("/dang-nhap", "sample.sign_in.do",
                    [](const OpenRequest&) -> Result<http::Response> { return http::see_other("/"); }),
    };
    return feature;
}

class Pipeline : public testing::Test {
  protected:
    TestPortal portal{{sample()}};
};

TEST_F(Pipeline, HostDecidesTheSite)
{
    EXPECT_THAT(portal.get("localhost", "/").body, HasSubstr("Ủy ban nhân dân tỉnh Tuyên Quang"));
    EXPECT_THAT(portal.get("127.0.0.1", "/").body, HasSubstr("Ủy ban nhân dân tỉnh Tuyên Quang"));
    EXPECT_THAT(portal.get("yenphu.localhost", "/").body, HasSubstr("Ủy ban nhân dân xã Yên Phú"));
    const auto unknown = portal.get("khong-co.example", "/");
    EXPECT_EQ(unknown.status, 421);
    EXPECT_THAT(unknown.body, Not(HasSubstr("khong-co")));
}

TEST_F(Pipeline, CachedPageIsFoundByTheFastPath)
{
    const http::Head head{http::Method::get, "/tin-tuc", "yenphu.localhost:8080", false, false};
    EXPECT_EQ(portal.application().find(head), nullptr);
    EXPECT_EQ(portal.get("yenphu.localhost", "/tin-tuc").status, 200);
    const auto page = portal.application().find(head);
    ASSERT_NE(page, nullptr);
    EXPECT_THAT(page->identity.bytes, HasSubstr("Yên Phú"));
}

TEST_F(Pipeline, UnknownParametersMakeNoEntriesAndDeclaredOnesDo)
{
    EXPECT_THAT(portal.get("localhost", "/tin-tuc?trang=2&x=1").body, HasSubstr("trang 2"));
    const auto entries = portal.cache().stats().entries;
    portal.get("localhost", "/tin-tuc?x=7&trang=2");
    portal.get("localhost", "/tin-tuc?trang=2&utm=abc");
    EXPECT_EQ(portal.cache().stats().entries, entries);
    portal.get("localhost", "/tin-tuc?trang=3");
    EXPECT_EQ(portal.cache().stats().entries, entries + 1);
}

TEST_F(Pipeline, ErrorsAreSentencesWithoutInternals)
{
    const auto missing = portal.get("localhost", "/khong-co");
    EXPECT_EQ(missing.status, 404);
    EXPECT_THAT(missing.body, HasSubstr("Không tìm thấy trang này"));
    EXPECT_EQ(portal.get("localhost", "/a/b/c/d").status, 404);
    const auto broken = portal.get("localhost", "/hong");
    EXPECT_EQ(broken.status, 500);
    EXPECT_THAT(broken.body, Not(HasSubstr("secret")));
    EXPECT_THAT(broken.body, HasSubstr("Số yêu cầu"));
}

TEST_F(Pipeline, ReadersMayOnlyRead)
{
    const auto answer = portal.ask(portal.request(http::Method::post, "localhost", "/"));
    EXPECT_EQ(answer.status, 405);
    EXPECT_EQ(answer.response.header("Allow"), "GET, HEAD");
}

TEST_F(Pipeline, DeskNeedsASession)
{
    const auto page = portal.ask(portal.request(http::Method::get, "bientap.localhost", "/tuyen-quang/xem"));
    EXPECT_EQ(page.status, 303);
    EXPECT_EQ(page.location(), "/dang-nhap?tiep=%2Ftuyen-quang%2Fxem");
    auto script = portal.request(http::Method::get, "bientap.localhost", "/tuyen-quang/xem");
    script.headers.emplace_back("x-requested-with", "fetch");
    EXPECT_EQ(portal.ask(std::move(script)).status, 401);
}

TEST_F(Pipeline, PowerIsAskedOnTheSiteOfTheAddress)
{
    const auto writer = portal.sign_in(portal.account("a@vidu.example", {{portal.commune(), access::Level::update}}));
    EXPECT_EQ(portal.get(writer, "/yen-phu/xem").status, 200);
    EXPECT_EQ(portal.get(writer, "/tuyen-quang/xem").status, 403);
    EXPECT_EQ(portal.get(writer, "/khong-co/xem").status, 404);
    EXPECT_EQ(portal.post(writer, "/yen-phu/sua", {}).status, 403);
}

TEST_F(Pipeline, FormsFromElsewhereAreRefused)
{
    const auto head = portal.sign_in(portal.account("b@vidu.example", {{portal.commune(), access::Level::administer}}));
    EXPECT_EQ(portal.post(head, "/yen-phu/sua", {}).status, 303);
    EXPECT_EQ(portal.post(head, "/yen-phu/sua", {{"csrf", "forged"}}).status, 403);
    auto foreign = portal.request(http::Method::post, "bientap.localhost", "/yen-phu/sua");
    foreign.headers = {{"cookie", "tantrao=" + head.token}, {"origin", "http://evil.example"}};
    foreign.form = std::make_shared<http::Form>();
    foreign.form->fields.add("csrf", head.csrf);
    EXPECT_EQ(portal.ask(std::move(foreign)).status, 403);
    auto sign_in = portal.request(http::Method::post, "bientap.localhost", "/dang-nhap");
    sign_in.headers = {{"sec-fetch-site", "cross-site"}};
    EXPECT_EQ(portal.ask(std::move(sign_in)).status, 403);
}

TEST_F(Pipeline, EveryAnswerCarriesTheSecurityHeaders)
{
    const auto reader = portal.get("localhost", "/").head;
    for (const char* name : {"Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy",
                             "Cross-Origin-Opener-Policy"})
        EXPECT_THAT(reader, HasSubstr(name));
    EXPECT_THAT(reader, Not(HasSubstr("Set-Cookie")));
    const auto desk = portal.sign_in(portal.account("c@vidu.example", {}));
    EXPECT_EQ(portal.get(desk, "/").response.header("Cache-Control"), "no-store");
}

constexpr std::string_view common =
    "connect-src 'self'; img-src 'self' data:; font-src 'self'; style-src 'self'; form-action 'self'; "
    "base-uri 'none'; object-src 'none'; frame-ancestors 'none'";

TEST_F(Pipeline, PoliciesAllowNoMoreThanTheyShould)
{
    const std::string readers = "default-src 'none'; script-src 'self'; media-src 'self'; " + std::string(common);
    const std::string staff = "default-src 'none'; script-src 'self'; media-src 'self'; " + std::string(common);
    const std::string line = "Content-Security-Policy: " + readers + "\r\n";
    EXPECT_THAT(portal.get("localhost", "/tin-tuc").head, HasSubstr(line));
    const auto page = portal.application().find({http::Method::get, "/tin-tuc", "localhost", false, false});
    ASSERT_NE(page, nullptr);
    EXPECT_THAT(page->identity.bytes, HasSubstr(line)) << "also on the fast path";
    EXPECT_THAT(page->gzip.bytes, HasSubstr(line));
    EXPECT_THAT(page->not_modified.bytes,
                testing::AllOf(HasSubstr(" 304 "), testing::AnyOf(HasSubstr(line), Not(HasSubstr("Content-Security-Policy")))))
        << "a 304 keeps the policy of the page, or names the same one";
    const auto missing = portal.get("localhost", "/khong-co");
    EXPECT_THAT(missing.head + std::string(missing.response.header("Content-Security-Policy")), HasSubstr(readers));
    for (const char* host : {"khong-co.example", "localhost"})
        EXPECT_EQ(portal.ask(portal.request(http::Method::post, host, "/")).response.header("Content-Security-Policy"), readers);
    EXPECT_EQ(portal.application().server_error(503, "x", "/").header("Content-Security-Policy"), readers);
    const auto desk = portal.sign_in(portal.account("p@vidu.example", {}));
    EXPECT_EQ(portal.get(desk, "/").response.header("Content-Security-Policy"), staff);
    const std::string style = portal.environment().ui.assets.url("site.css");
    EXPECT_THAT(
        portal.get("localhost", style).head,
        HasSubstr("Content-Security-Policy: default-src 'none'; style-src 'self'; font-src 'self'; frame-ancestors 'none'\r\n"));
}

TEST_F(Pipeline, ProgramsAreToldOfErrorsInJson)
{
    const auto told = [](const http::Response& response, int status) {
        EXPECT_EQ(response.status, status);
        EXPECT_EQ(response.header("Content-Type"), "application/json; charset=utf-8");
        EXPECT_EQ(response.header("Cache-Control"), "no-store");
        EXPECT_EQ(response.header("X-Content-Type-Options"), "nosniff");
        const Json body = parse_json(response.body).value();
        EXPECT_EQ(json_text(body, "code"), "error." + std::to_string(status));
        EXPECT_FALSE(json_text(body, "request").empty());
        return json_text(body, "error");
    };
    EXPECT_EQ(told(portal.get("localhost", "/api/v2/khong-co").response, 404), "Không có giao diện nào ở địa chỉ này.");
    EXPECT_EQ(told(portal.get("localhost", "/api").response, 404), "Không có giao diện nào ở địa chỉ này.") << "no category";
    told(portal.get("khong-co.example", "/api/v1/search").response, 421);
    const auto posted = portal.ask(portal.request(http::Method::post, "localhost", "/api/v1/search"));
    told(posted.response, 405);
    EXPECT_EQ(posted.response.header("Allow"), "GET, HEAD");
    for (const int status : {400, 408, 413, 414, 429, 431, 500, 503, 505}) {
        const http::Response response = portal.application().server_error(status, "x", "/api/v1/search");
        EXPECT_FALSE(told(response, status).empty());
        EXPECT_EQ(response.header("Retry-After"), status == 429 || status == 503 ? "5" : "");
    }
    EXPECT_THAT(portal.application().server_error(414, "x", "/apis").body, HasSubstr("<h1>"));
    EXPECT_THAT(portal.get("localhost", "/apis").body, HasSubstr("<h1>"));
}

TEST_F(Pipeline, AFullDiskIsSaidAndForgottenWhenThereIsRoom)
{
    const auto head = portal.sign_in(portal.account("d@vidu.example", {{portal.commune(), access::Level::administer}}));
    const auto run = [&](std::string_view sql) {
        (void)portal.core().write([&](db::Transaction& tx) -> Result<std::int64_t> { return tx->number(sql); });
    };
    const TypedFields text{{"text", std::string(400'000, 'a')}};
    run("PRAGMA max_page_count = 1");   // no page more than there are
    const auto refused = portal.post(head, "/yen-phu/luu", text);
    EXPECT_EQ(refused.status, 503);
    EXPECT_THAT(refused.body,
                HasSubstr("Máy chủ đã hết chỗ lưu nên nội dung bạn vừa gửi chưa được lưu. Hãy sao chép phần cần giữ"));
    EXPECT_THAT(refused.body, Not(HasSubstr("sqlite")));
    EXPECT_EQ(portal.get(head, "/yen-phu/xem").status, 200) << "what is there can be read";
    run("PRAGMA max_page_count = 1000000");
    EXPECT_EQ(portal.post(head, "/yen-phu/luu", text).status, 303);
}

TEST_F(Pipeline, BodiesThatAreNoFormsAreRefused)
{
    const auto send = [&](const std::string& type) {
        auto asked = portal.request(http::Method::post, "bientap.localhost", "/dang-nhap");
        asked.headers = {{"content-type", type}};
        asked.body = "{}";
        return portal.ask(std::move(asked));
    };
    EXPECT_EQ(send("application/json").status, 415);
    EXPECT_THAT(send("text/plain").body, HasSubstr("Máy chủ chỉ nhận biểu mẫu gửi từ trang"));
    EXPECT_EQ(send("").status, 415);
    EXPECT_EQ(send("multipart/form-data").status, 400);
}

TEST_F(Pipeline, TooManyFormsOfOneAddressOrAccountAreRefusedForAWhile)
{
    const auto sign_in = [&] { return portal.post({}, "/dang-nhap", {}).status; };
    for (int i = 0; i < 20; ++i)
        ASSERT_EQ(sign_in(), 303) << i;
    EXPECT_EQ(sign_in(), 429);
    portal.clock().advance(seconds_us(2));
    EXPECT_EQ(sign_in(), 303);
    EXPECT_EQ(sign_in(), 429);
    const auto one = portal.sign_in(portal.account("e@vidu.example", {{portal.commune(), access::Level::administer}}));
    const auto other = portal.sign_in(portal.account("f@vidu.example", {{portal.commune(), access::Level::administer}}));
    for (int i = 0; i < 400; ++i)
        ASSERT_EQ(portal.post(one, "/yen-phu/sua", {}).status, 303) << i;
    const auto refused = portal.post(one, "/yen-phu/sua", {});
    EXPECT_EQ(refused.status, 429);
    EXPECT_THAT(refused.body, HasSubstr("Hãy đợi một phút rồi thử lại."));
    EXPECT_EQ(portal.post(other, "/yen-phu/sua", {}).status, 303) << "nobody else has to wait";
    portal.clock().advance(seconds_us(1));
    EXPECT_EQ(portal.post(one, "/yen-phu/sua", {}).status, 303);
}

TEST_F(Pipeline, IsNotReadyWhenCutOffForTooLong)
{
    portal.settle();
    (void)portal.core().write([&](db::Transaction& tx) -> Result<int> {
        tx->script("DROP TABLE publication_counter");   // nothing can be learnt from core any more
        return 0;
    });
    const std::int64_t most = hours_us(portal.environment().config.max_stale_hours);
    portal.clock().advance(most);
    EXPECT_EQ(portal.get("any.example", "/readyz").status, 200) << "readers are served as before";
    portal.clock().advance(1);
    const auto stale = portal.get("any.example", "/readyz");
    EXPECT_EQ(stale.status, 503);
    EXPECT_EQ(stale.body, "cut off from the core store for too long\n");
    EXPECT_EQ(portal.get("localhost", "/").status, 200);
}

TEST_F(Pipeline, IsNotReadyWhileStopping)
{
    portal.application().stop_being_ready();
    const auto answer = portal.get("any.example", "/readyz");
    EXPECT_EQ(answer.status, 503);
    EXPECT_EQ(answer.body, "stopping\n");
    EXPECT_EQ(portal.get("localhost", "/").status, 200) << "readers are still served";
}

TEST_F(Pipeline, HealthIsToldAndMetricsStayOnThisMachine)
{
    EXPECT_EQ(portal.get("any.example", "/healthz").status, 200);
    EXPECT_EQ(portal.get("any.example", "/readyz").status, 200);
    EXPECT_NE(portal.get("localhost", "/metrics").status, 200);
    auto local = portal.request(http::Method::get, "localhost", "/metrics");
    local.remote_address = "127.0.0.1";
    const std::string told = portal.ask(std::move(local)).body;
    for (const char* name : {"page_cache_entries", "page_cache_bytes", "page_cache_hits_total", "page_cache_misses_total",
                             "page_cache_refused_total", "publication_number", "applied_number", "set_aside", "core_reachable",
                             "search_number", "search_documents", "search_rebuilding", "search_trouble"})
        EXPECT_THAT(told, testing::ContainsRegex("# TYPE tantrao_" + std::string(name) + " (gauge|counter)\ntantrao_" + name +
                                                 " [0-9]+\n"));
}

}   // namespace
}   // namespace tantrao::web
