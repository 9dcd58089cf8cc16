// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/change_report.hpp"
#include "base/text.hpp"
#include "features/documents/effects.hpp"
#include "features/documents/provision_validity.hpp"
#include "law/provision_words.hpp"
#include "platform/web/site_frame.hpp"

namespace tantrao::documents {
namespace {

constexpr std::size_t shown_letters = 160;   // of a new text

void add_line(view::Values& row, const web::Ui& ui, const StatedEffect& stated)
{
    using Does = law::Amendment::Does;
    const law::Amendment& change = stated.effect.change;
    const std::string what = change.does == Does::adds ? "adds" : std::string(name_of(stated.effect.kind));
    row.set("PROVISION", change.provisions.empty() ? stated.effect.provision : law::words_of(change.provisions))
        .set("NUMBER", stated.number);
    row.set("WHAT", ui.messages.get("vi", "documents.relation." + what)).set("ON", format_civil_date(stated.effect.from));
    row.set_if("SOURCE", stated.effect.source.empty() ? "" : law::words_of(stated.effect.source));
    row.show_if(change.provisions.empty(), "NOT_UNDERSTOOD");
    if (!changes_text(stated.effect) || change.does == Does::ends)
        return;
    const std::string text = change.does == Does::rewords ? "“" + change.old_words + "” → “" + change.new_words + "”"
                             : change.wording.empty()     ? ""
                                                          : change.wording.front();
    const bool known = change.does == Does::rewords ? !change.old_words.empty() : !change.wording.empty();
    row.set_if("TEXT", known ? text::shorten(text, shown_letters) : "").show_if(!known, "UNKNOWN");
}

}   // namespace

view::SafeHtml changes_part(const web::Ui& ui, const Document& document, const std::optional<law::LegalText>& text)
{
    view::Values values;
    bool any = false;
    for (const StatedEffect& stated : effects_of(document, text)) {
        if (stated.effect.provision.empty())
            continue;
        any = true;
        add_line(values.row("CHANGES"), ui, stated);
    }
    return any ? web::render_part(ui, "features/documents/templates/desk/changes.tpl", values) : view::SafeHtml{};
}

}   // namespace tantrao::documents
