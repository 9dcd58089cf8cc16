// References to legal documents in running text: "điểm a khoản 2 Điều 5 Nghị định số 64/2007/NĐ-CP". Found by a grammar, linked by
// the caller, who knows what it holds. What counts as one citation, its span and its names: tests/citations/README.md.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace tantrao::law {

struct Citation {
    enum class Target { this_text, number, name };

    std::size_t begin = 0, end = 0;   // bytes of the text
    Target target = Target::this_text;
    bool is_elsewhere = false;   // "Điều 1 của Nghị định nêu trên": no provision of this text, but the document is not told
    // A number ("64/2007/NĐ-CP") or a name with its year where one is said ("Luật Đất đai 2024"); "" for this text.
    std::string document;
    // As the ids of provision_ids, "dieu-5-khoan-2-diem-dd"; current ones are "dieu-nay", "dieu-nay-khoan-nay". In the order of the text,
    // ranges written out; empty: the document as a whole.
    std::vector<std::string> provisions;
    // Where each of them is said, bytes of the text; those between the two of a range stand at its end.
    struct Place {
        std::size_t begin = 0, end = 0;
        bool operator==(const Place&) const = default;
    };
    std::vector<Place> places;

    bool operator==(const Citation&) const = default;
};

// Citations in order, none over another. Text of any bytes; time grows with its length alone.
std::vector<Citation> find_citations(std::string_view text);

// The id that a provision of this text has when cited inside the provision `at` ("dieu-9-khoan-1"): "dieu-nay-khoan-2" becomes
// "dieu-9-khoan-2". Unchanged where nothing is current; "" where `at` does not say it.
std::string resolved(std::string_view provision, std::string_view at);

}   // namespace tantrao::law
