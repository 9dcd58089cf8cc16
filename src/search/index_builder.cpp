// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/composed.hpp"
#include "search/index.hpp"
#include "search/index_errors.hpp"

#include <optional>

namespace tantrao::search {

namespace {

// Measured: what is collected in memory until it is written, and the lists it is added to, are fast as long as they are small.
constexpr int documents_of_a_flush = 100, documents_of_a_part = 5'000;

}   // namespace

struct Builder::Inner {
    explicit Inner(std::filesystem::path where) : folder(std::move(where))
    {
        std::filesystem::remove_all(folder);
        std::filesystem::create_directories(folder);
        begin_part();
    }
    // Nobody reads a part before it is whole, so nothing waits for the disk.
    void begin_part()
    {
        parts.push_back(folder / ("part-" + std::to_string(parts.size() + 1)));
        part.emplace(parts.back().string(), Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC);
        in_part = 0;
    }
    void end_part()
    {
        part->commit();
        part.reset();
    }

    const std::filesystem::path folder;
    std::vector<std::filesystem::path> parts;
    std::optional<Xapian::WritableDatabase> part;
    int in_part = 0;
    Splitter splitter;
};

Builder::Builder(const std::filesystem::path& folder)
{
    inner_ = guarded([&] { return std::make_unique<Inner>(folder); });
}

Builder::~Builder() = default;

void Builder::add(const Document& document)
{
    guarded([&] {
        if (inner_->in_part == documents_of_a_part) {
            inner_->end_part();
            inner_->begin_part();
        }
        const Xapian::Document made = composed(document, inner_->splitter);
        inner_->part->add_document(made);
        add_suggestions(*inner_->part, made);
        if (++inner_->in_part % documents_of_a_flush == 0)
            inner_->part->commit();
    });
}

void Builder::put_together(const Mark& mark)
{
    guarded([&] {
        inner_->end_part();
        Xapian::Database all;
        for (const auto& part : inner_->parts)
            all.add_database(Xapian::Database(part.string()));
        all.compact(inner_->folder.string());
    });
    for (const auto& part : inner_->parts)
        std::filesystem::remove_all(part);
    Writer(inner_->folder).commit(mark);
}

}   // namespace tantrao::search
