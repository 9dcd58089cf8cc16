// SPDX-License-Identifier: AGPL-3.0-or-later
#include "extraction/page_text.hpp"

#define POINTERHOLDER_TRANSITION 4   // libqpdf's own pointers are not used

#include <algorithm>
#include <exception>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <string>
#include <vector>

namespace tantrao::extraction {

namespace {

using Object = QPDFObjectHandle;

constexpr int deepest_form = 5;                                             // drawings inside each other
constexpr std::size_t most_operators = 500'000, most_objects = 2'000'000;   // of a page, with what is drawn in it
constexpr std::size_t most_operands = 1'000, most_saved = 1'000;

struct Seen {
    std::size_t enough = 0, letters = 0, operators = 0, objects = 0;
    bool is_over() const { return letters >= enough || operators > most_operators || objects > most_objects; }
};

std::size_t letters_in(Object text)
{
    const std::string bytes = text.isString() ? text.getStringValue() : "";
    return static_cast<std::size_t>(std::count_if(bytes.begin(), bytes.end(), [](char c) { return c != '\0' && c != ' '; }));
}

// Counts what a page or a drawing in it shows.
class Reading final : public Object::ParserCallbacks {
  public:
    // `place`: the page or the drawing.
    Reading(QPDFPageObjectHelper place, Seen& seen, int mode, int depth) : place_(place), seen_(seen), mode_(mode), depth_(depth)
    {
    }

    using ParserCallbacks::handleObject;
    void handleObject(Object object) override
    {
        ++seen_.objects;
        if (object.isOperator()) {
            follow(object.getOperatorValue());
            operands_.clear();
            ++seen_.operators;
        } else if (operands_.size() < most_operands) {
            operands_.push_back(object);
        }
        if (seen_.is_over())
            terminateParsing();
    }
    void handleEOF() override {}

  private:
    void follow(const std::string& name)
    {
        if (name == "q" && saved_.size() < most_saved) {
            saved_.push_back(mode_);
        } else if (name == "Q" && !saved_.empty()) {
            mode_ = saved_.back();
            saved_.pop_back();
        } else if (operands_.empty()) {
            return;
        } else if (name == "Tr" && operands_.back().isInteger()) {
            mode_ = operands_.back().getIntValueAsInt();
        } else if (name == "Tj" || name == "'" || name == "\"") {
            show(operands_.back());
        } else if (name == "TJ" && operands_.back().isArray()) {
            for (int i = 0; i < operands_.back().getArrayNItems(); ++i)
                show(operands_.back().getArrayItem(i));
        } else if (name == "Do" && operands_.back().isName()) {
            draw(operands_.back().getName());
        }
    }

    void show(const Object& text)
    {
        constexpr int invisible = 3, clipping = 7;   // modes of Tr
        seen_.letters += mode_ == invisible || mode_ == clipping ? 0 : letters_in(text);
    }

    void draw(const std::string& name)
    {
        Object resources = place_.getAttribute("/Resources", false);
        Object drawings = resources.isDictionary() ? resources.getKey("/XObject") : Object::newNull();
        Object drawing = drawings.isDictionary() ? drawings.getKey(name) : Object::newNull();
        if (depth_ == deepest_form || !drawing.isFormXObject())
            return;
        QPDFPageObjectHelper inner(drawing);
        Reading reading(inner, seen_, mode_, depth_ + 1);
        inner.parseContents(&reading);
    }

    QPDFPageObjectHelper place_;
    Seen& seen_;
    int mode_;
    const int depth_;
    std::vector<int> saved_;
    std::vector<Object> operands_;
};

}   // namespace

struct PageText::File {
    QPDF qpdf;
};

PageText::PageText(std::string_view pdf) : pdf_(pdf) {}
PageText::~PageText() = default;

bool PageText::shows(int page, std::size_t least)
{
    try {
        if (file_ == nullptr) {
            file_ = std::make_unique<File>();
            file_->qpdf.setSuppressWarnings(true);
            file_->qpdf.processMemoryFile("", pdf_.data(), pdf_.size());
        }
        const std::vector<Object>& pages = file_->qpdf.getAllPages();
        const auto at = static_cast<std::size_t>(page);
        if (at >= pages.size())
            return false;
        QPDFPageObjectHelper place(pages[at]);
        Seen seen{least, 0, 0, 0};
        Reading reading(place, seen, 0, 0);
        place.parseContents(&reading);
        return seen.letters >= least;
    } catch (const std::exception&) {   // libqpdf gives up, or no memory is left
        return false;
    }
}

}   // namespace tantrao::extraction
