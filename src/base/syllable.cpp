// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/syllable.hpp"

#include <string>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>
#include <unordered_set>

namespace tantrao::text {

namespace {

constexpr std::string_view onset_list = " b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x ";

constexpr std::string_view rime_list =
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu "
    "o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot "
    "ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ uôc uôi uôm uôn uông uôt "
    "up ut uy uya uych uyên uyêt uynh uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu "
    "y yêm yên yêng yêt yêu ynh yt ych";

const std::unordered_set<std::string>& rimes()
{
    static const auto* set = [] {
        auto* made = new std::unordered_set<std::string>;
        std::string_view rest = rime_list;
        while (!rest.empty()) {
            const auto end = rest.find(' ');
            made->emplace(rest.substr(0, end));
            rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
        }
        return made;
    }();
    return *set;
}

// Lower case, tone mark off, at most one tone.
bool without_tone(std::string_view word, std::string& out)
{
    UErrorCode status = U_ZERO_ERROR;
    const auto* nfd = icu::Normalizer2::getNFDInstance(status);
    const auto* nfc = icu::Normalizer2::getNFCInstance(status);
    auto text = icu::UnicodeString::fromUTF8(icu::StringPiece(word.data(), static_cast<std::int32_t>(word.size())));
    text.toLower(icu::Locale::getRoot());
    const icu::UnicodeString parts = nfd->normalize(text, status);
    icu::UnicodeString plain;
    int tones = 0;
    for (std::int32_t i = 0; i < parts.length(); ++i) {
        const char16_t c = parts[i];
        if (c == 0x300 || c == 0x301 || c == 0x303 || c == 0x309 || c == 0x323)
            ++tones;
        else
            plain.append(c);
    }
    nfc->normalize(plain, status).toUTF8String(out);
    return U_SUCCESS(status) && tones <= 1;
}

}   // namespace

bool is_syllable(std::string_view word)
{
    std::string plain;
    if (word.empty() || word.size() > 30 || !without_tone(word, plain))
        return false;
    // The longest onsets first: "ngh", then "ng", then "n", then none.
    for (std::size_t size = std::min<std::size_t>(4, plain.size()); size + 1 > 0; --size) {
        const bool onset = size == 0 || onset_list.find(" " + plain.substr(0, size) + " ") != std::string_view::npos;
        if (onset && rimes().contains(plain.substr(size)))
            return true;
        if (size == 0)
            break;
    }
    return false;
}

}   // namespace tantrao::text
