// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/import/document_folder.hpp"

#include "features/import/akoma_record.hpp"
#include "features/import/folder_words.hpp"

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

// "ỦY BAN NHÂN DÂN TỈNH TUYÊN QUANG" -> "Ủy ban nhân dân tỉnh Tuyên Quang".
std::string in_small_letters(std::string_view capitals)
{
    static constexpr std::array<std::string_view, 7> before_names{"tỉnh", "huyện", "xã", "phường", "phố", "trấn", "quận"};
    const std::string small = text::lower(text::clean_line(capitals));
    std::string out;
    bool in_name = false;
    for (std::size_t at = 0; at < small.size();) {
        const std::size_t end = std::min(small.find(' ', at), small.size());
        const std::string_view word = std::string_view(small).substr(at, end - at);
        const bool names_follow = std::ranges::find(before_names, word) != before_names.end();
        const bool is_capital = out.empty() || (in_name && !names_follow);
        out += (out.empty() ? "" : " ") + (is_capital ? with_capital(word) : std::string(word));
        in_name = in_name || names_follow;
        at = end + 1;
    }
    return out;
}

// "07-2011-qd-ubnd" -> "07/2011/QĐ-UBND"; "" where the name holds no such number.
std::string number_in(std::string_view name)
{
    const law::DocumentNumber number = law::parse_document_number(name);
    if (number.number.empty() || number.type.empty())
        return {};
    return number.number + (number.year.empty() ? "" : "/" + number.year) + "/" + text::upper(number.type) +
           (number.issuer.empty() ? "" : "-" + text::upper(number.issuer));
}

// Fills in what is known, and notes what was not sure.
class Filling {
  public:
    Filling(IncomingDocument& incoming, const law::Facts& facts) : incoming_(incoming), facts_(facts) {}

    void number(std::string_view name)
    {
        std::string& number = incoming_.document.number;
        if (!number.empty())
            return;
        number = facts_.number.empty() ? number_in(name) : facts_.number;
        if (facts_.number.empty())
            note_source("number", number);
    }
    // A number names the kind as well: "QĐ".
    void type()
    {
        std::string& type = incoming_.document.type;
        if (type.empty())
            type = facts_.type;
        if (!type.empty())
            return;
        type = law::parse_document_number(incoming_.document.number).type;
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
    void issuer(const std::vector<std::string>& known)
    {
        if (!incoming_.document.issuer.empty())
            return;
        const std::string key = text::fold(text::clean_line(facts_.issuer));
        const auto found = std::ranges::find_if(known, [&](const std::string& one) { return text::fold(one) == key; });
        incoming_.document.issuer = found != known.end() ? *found : in_small_letters(facts_.issuer);
        if (found == known.end())
            note_value("issuer", incoming_.document.issuer);
    }
    void rest()
    {
        documents::Document& d = incoming_.document;
        if (d.issued_on.empty() && (d.issued_on = facts_.issued_on).empty())
            note_value("issued_on", "");
        if (d.signer.empty() && (d.signer = facts_.signer).empty())
            note_value("signer", "");
        if (d.position.empty())
            d.position = in_small_letters(facts_.position);
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
    Filling filling(incoming, facts);
    filling.number(name);
    filling.type();
    filling.title(name);
    filling.issuer(plan.issuers);
    filling.rest();
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
