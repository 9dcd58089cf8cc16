// A whole portal in temporary folders, for tests of features: a province with its news category, a commune, accounts, and requests
// answered by the real pipeline without a socket. SQLite, a clock that stands still, the projector running.
//   web::TestPortal portal({media::feature(), articles::feature()});
//   auto page = portal.get("localhost", "/tin-tuc");
//   auto desk = portal.sign_in(portal.account("a@vidu.example", {{portal.province(), Level::update}}));
//   auto answer = portal.post(desk, "/tuyen-quang/bai-viet/moi", {{"title", "…"}});
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/json.hpp"
#include "db/testing.hpp"
#include "files/picture.hpp"
#include "http/target.hpp"
#include "platform/catalogue/best_bets.hpp"
#include "platform/catalogue/other_names.hpp"
#include "platform/newsstand/log.hpp"
#include "platform/site/live_sites.hpp"
#include "platform/site/site_actions.hpp"
#include "platform/site/site_store.hpp"
#include "platform/web/application.hpp"
#include "platform/web/session_cookie.hpp"

namespace tantrao::web {

using TypedFields = std::vector<std::pair<std::string, std::string>>;

struct TestAnswer {
    int status = 0;
    std::string body;
    http::Response response;   // of pages that are not prepared
    std::string head;          // of prepared ones
    std::string location() const { return std::string(response.header("Location")); }
};

struct TestDesk {   // somebody signed in
    AccountId account;
    std::string token, csrf;
};

class TestPortal {
  public:
    explicit TestPortal(const std::vector<Feature>& features)
        : blobs_(config().blob_dir()), shelf_(blobs_, config_.shelf_dir()), core_(opened_core(features)),
          live_(config_.live_dir(), projections_of(features)), projector_(*core_, live_, shelf_, clock_), directories_(live_, hosts()),
          catalogue_(config_.data_dir / "search", sources_of(features)), indexer_(*core_, live_, catalogue_),
          cache_(8 << 20, clock_), jobs_(*core_, clock_), mail_jobs_(*core_, clock_), slow_jobs_(*core_, clock_), security_log_({}), messages_(view::Messages::load()),
          templates_(view::Templates::load({}, view::Strictness::test)), ui_(made_ui(features)),
          environment_{config_, clock_, *core_, live_, shelf_, projector_, directories_, blobs_, jobs_, security_log_, ui_, catalogue_, indexer_, mail_jobs_, slow_jobs_, text_reader_}
    {
        projector_.on_applied([this](const newsstand::Applied& applied) {
            directories_.refresh();
            cache_.purge(applied);
            indexer_.wake();
        });
        if (!projector_.lock())
            throw std::logic_error("the test's data directory is in use");
        make_sites();
        projector_.catch_up();
        projector_.start();
        indexer_.start();
        application_ = std::make_unique<Application>(environment_, cache_, features);
        for (const Feature& feature : features)
            if (feature.register_jobs)
                feature.register_jobs(environment_);
    }
    ~TestPortal()
    {
        indexer_.stop();
        projector_.stop();
    }

    SiteId province() const { return province_; }
    SiteId commune() const { return commune_; }
    CategoryId category(SiteId site, std::string_view slug)
    {
        return core_->read([&](db::Connection& db) { return site::find_category_by_slug(db, site, slug).value().id; });
    }
    FakeClock& clock() { return clock_; }
    Environment& environment() { return environment_; }
    extraction::Reader& text_reader() { return text_reader_; }   // to be made to fail
    db::Store& core() { return *core_; }
    Application& application() { return *application_; }
    newsstand::PageCache& cache() { return cache_; }
    const std::filesystem::path& folder() const { return folder_.path(); }

    // Waits until everything committed is shown.
    void settle()
    {
        for (int i = 0; i < 20 && !wait_until_shown(environment_); ++i) {
        }
    }

    // And until it is found as well.
    void settle_search()
    {
        settle();
        const std::int64_t number = live_.current()->position().number;
        for (int i = 0; i < 20 && !indexer_.wait_indexed(number, seconds_us(1)); ++i) {
        }
    }

    AccountId account(std::string email, const std::vector<std::pair<SiteId, access::Level>>& levels)
    {
        const auto id = identity::create_account(*core_, clock_.now(), {email, "Nguyễn Thị Thử " + email.substr(0, 1), password, false}).value();
        (void)core_->write([&](db::Transaction& tx) -> Result<int> {
            for (const auto& [site, level] : levels)
                access::grant(tx, clock_.now(), id, site, level, {}, id);
            return 0;
        });
        emails_[id.value] = email;
        return id;
    }
    TestDesk sign_in(AccountId id)
    {
        const auto limits = session_limits(config_);
        auto signed_in = identity::sign_in(*core_, clock_.now(), limits, emails_.at(id.value), password).value();
        auto session = identity::find_session(*core_, clock_.now(), limits, signed_in.token).value();
        return {id, signed_in.token, session.csrf};
    }

    // A reader's request to a site's host.
    TestAnswer get(std::string_view host, std::string_view target) { return ask(request(http::Method::get, host, target)); }
    TestAnswer get(const TestDesk& desk, std::string_view target)
    {
        auto asked = request(http::Method::get, config_.desk_host, target);
        asked.headers.emplace_back("cookie", "tantrao=" + desk.token);
        return ask(std::move(asked));
    }
    // With the right CSRF token unless the fields have one.
    TestAnswer post(const TestDesk& desk, std::string_view target, TypedFields fields, std::vector<http::Upload> uploads = {})
    {
        auto asked = request(http::Method::post, config_.desk_host, target);
        if (!desk.token.empty())
            asked.headers.emplace_back("cookie", "tantrao=" + desk.token);
        asked.form = std::make_shared<http::Form>();
        for (auto& [name, value] : fields)
            asked.form->fields.add(name, value);
        if (!asked.form->fields.has("csrf"))
            asked.form->fields.add("csrf", desk.csrf);
        asked.form->uploads = std::move(uploads);
        return ask(std::move(asked));
    }
    // A reader's form on a site's host.
    TestAnswer send(std::string_view host, std::string_view target, const TypedFields& fields)
    {
        auto asked = request(http::Method::post, host, target);
        asked.form = std::make_shared<http::Form>();
        for (const auto& [name, value] : fields)
            asked.form->fields.add(name, value);
        return ask(std::move(asked));
    }
    http::Request request(http::Method method, std::string_view host, std::string_view target)
    {
        http::Request asked;
        asked.method = method;
        asked.target = target;
        const auto mark = target.find('?');
        asked.path = http::normalise_path(target.substr(0, mark)).value();
        asked.query = mark == std::string_view::npos ? "" : std::string(target.substr(mark + 1));
        asked.host = host;
        asked.authority = host;
        asked.remote_address = "203.0.113.7";
        asked.id = "test-" + std::to_string(++requests_);
        return asked;
    }
    TestAnswer ask(http::Request asked)
    {
        auto answer = application_->answer(std::move(asked));
        TestAnswer result;
        if (answer.prepared != nullptr) {
            const auto& variant = answer.prepared->identity;
            result.status = answer.prepared->status;
            result.head = variant.bytes.substr(0, variant.head_size);
            result.body = variant.bytes.substr(variant.head_size);
            return result;
        }
        result.status = answer.response.status;
        result.body = answer.response.body;
        result.response = std::move(answer.response);
        return result;
    }

    static constexpr const char* password = "mat khau de thu nghiem";

  private:
    const Config& config()
    {
        config_.data_dir = folder_.path();
        config_.desk_host = "bientap.localhost";
        config_.public_port = 8080;
        config_.smtp.url = "smtp://127.0.0.1:1";   // nobody listens there
        return config_;
    }
    // Compressing them takes a while: once for all tests of a program.
    static const Assets& assets()
    {
        static const Assets all;
        return all;
    }
    site::HostPlan hosts() const { return {config_.base_host, config_.public_scheme, config_.public_port}; }
    std::unique_ptr<db::Store> opened_core(const std::vector<Feature>& features)
    {
        db::StoreOptions options;
        options.sqlite_file = config_.core_file();
        auto core = db::Store::open(options);
        core->set_before_commit(newsstand::number_rows);
        std::vector<std::string> folders;
        for (const char* name : {"newsstand", "site", "catalogue", "identity", "access", "audit", "jobs", "publication"})
            folders.push_back(std::string("platform/") + name);
        for (const Feature& feature : features)
            folders.push_back("features/" + feature.name);
        db::migrate(*core, db::find_migrations(folders));
        return core;
    }
    static std::vector<newsstand::Projection> projections_of(const std::vector<Feature>& features)
    {
        std::vector<newsstand::Projection> all{site::site_projection(), catalogue::other_names_projection(), catalogue::best_bets_projection()};
        for (const Feature& feature : features)
            all.insert(all.end(), feature.projections.begin(), feature.projections.end());
        return all;
    }
    static std::vector<catalogue::Source> sources_of(const std::vector<Feature>& features)
    {
        std::vector<catalogue::Source> all;
        for (const Feature& feature : features)
            all.insert(all.end(), feature.search_sources.begin(), feature.search_sources.end());
        return all;
    }
    Ui made_ui(const std::vector<Feature>& features)
    {
        Ui ui{*templates_, *messages_, assets(), config_, "http://bientap.localhost:8080", {}, {}};
        for (const Feature& feature : features) {
            ui.menu.insert(ui.menu.end(), feature.menu.begin(), feature.menu.end());
            if (feature.today)
                ui.today.push_back(feature.today);
        }
        return ui;
    }
    void make_sites()
    {
        site::NewSite portal;
        portal.slug = "tuyen-quang";
        portal.kind = site::Kind::province;
        portal.state = site::State::established;
        portal.details.name = "Cổng thông tin điện tử tỉnh Tuyên Quang";
        portal.details.official_name = "Ủy ban nhân dân tỉnh Tuyên Quang";
        portal.details.established_number = "90/QĐ-UBND";
        portal.details.established_on = "2011-03-25";
        portal.categories = {{"tin-tuc", "Tin tức, sự kiện", {{"van-hoa", "Văn hóa", {}}, {"kinh-te", "Kinh tế", {}}}}, {"gioi-thieu", "Giới thiệu", {}}};
        site::NewSite commune = portal;
        commune.slug = "yen-phu";
        commune.kind = site::Kind::commune;
        commune.host_label = "yenphu";
        commune.details.name = "Trang thông tin điện tử xã Yên Phú";
        commune.details.official_name = "Ủy ban nhân dân xã Yên Phú";
        (void)core_->write([&](db::Transaction& tx) -> Result<int> {
            province_ = site::create_site(tx, clock_.now(), portal).value();
            commune.parent = province_;
            commune_ = site::create_site(tx, clock_.now(), commune).value();
            return 0;
        });
    }

    db::TemporaryFolder folder_;
    Config config_;
    FakeClock clock_;
    files::BlobStore blobs_;
    newsstand::FileShelf shelf_;
    std::unique_ptr<db::Store> core_;
    newsstand::LiveStore live_;
    newsstand::Projector projector_;
    site::Directories directories_;
    catalogue::Catalogue catalogue_;
    catalogue::Indexer indexer_;
    newsstand::PageCache cache_;
    jobs::Runner jobs_, mail_jobs_, slow_jobs_;
    extraction::Reader text_reader_ = extraction::reader_in_this_process();
    SecurityLog security_log_;
    std::shared_ptr<const view::Messages> messages_;
    std::unique_ptr<view::Templates> templates_;
    Ui ui_;
    Environment environment_;
    std::unique_ptr<Application> application_;
    SiteId province_, commune_;
    std::map<std::int64_t, std::string> emails_;
    int requests_ = 0;
};

} // namespace tantrao::web
