// The objects of a PDF file as they are written, one after the other, without what is packed in streams. Strict: what a reader of PDF might
// take for something else is refused. Only this folder uses it.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tantrao::extraction {

struct PdfValue {
    enum class Kind { reference, array, dictionary, other };
    Kind kind = Kind::other;
    std::string text;   // its tokens with one blank between them: two that are the same read the same
    std::vector<PdfValue> items;
    std::map<std::string, PdfValue> entries;   // by name, with its '/'
};

// Reads from a place on. After the first thing that is not as it should be, nothing is read any more.
class PdfScanner {
  public:
    // Names with signs written by their number ("#20") are refused, but where they are allowed.
    enum class Names { plain, any };
    PdfScanner(std::string_view pdf, std::size_t place, Names names = Names::plain) : pdf_(pdf), at_(place), names_(names) {}

    bool is_good() const { return good_; }
    bool is_at_end() { return skip_blanks(), at_ == pdf_.size(); }
    std::size_t place() { return skip_blanks(), at_; }
    bool stands(std::string_view word) { return pdf_.substr(place()).starts_with(word); }
    // The word stands next, and is passed.
    bool passes(std::string_view word);
    void needs(std::string_view word) { good_ = passes(word) && good_; }
    std::size_t number();   // whole, at most ten figures
    PdfValue value() { return value(0); }
    // What stands behind a dictionary of a stream, up to "endstream".
    void stream(std::size_t length);
    std::string_view bytes(std::size_t count);   // without passing over blanks

  private:
    void skip_blanks();
    PdfValue value(int depth);
    PdfValue dictionary(int depth);
    PdfValue array(int depth);
    PdfValue number_or_reference();
    std::string_view token();
    std::string_view name();
    std::string_view string();
    PdfValue fail() { return good_ = false, PdfValue{}; }

    std::string_view pdf_;
    std::size_t at_;
    Names names_;
    bool good_ = true;
    int values_ = 0;
};

}   // namespace tantrao::extraction
