// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/import/document_folder.hpp"

#include "features/import/akoma_record.hpp"
#include "features/import/folder_words.hpp"
#include "features/import/name_hints.hpp"

#include "base/text.hpp"
#include "law/document_number.hpp"
#include "law/legal_text.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace tantrao::importing {

namespace fs = std::filesystem;

namespace {

std::string with_capital(std::string_view word)
{
    std::size_t letter = std::min<std::size_t>(word.size(), 1);
    while (letter < word.size() && (static_cast<unsigned char>(word[letter]) & 0xC0U) == 0x80U)
        ++letter;
    return text::upper(word.substr(0, letter)) + std::string(word.substr(letter));
}

// "ỦY BAN NHÂN DÂN TỈNH TUYÊN QUANG" -> "Ủy ban nhân dân tỉnh Tuyên Quang", "SỞ TÀI CHÍNH" -> "Sở Tài chính". What has small letters
// already stays.
std::string in_small_letters(std::string_view capitals)
{
    if (text::upper(capitals) != capitals)
        return text::clean_line(capitals);
    static constexpr std::array<std::string_view, 7> before_names{"tỉnh", "huyện", "xã", "phường", "phố", "trấn", "quận"};
    const std::string small = text::lower(text::clean_line(capitals));
    std::string out;
    bool in_name = false, is_after_agency = false;
    for (std::size_t at = 0; at < small.size();) {
        const std::size_t end = std::min(small.find(' ', at), small.size());
        const std::string_view word = std::string_view(small).substr(at, end - at);
        const bool names_follow = std::ranges::find(before_names, word) != before_names.end();
        const bool is_capital = out.empty() || is_after_agency || (in_name && !names_follow);
        out += (out.empty() ? "" : " ") + (is_capital ? with_capital(word) : std::string(word));
        in_name = in_name || names_follow;
        is_after_agency = word == "sở" || word == "bộ";   // "Sở Tài chính"
        at = end + 1;
    }
    return out;
}

std::size_t words_in(std::string_view text)
{
    return text.empty() ? 0 : static_cast<std::size_t>(std::ranges::count(text, ' ')) + 1;
}

std::string last_words(const std::string& text, std::size_t words)
{
    std::size_t at = text.size();
    for (; words > 0 && at != std::string::npos && at > 0; --words)
        at = text.rfind(' ', at - 1);
    return at == std::string::npos ? text : text.substr(std::min(at + 1, text.size()));
}

// To compare names of agencies by: without marks and capitals, written out.
std::string agency_key(std::string_view agency)
{
    std::string key = text::fold(text::clean_line(agency));
    for (const auto& [abbreviation, written] :
         {std::pair<std::string_view, std::string_view>{"ubnd ", "uy ban nhan dan "}, {"hdnd ", "hoi dong nhan dan "}})
        if (key.starts_with(abbreviation))
            key = std::string(written) + key.substr(abbreviation.size());
    return key;
}

// Fills in what is known, and notes what was not sure.
class Filling {
  public:
    // `has_record`: the file said of the document what there is to say.
    Filling(IncomingDocument& incoming, const law::Facts& facts, bool has_record)
        : incoming_(incoming), facts_(facts), has_record_(has_record)
    {
    }

    void number(const NameHints& hints)
    {
        std::string& number = incoming_.document.number;
        if (!number.empty())
            return;
        number = facts_.number.empty() ? hints.number : facts_.number;
        if (facts_.number.empty())
            note_source("number", number);
    }
    // A number names the kind as well, "QĐ"; only letters (công văn) have an agency and who wrote it there.
    void type()
    {
        std::string& type = incoming_.document.type;
        if (!type.empty())
            return;
        type = facts_.type;
        if (documents::find_type(type) != nullptr)
            return;
        const law::DocumentNumber number = law::parse_document_number(incoming_.document.number);
        if (const documents::DocumentType* known = documents::find_type(number.type))
            type = known->name;
        else if (!number.number.empty() && !number.issuer.empty() && number.year.empty())
            type = "Công văn";
        note_value("type", type);
    }
    void title(std::string_view name)
    {
        std::string& title = incoming_.document.title;
        if (!title.empty())
            return;
        title = facts_.title.empty() ? text::clean_line(name) : facts_.title;
        if (facts_.title.empty())
            note_source("title", title);
    }
    // Known agencies are written as they write themselves. What stands behind one is an agency of its own, "UBND TỈNH … SỞ TÀI CHÍNH".
    void issuer(const FolderPlan& plan)
    {
        std::string& issuer = incoming_.document.issuer;
        if (!issuer.empty())
            return;
        const std::string key = agency_key(facts_.issuer);
        std::string own = text::clean_line(facts_.issuer);
        for (const std::string& known : plan.issuers) {
            const std::string of_known = agency_key(known);
            if (key == of_known) {
                issuer = known;
                return;
            }
            if (const std::string above = of_known + " "; key.starts_with(above))
                own = last_words(own, words_in(std::string_view(key).substr(above.size())));
        }
        issuer = in_small_letters(own);
        if (!issuer.empty() || plan.agency.empty())
            return note_value("issuer", issuer);
        issuer = agency_of_site(plan);
        incoming_.notes.push_back(Error::invalid("import.note.agency_of_site", {issuer}));
    }
    // A number of the council (HĐND) is not the committee's that the site belongs to.
    std::string agency_of_site(const FolderPlan& plan) const
    {
        constexpr std::string_view committee = "uy ban nhan dan ";
        const std::string key = agency_key(plan.agency);
        const bool is_councils = text::fold(incoming_.document.number).find("hdnd") != std::string::npos;
        if (!is_councils || !key.starts_with(committee))
            return plan.agency;
        const std::string council = "hoi dong nhan dan " + key.substr(committee.size());
        const auto known = std::ranges::find(plan.issuers, council, agency_key);
        return known == plan.issuers.end() ? plan.agency : *known;
    }
    void rest(const NameHints& hints)
    {
        documents::Document& d = incoming_.document;
        if (d.issued_on.empty() && (d.issued_on = facts_.issued_on).empty()) {
            d.issued_on = hints.issued_on;
            note_source("issued_on", d.issued_on);
        }
        if (d.signer.empty() && (d.signer = facts_.signer).empty() && !has_record_)
            note_value("signer", "");
        if (d.position.empty())
            d.position = facts_.position;
    }
    // One that does not fit is for the importer to tell.
    void effective_on()
    {
        if (incoming_.document.effective_on.empty() && facts_.effective_on >= incoming_.document.issued_on)
            incoming_.document.effective_on = facts_.effective_on;
    }

  private:
    void note_source(const char* field, const std::string& value)
    {
        if (value.empty())
            note_value(field, value);
        else
            incoming_.notes.push_back(Error::invalid("import.note.from_name", {field, value}));
    }
    void note_value(const char* field, const std::string& value)
    {
        if (value.empty())
            incoming_.notes.push_back(Error::invalid("import.note.not_found", {field}));
        else
            incoming_.notes.push_back(Error::invalid("import.note.unsure", {field, value}));
    }

    IncomingDocument& incoming_;
    const law::Facts& facts_;
    const bool has_record_;
};

}   // namespace

std::vector<FolderDocument> documents_in(const fs::path& folder, std::vector<std::string>* others)
{
    std::map<std::string, std::vector<std::string>> by_name;
    for (auto each = fs::recursive_directory_iterator(folder); each != fs::recursive_directory_iterator(); ++each) {
        if (each->path().filename().string().starts_with('.')) {
            if (each->is_directory())
                each.disable_recursion_pending();
            continue;
        }
        const fs::path name = each->path().lexically_relative(folder);
        if (each->is_regular_file() && !each->is_symlink() && ending_of(name) != nullptr)
            by_name[fs::path(name).replace_extension().string()].push_back(name.string());
        else if (others != nullptr && !each->is_directory())
            others->push_back(name.string());
    }
    std::vector<FolderDocument> found;
    for (auto& [name, files] : by_name) {
        std::ranges::sort(files, {}, [](const std::string& file) { return std::pair(ending_of(file), file); });
        found.push_back({name, std::move(files)});
    }
    return found;
}

Result<IncomingDocument> read_folder_document(const FolderDocument& found, const FolderPlan& plan,
                                              const extraction::Reader& reader)
{
    if (!text::is_valid_utf8(found.external_id))
        return Error::invalid("import.file_name");
    if (found.external_id.size() > longest_external_id)
        return Error::invalid("import.external_id.too_long", {std::to_string(longest_external_id)});
    FolderWords words = TANTRAO_TRY(words_of(found, plan, reader));
    IncomingDocument incoming;
    incoming.external_id = found.external_id;
    if (words.record)
        take_record(*words.record, incoming);
    const law::Facts facts = law::facts_of(TANTRAO_TRY(law::parse_text(words.text)));
    const std::string name = fs::path(found.external_id).filename().string();
    Filling filling(incoming, facts, words.record && !words.record->number.empty());
    const NameHints hints = hints_in(name);
    filling.number(hints);
    filling.type();
    filling.title(name);
    filling.issuer(plan);
    filling.rest(hints);
    filling.effective_on();
    if (words.is_recognised)
        incoming.notes.push_back(Error::invalid("import.note.recognised", {words.file}));
    if (words.lacks_pages)
        incoming.notes.push_back(Error::invalid("import.note.not_recognised", {words.file}));
    if (!words.other_structure.empty())
        incoming.notes.push_back(Error::invalid("import.note.other_structure", {words.file, words.other_structure}));
    if (words.is_cut)
        incoming.notes.push_back(Error::invalid("import.note.cut", {words.file}));
    incoming.document.text = std::move(words.text);
    for (const std::string& file : found.files)
        if (!ending_of(file)->is_text)
            incoming.files.push_back({file, fs::path(file).filename().string()});
    return incoming;
}

}   // namespace tantrao::importing
