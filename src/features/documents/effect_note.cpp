// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/effect_note.hpp"
#include "base/time.hpp"
#include "features/documents/catalogue.hpp"
#include "law/effective_day.hpp"

namespace tantrao::documents {
namespace {

// Without a day of effect the portal takes the day of issue: a text that says so adds nothing.
std::string note_without_day(const web::Ui& ui, const Document& document, const std::string& said)
{
    const std::string missing =
        makes_law(document.type, document.number) ? ui.messages.get("vi", "documents.effect_note.missing") : "";
    if (said.empty() || (missing.empty() && said == document.issued_on))
        return missing;
    const std::string from_text = said < document.issued_on
                                      ? ui.messages.get("vi", "documents.effect_note.said_before_issue",
                                                        {format_civil_date(said), format_civil_date(document.issued_on)})
                                      : ui.messages.get("vi", "documents.effect_note.said", {format_civil_date(said)});
    return missing + (missing.empty() ? "" : " ") + from_text;
}

}   // namespace

std::string effect_note(const web::Ui& ui, const Document& document, const std::optional<law::LegalText>& text)
{
    const auto word = [&](const char* code, const std::vector<std::string>& args = {}) {
        return ui.messages.get("vi", std::string("documents.effect_note.") + code, args);
    };
    const law::Node* body = text ? law::find_part(*text, law::Kind::body) : nullptr;
    const std::string said = body == nullptr ? "" : law::effective_day(*body, document.issued_on);
    const std::string shown = said.empty() ? "" : format_civil_date(said);
    if (document.effective_on.empty())
        return note_without_day(ui, document, said);
    const std::string early = document.effective_on < document.issued_on ? word("before_issue") : "";
    const bool differs = !shown.empty() && said != document.effective_on;
    const std::string other = differs ? word("differs", {shown, format_civil_date(document.effective_on)}) : "";
    return early + (early.empty() || other.empty() ? "" : " ") + other;
}

}   // namespace tantrao::documents
