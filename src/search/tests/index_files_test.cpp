// What lies in the folder of an index: written, taken out, in use, broken.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/tests/index_test.hpp"

#include <atomic>
#include <gmock/gmock.h>
#include <thread>

namespace tantrao::search {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST_F(SearchIndex, ReplacesAndRemoves)
{
    fill({document(1, "Lễ hội"), document(2, "Lễ hội")});
    const auto reader = index();
    EXPECT_EQ(reader->find(question("lễ hội")).matches, 2);
    Writer writer(folder_);
    writer.put(document(1, "Thời tiết"));
    writer.remove({"article", 2});
    writer.remove({"article", 99});
    writer.commit({8, "n", "live"});
    reader->refresh();
    EXPECT_EQ(reader->find(question("lễ hội")).matches, 0);
    EXPECT_THAT(ids(reader->find(question("thời tiết"))), ElementsAre(1));
    EXPECT_EQ(reader->mark(), (Mark{8, "n", "live"}));
}

TEST_F(SearchIndex, WhatWasNotCommittedIsNotThere)
{
    fill({document(1, "Lễ hội")});
    {
        Writer writer(folder_);
        writer.put(document(2, "Lễ hội"));
    }
    EXPECT_THAT(found("lễ hội"), ElementsAre(1));
    EXPECT_EQ(index()->mark().number, 7);
}

TEST_F(SearchIndex, OneWriterOnly)
{
    fill({});
    Writer first(folder_);
    EXPECT_THROW(Writer{folder_}, IndexError);
}

TEST_F(SearchIndex, WithoutAnIndexThereIsAnError)
{
    EXPECT_THROW(index(), IndexError);
    std::filesystem::create_directories(folder_);
    EXPECT_THROW(index(), IndexError);
}

TEST_F(SearchIndex, BrokenOneIsToldFromTroubleThatPasses)
{
    fill({document(1, "Lễ hội")});
    EXPECT_EQ(damage_of(folder_), "");
    const auto reader = index();
    {
        Writer writer(folder_);
        try {
            Writer second(folder_);
            FAIL() << "two writers";
        } catch (const BrokenIndex&) {
            FAIL() << "it is only in use";
        } catch (const IndexError&) {
        }
    }
    for (const auto& entry : std::filesystem::directory_iterator(folder_))
        if (entry.path().extension() == ".glass")
            std::filesystem::resize_file(entry.path(), 3);
    EXPECT_NE(damage_of(folder_), "");
    EXPECT_THROW(index()->find(question("lễ hội")), BrokenIndex);
    std::filesystem::remove_all(folder_);
    EXPECT_THROW(index(), BrokenIndex);
}

// Whatever was broken when: what a failed statement or commit left in memory is dropped, and the address sanitizer sees that.
TEST_F(SearchIndex, AWriterThatFailsTouchesTheIndexNoMore)
{
    std::vector<Document> many;
    for (int i = 1; i <= 300; ++i)
        many.push_back(document(i, "Lễ hội số " + std::to_string(i), "Nội dung của lễ hội"));
    fill(many);
    const std::filesystem::path whole = folder_.string() + "-whole";
    std::filesystem::rename(folder_, whole);
    for (const int put_before : {0, 1, 20})
        for (const int size : {3, 8192, 20000}) {
            std::filesystem::copy(whole, folder_);
            auto writer = std::make_unique<Writer>(folder_);
            const auto put = [&](int i) { writer->put(document(i * 7, "Lễ hội khác lần " + std::to_string(i))); };
            for (int i = 1; i <= put_before; ++i)
                put(i);
            if (put_before > 1)
                writer->commit({8, "m", "live"});
            for (const auto& entry : std::filesystem::directory_iterator(folder_))
                if (entry.path().filename() != "flintlock")
                    std::filesystem::resize_file(entry.path(), static_cast<std::uintmax_t>(size));
            const auto work = [&] {
                for (int i = put_before + 1; i <= put_before + 10; ++i)
                    put(i);
                writer->commit({8, "m", "live"});
            };
            EXPECT_THROW(work(), IndexError) << size;
            writer.reset();
            std::filesystem::remove_all(folder_);
        }
    std::filesystem::rename(whole, folder_);
}

// A reader that is overtaken by commits (DatabaseModifiedError) begins again.
TEST_F(SearchIndex, AnswersWhileAWriterCommits)
{
    std::vector<Document> many;
    for (int i = 1; i <= 300; ++i)
        many.push_back(document(i, "Lễ hội số " + std::to_string(i), "Nội dung của lễ hội"));
    fill(many);
    const auto reader = index();
    std::atomic<bool> done{false};
    std::jthread writing([&] {
        Writer writer(folder_);
        for (int round = 0; round < 40; ++round) {
            for (int i = 1; i <= 300; i += 7)
                writer.put(document(i, "Lễ hội lần " + std::to_string(round)));
            const auto held = reader->commits();
            writer.commit({round + 8, "m", "live"});
        }
        done = true;
    });
    std::int64_t asked = 0;
    while (!done || asked < 20) {
        if (asked % 5 == 0)
            reader->refresh();
        EXPECT_EQ(reader->find(question("lễ hội")).matches, 300);
        ++asked;
    }
}

TEST_F(SearchIndex, OfManyPartsIsWhole)
{
    std::vector<Document> many;
    for (int i = 1; i <= 5'003; ++i)
        many.push_back(document(i, "Lễ hội số " + std::to_string(i)));
    fill(many);
    EXPECT_EQ(damage_of(folder_), "");
    EXPECT_EQ(index()->mark(), (Mark{7, "m", "live"}));
    EXPECT_EQ(index()->size(), 5'003);
    EXPECT_THAT(ids(index()->find(question("số 1"))), ElementsAre(1));
    EXPECT_THAT(ids(index()->find(question("số 5003"))), ElementsAre(5'003));
    EXPECT_EQ(index()->find(question("lễ hộn")).suggestion, "lễ hội") << "words of all parts";
    EXPECT_FALSE(std::filesystem::exists(folder_ / "part-1")) << "parts do not stay";
}

TEST_F(SearchIndex, TellsWhatDependsOnASubject)
{
    auto first = document(1, "Một"), second = document(2, "Hai");
    first.depends_on = {{"article", 9}, {"article", 2}};
    second.depends_on = {{"article", 9}};
    fill({first, second});
    Writer writer(folder_);
    EXPECT_THAT(writer.depending_on({"article", 9}), ElementsAre(Key{"article", 1}, Key{"article", 2}));
    EXPECT_THAT(writer.depending_on({"article", 1}), IsEmpty());
    first.depends_on.clear();
    writer.put(first);
    EXPECT_THAT(writer.depending_on({"article", 9}), ElementsAre(Key{"article", 2})) << "before it is committed";
}

}   // namespace
}   // namespace tantrao::search
