// What a running program consists of, handed to features. Made once by the app, lives as long as the process.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/config.hpp"
#include "base/time.hpp"
#include "db/store.hpp"
#include "extraction/reader.hpp"
#include "files/blob_store.hpp"
#include "platform/access/access.hpp"
#include "platform/catalogue/indexer.hpp"
#include "platform/jobs/jobs.hpp"
#include "platform/newsstand/projector.hpp"
#include "platform/site/directory.hpp"
#include "platform/web/assets.hpp"
#include "platform/web/security_log.hpp"
#include "view/messages.hpp"
#include "view/template.hpp"
#include <functional>

namespace tantrao::web {

// A place in the desk's menu, shown to those who have the power on the site that is open.
struct MenuEntry {
    int order = 0;
    std::string message;   // code of the label: "articles.menu"
    std::string icon;      // of web/icons.mjs
    std::string path;      // below the site: "bai-viet" -> /<site>/bai-viet; "/cong-viec" = not of a site
    std::string power;
    std::string key;       // letter of the keyboard short cut after g; "" for none
    std::string kind = {};   // of the items whose editions have their pages below `path`; "" for none
};

// One line of the desk's first page: what waits for this person on this site.
struct TodayLine {
    std::string title, href, state, who;
    Instant since;
};
using TodaySource = std::function<std::vector<TodayLine>(db::Connection& core, const access::Actor&, const site::Site&, Instant now)>;

// What pages are made with. The menu and the sources of the first page are collected from the features.
struct Ui {
    const view::Templates& templates;
    const view::Messages& messages;
    const Assets& assets;
    const Config& config;
    std::string desk_url;   // "http://bientap.localhost:8080"
    std::vector<MenuEntry> menu;
    std::vector<TodaySource> today;
};

struct Environment {
    const Config& config;
    const Clock& clock;
    db::Store& core;
    newsstand::LiveStore& live;
    newsstand::FileShelf& shelf;
    newsstand::Projector& projector;
    site::Directories& directories;
    files::BlobStore& blobs;
    jobs::Runner& jobs;   // what is quick or has its hour
    SecurityLog& security_log;
    const Ui& ui;
    catalogue::Catalogue& catalogue;
    catalogue::Indexer& indexer;
    jobs::Runner& mail_jobs;   // what talks to the mail server, and what leads to mails
    jobs::Runner& slow_jobs;   // reading of files
    const extraction::Reader& text_reader;
};

// After a change that readers see: waits (at most a second) until this node shows it, so that the person who published sees
// their page. False if it takes longer; the change is committed all the same.
bool wait_until_shown(Environment& environment);

} // namespace tantrao::web
