// The day at which a reader wants to see a document: /van-ban/<document>?ngay=2015-07-01, or ?ngay=hom-nay for the text as it is now.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/documents/document_live.hpp"
#include "features/documents/text_html.hpp"
#include "features/documents/text_versions.hpp"
#include "platform/web/route.hpp"
#include <optional>

namespace tantrao::documents {

struct AsOf {
    std::string day;           // what the page shows; today where nothing was chosen
    std::string typed;         // as the reader gave it
    bool is_chosen = false;    // the text is shown as it reads on the day, not as it was issued
    bool is_current = false;   // "hom-nay"
    bool is_unreadable = false;
};
AsOf as_of(const web::ReaderRequest& request);
// "?ngay=2015-07-01" or "?ngay=hom-nay", behind addresses that show the same; "" where no day was chosen.
std::string query_of(const AsOf& as_of);
// "Quyết định 07/2011/QĐ-UBND", with the day where one was chosen.
std::string title_of(const web::ReaderRequest& request, const Document& document, const AsOf& as_of);
// Whether the document is in force on a day, as pages and files say it.
struct ValidityWords {
    Validity validity = Validity::in_force;
    std::string code, name;      // "expired", "Hết hiệu lực toàn bộ"
    std::string since;           // "từ 11/03/2026 đến hết ngày 31/12/2026", "có hiệu lực từ 13/06/2011"
    std::string reason;          // "Được thay thế bởi"; "" where its own dates say it
    const Named* by = nullptr;   // with a reason. Valid as long as `effecting`
    std::string provision;
    std::string ending;   // "từ 01/01/2027 được thay thế bởi": what ends it after that day; "" where nothing more is to be said
    const Named* ends_by = nullptr;   // with an ending by another document
};
ValidityWords validity_words(const web::ReaderRequest& request, const Timeline& timeline, const std::vector<Named>& effecting,
                             std::string_view day);
// The last day before it: of what ends with a day that no longer belongs to it.
std::string day_before(const std::string& day);
// That the changes by these documents are not in the text; "" where there are none.
std::string unread_note(const web::ReaderRequest& request, const std::vector<Named>& unread);
// What a text of that day is, whose changes are not in it, and that it is no official one: for the page and every file. `is_changed`:
// reads otherwise than when issued.
std::string notice_of(const web::ReaderRequest& request, const AsOf& as_of, const Document& document, const Timeline& timeline,
                      bool is_changed);

// The text as it reads on the day; nothing where that is the text as it was issued. `gaps` point into the timeline.
struct DayText {
    TextHtml html;
    std::vector<Gap> gaps;
};
std::optional<DayText> text_on_day(newsstand::LiveReader& live, const LiveDocument& document, const Timeline& timeline,
                                   std::string_view day);

// When documents may come into force next.
Instant next_midnight(Instant now);
// Until when a page of this day holds; 0 without end.
Instant end_of(const Timeline& timeline, std::string_view today);
Instant end_of(const Timeline& timeline, const AsOf& as_of, Instant now);

}   // namespace tantrao::documents
