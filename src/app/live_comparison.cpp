// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/live_comparison.hpp"

#include "app/features.hpp"
#include "platform/newsstand/live_state.hpp"

#include <chrono>
#include <thread>

namespace tantrao::app {

namespace fs = std::filesystem;

namespace {

// A folder that goes with its object.
class Workshop {
  public:
    explicit Workshop(const fs::path& inside) : path_(inside / ("doctor-" + random_hex(6))) { fs::create_directories(path_); }
    ~Workshop()
    {
        std::error_code ignored;   // what stays is swept with the folder it lies in
        fs::remove_all(path_, ignored);
    }
    Workshop(const Workshop&) = delete;
    Workshop& operator=(const Workshop&) = delete;
    const fs::path& path() const { return path_; }

  private:
    fs::path path_;
};

std::int64_t number_of(newsstand::LiveStore& live) { return live.reader().number(); }

} // namespace

LiveComparison compare_live(const Config& config, db::Store& core, const Clock& clock, const newsstand::Progress& progress)
{
    const Workshop workshop(config.data_dir);
    files::BlobStore blobs(config.blob_dir());
    newsstand::FileShelf shelf(blobs, config.shelf_dir());
    newsstand::LiveStore model(workshop.path(), projections());
    newsstand::Projector projector(core, model, shelf, clock);
    projector.lock();
    projector.rebuild(progress);
    LiveComparison result;
    constexpr int tries = 50;
    for (int attempt = 0; attempt < tries; ++attempt) {
        projector.catch_up();
        newsstand::LiveStore live(config.live_dir(), projections());   // opened anew: a server may have moved to another file
        result.number = number_of(model);
        if (number_of(live) == result.number) {
            result.found = db::compare_sqlite(live.current()->path(), model.current()->path(), {"live_meta", "live_set_aside"});
            // A number applied meanwhile would show as a difference.
            result.settled = number_of(live) == result.number;
            if (result.settled)
                return result;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    return result;
}

std::vector<std::string> missing_files(Node& node)
{
    std::vector<std::string> missing;
    auto live = node.live.reader();
    for (const std::string& hash : newsstand::shown_files(live))
        if (!fs::exists(node.shelf.path_of(hash)) || !node.blobs.has(hash))
            missing.push_back(hash);
    return missing;
}

} // namespace tantrao::app
