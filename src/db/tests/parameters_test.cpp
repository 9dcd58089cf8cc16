// SPDX-License-Identifier: AGPL-3.0-or-later
#include "db/parameters.hpp"

#include <gtest/gtest.h>

using tantrao::db::number_parameters;

TEST(Parameters, AreNumberedByName)
{
    const auto out = number_parameters("SELECT :a, :b_2, :a");
    EXPECT_EQ(out.sql, "SELECT $1, $2, $1");
    EXPECT_EQ(out.names, (std::vector<std::string>{"a", "b_2"}));
}

TEST(Parameters, LeavesLiteralsCommentsAndCastsAlone)
{
    const char* sql = "SELECT ':a' || \":b\" || 'it''s :c' -- :d\n /* :e */ , x::text";
    EXPECT_EQ(number_parameters(sql).sql, sql);
    EXPECT_TRUE(number_parameters(sql).names.empty());
    EXPECT_EQ(number_parameters("SELECT 'open :a").sql, "SELECT 'open :a");
}
