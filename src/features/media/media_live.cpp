// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/media/media_live.hpp"
#include "base/json.hpp"

#include "features/media/address.hpp"
#include "features/media/api.hpp"
#include "features/media/text_store.hpp"
#include "platform/publication/shown_store.hpp"

#include <stdexcept>

namespace tantrao::media {

namespace {

// What readers fetch of an original: itself, or of a picture its encodings, because an original may tell where it was taken.
struct PublicFile {
    std::string hash, name, type;
    std::int64_t size = 0;
};

std::string_view extension_of(std::string_view picture_type) { return picture_type == "image/webp" ? "webp" : "jpg"; }

std::vector<PublicFile> public_files_of(const File& original)
{
    if (!original.is_picture())
        return {{original.hash, download_name(original.name, original.extension), original.type, original.size}};
    std::vector<PublicFile> all;
    for (const files::PictureVariant& e : original.encodings)
        all.push_back({e.hash, download_name(original.name, extension_of(e.mime)), e.mime, e.size});
    return all;
}

enum class Mark { shown, gone };

void insert(db::Connection& live, std::string_view kind, std::int64_t id, const PublicFile& file, Mark mark)
{
    live.exec("INSERT INTO live_files (hash, subject_kind, subject_id, name, mime, size, gone) "
              "VALUES (:hash, :kind, :id, :name, :mime, :size, :gone) ON CONFLICT DO NOTHING",
              {{"hash", file.hash},
               {"kind", kind},
               {"id", id},
               {"name", file.name},
               {"mime", file.type},
               {"size", file.size},
               {"gone", mark == Mark::gone}});
}

void insert_text(newsstand::ProjectContext& context, std::string_view kind, std::int64_t id, std::string_view hash)
{
    const auto text = find_text(context.core, hash);
    if (text && !text->text.empty())
        context.live.exec("INSERT INTO live_file_texts (subject_kind, subject_id, hash, text) VALUES (:kind, :id, :hash, :text)",
                          {{"kind", kind}, {"id", id}, {"hash", hash}, {"text", text->text}});
}

void remove_texts(newsstand::ProjectContext& context, std::string_view kind, std::int64_t id)
{
    context.live.exec("DELETE FROM live_file_texts WHERE subject_kind = :kind AND subject_id = :id",
                      {{"kind", kind}, {"id", id}});
}

// What readers had of the item in this edition or an earlier one, but for what it shows now.
void remember_gone(newsstand::ProjectContext& context, std::string_view kind, std::int64_t id,
                   const std::set<std::string>& shown = {})
{
    for (const std::string& hash : publication::files_ever_shown(context.core, ItemId{id})) {
        const auto original = shown.contains(hash) ? std::nullopt : find_file(context.core, hash);
        if (original)
            for (const PublicFile& file : public_files_of(*original))
                insert(context.live, kind, id, file, Mark::gone);
    }
}

}   // namespace

body::FileLinks public_links(db::Connection& core)
{
    body::FileLinks links;
    links.picture = [&core](const std::string& hash) {
        const auto file = find_file(core, hash);
        return file ? file->variants : std::vector<body::FileLinks::Variant>{};
    };
    links.attachment = [&core](const std::string& hash, const std::string& name) {
        const auto file = find_file(core, hash);
        if (!file)
            return std::string{};
        // A picture that is attached is fetched as its largest JPEG.
        for (auto e = file->encodings.rbegin(); e != file->encodings.rend(); ++e)
            if (e->mime == "image/jpeg")
                return address_of(e->hash, download_name(name, "jpg"));
        return address_of(hash, download_name(name, file->extension));
    };
    return links;
}

void show_files(newsstand::ProjectContext& context, std::string_view kind, std::int64_t id,
                const std::set<std::string>& originals)
{
    context.live.exec("DELETE FROM live_files WHERE subject_kind = :kind AND subject_id = :id", {{"kind", kind}, {"id", id}});
    remove_texts(context, kind, id);
    for (const std::string& hash : originals) {
        const auto original = find_file(context.core, hash);
        if (!original)
            continue;   // the page says nothing of a file that was never stored
        for (const PublicFile& file : public_files_of(*original)) {
            if (!context.files.shelve(file.hash))
                throw std::runtime_error("the blob store has lost " + file.hash);
            insert(context.live, kind, id, file, Mark::shown);
        }
        if (!original->is_picture())
            insert_text(context, kind, id, hash);
    }
    remember_gone(context, kind, id, originals);
}

void hide_files(newsstand::ProjectContext& context, std::string_view kind, std::int64_t id)
{
    remove_texts(context, kind, id);
    context.live.exec("UPDATE live_files SET gone = 1 WHERE subject_kind = :kind AND subject_id = :id",
                      {{"kind", kind}, {"id", id}});
    remember_gone(context, kind, id);   // in a rebuilt live nothing else tells it
}

std::string text_of_files(newsstand::LiveReader& live, std::string_view kind, std::int64_t id)
{
    return texts_of_files(live, kind, {id})[id];
}

std::map<std::int64_t, std::string> texts_of_files(newsstand::LiveReader& live, std::string_view kind,
                                                   const std::vector<std::int64_t>& ids)
{
    constexpr std::size_t enough = 1 << 20;
    std::map<std::int64_t, std::string> texts;
    live.db().each("SELECT subject_id, text FROM live_file_texts WHERE subject_kind = :kind "
                   "AND subject_id IN (SELECT value FROM json_each(:ids)) ORDER BY subject_id, hash",
                   {{"kind", kind}, {"ids", dump_json(Json(ids))}}, [&](const db::Row& row) {
                       std::string& all = texts[row.i64(0)];
                       if (all.size() < enough)
                           all += (all.empty() ? "" : "\n") + row.str(1);
                   });
    return texts;
}

Lookup find_shown(newsstand::LiveReader& live, std::string_view hash)
{
    constexpr std::size_t most_left_by = 10;
    Lookup found;
    live.db().each_while("SELECT subject_kind, subject_id, name, mime, gone FROM live_files WHERE hash = :hash", {{"hash", hash}},
                         [&](const db::Row& row) {
                             found.shown = Shown::taken_down;
                             if (live.is_gone(row.text(0), row.i64(1)))
                                 return true;
                             if (row.flag(4)) {
                                 if (found.left_by.size() < most_left_by)
                                     found.left_by.emplace_back(row.str(0), row.i64(1));
                                 return true;
                             }
                             found = {Shown::yes, {row.str(2), row.str(3)}, {}};
                             return false;
                         });
    return found;
}

}   // namespace tantrao::media
