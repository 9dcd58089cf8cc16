// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/whole_number.hpp"
#include "search/composed.hpp"
#include "search/index.hpp"
#include "search/index_errors.hpp"
#include "search/terms.hpp"

namespace tantrao::search {

struct Writer::Inner {
    // Always inside a transaction: a database that is closed cancels it. Without one it would commit what waits, and what a commit
    // that failed has left behind must not be touched again.
    explicit Inner(const std::filesystem::path& folder) : database(folder.string(), Xapian::DB_OPEN)
    {
        database.begin_transaction();
    }
    void commit()
    {
        try {
            database.commit_transaction();
        } catch (const Xapian::Error&) {
            database.begin_transaction(false);   // false: writes nothing
            throw;
        }
        database.begin_transaction();
    }

    // Of the document the subject has now, if it has one.
    void remove_suggestions(const std::string& key)
    {
        for (auto found = database.postlist_begin(key); found != database.postlist_end(key); ++found)
            for (auto at = database.termlist_begin(*found); at != database.termlist_end(*found); ++at)
                if (const std::string one = *at; is_suggested(one))
                    database.remove_spelling(one.substr(1));
    }

    Xapian::WritableDatabase database;
    Splitter splitter;
};

Writer::Writer(const std::filesystem::path& folder)
{
    inner_ = guarded([&] { return std::make_unique<Inner>(folder); });
}

Writer::~Writer() = default;

void Writer::put(const Document& document)
{
    guarded([&] {
        const std::string key = key_term(document.key);
        inner_->remove_suggestions(key);
        const Xapian::Document made = composed(document, inner_->splitter);
        inner_->database.replace_document(key, made);
        add_suggestions(inner_->database, made);
    });
}

void Writer::remove(const Key& key)
{
    guarded([&] {
        inner_->remove_suggestions(key_term(key));
        inner_->database.delete_document(key_term(key));
    });
}

std::vector<Key> Writer::depending_on(const Key& key)
{
    return guarded([&] {
        const std::string one = key_term(key, prefix::depends);
        std::vector<Key> keys;
        for (auto at = inner_->database.postlist_begin(one); at != inner_->database.postlist_end(one); ++at) {
            const Xapian::Document document = inner_->database.get_document(*at);
            keys.push_back({document.get_value(slot::kind), whole_number(document.get_value(slot::id))});
        }
        return keys;
    });
}

void Writer::commit(const Mark& mark)
{
    guarded([&] {
        set_metadata(inner_->database, mark);
        inner_->commit();
    });
}

}   // namespace tantrao::search
