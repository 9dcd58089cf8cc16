// SPDX-License-Identifier: AGPL-3.0-or-later
#include "extraction/signatures.hpp"
#include "features/media/api.hpp"
#include "view/messages.hpp"
#include "view/template.hpp"

#include <algorithm>

namespace tantrao::media {

namespace {

using extraction::Signature;
using State = Signature::State;

struct Note {
    std::string text;
    bool is_warning = false;
};

class Sentences {
  public:
    Sentences(const view::Messages& messages, std::string_view language) : messages_(messages), language_(language) {}
    std::string operator()(std::string_view code, const std::vector<std::string>& args = {}) const
    {
        return messages_.get(language_, code, args);
    }

  private:
    const view::Messages& messages_;
    std::string_view language_;
};

std::string signer_of(const Signature& signature)
{
    if (signature.name.empty() || signature.organisation.empty() || signature.name == signature.organisation)
        return signature.name.empty() ? signature.organisation : signature.name;
    return signature.name + " (" + signature.organisation + ")";
}

std::string who_and_when(const Signature& signature, const Sentences& sentence)
{
    const std::string signer = signer_of(signature);
    if (signer.empty())
        return sentence("media.signature.unnamed");
    if (!signature.signed_at)
        return sentence("media.signature.of", {signer});
    return sentence("media.signature.of_and_when",
                    {signer, format_clock_time(*signature.signed_at), format_date(*signature.signed_at)});
}

Note note_of(const Signature& signature, bool is_all_covered, const Sentences& sentence)
{
    const std::string signer = who_and_when(signature, sentence) + " ";
    switch (signature.state) {
    case State::changed: return {signer + sentence("media.signature.changed"), true};
    case State::weak: return {signer + sentence("media.signature.weak"), true};
    case State::unchecked: return {signer + sentence("media.signature.unchecked"), false};
    case State::unchanged: break;
    }
    if (signature.covers_all)
        return {signer + sentence("media.signature.unchanged"), false};
    if (signature.only_validation_added)
        return {signer + sentence("media.signature.validation_added"), false};
    if (signature.only_signed_further && is_all_covered)   // a field may look like a signature and be none
        return {signer + sentence("media.signature.only_signed_further"), false};
    return {signer + sentence(is_all_covered ? "media.signature.signed_further" : "media.signature.added_to"), !is_all_covered};
}

std::vector<Note> notes_of(const std::vector<Signature>& signatures, const Sentences& sentence)
{
    const bool is_all_covered = std::ranges::any_of(signatures, [](const Signature& each) {
        return each.state == State::unchanged && (each.covers_all || each.only_validation_added);
    });
    std::vector<Note> notes;
    for (const Signature& signature : signatures)
        notes.push_back(note_of(signature, is_all_covered, sentence));
    notes.push_back({sentence("media.signature.certificate"), false});
    return notes;
}

}   // namespace

void add_signatures(view::Values& values, const view::Messages& messages, std::string_view language, const Signatures& signatures)
{
    const Sentences sentence(messages, language);
    if (!signatures || signatures->empty()) {
        values.row("SIGNATURES").set("NOTE", sentence(signatures ? "media.signature.none" : "media.signature.unknown"));
        return;
    }
    for (const Note& note : notes_of(*signatures, sentence))
        values.row("SIGNATURES").set("NOTE", note.text).show_if(note.is_warning, "WARNING");
}

}   // namespace tantrao::media
