// A whole portal in one process: everything wired together, made once and living as long as the process. The sockets are the
// caller's (commands/serve).
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "app/node.hpp"
#include "app/work.hpp"
#include "platform/web/application.hpp"

namespace tantrao::app {

class Program {
  public:
    // Throws Refused if another process serves from this data directory.
    Program(Config config, std::unique_ptr<db::Store> core);
    ~Program() { stop(); }
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    // Brings live up to what core holds. Without core: goes on with what live has, or throws Refused if that is nothing.
    void make_ready();
    // Begins to follow core and to run jobs, at once or when core can be reached.
    void start();
    void stop();   // idempotent

    const Config& config() const { return config_; }
    const site::Directories& directories() const { return directories_; }
    web::Environment& environment() { return environment_; }
    web::Application& application() { return application_; }

  private:
    web::Ui made_ui() const;

    const Config config_;
    SystemClock clock_;
    std::unique_ptr<db::Store> core_;
    Node node_;
    site::Directories directories_;
    catalogue::Catalogue catalogue_;
    catalogue::Indexer indexer_;
    newsstand::PageCache cache_;
    jobs::Runner jobs_, mail_jobs_, slow_jobs_;
    const extraction::Reader text_reader_;
    web::SecurityLog security_log_;
    web::Assets assets_;
    std::shared_ptr<const view::Messages> messages_;
    std::unique_ptr<view::Templates> templates_;
    web::Ui ui_;
    web::Environment environment_;
    web::Application application_;
    Work work_;
};

} // namespace tantrao::app
