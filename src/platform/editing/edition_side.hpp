// The right side of an edition's page: state, gates passed and to come, decisions, facts, history.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/editing/edition_desk.hpp"

namespace tantrao::editing {

struct Side {
    const EditionView& view;
    const Error* error;           // why a decision was not taken; null: none was asked for
    std::string_view thing;       // what the kind is called in a sentence: "bài", "văn bản"
    std::string_view form;        // id of the text's form, which is saved before a decision is sent
    std::string public_address;   // where readers find the item; "" while it is not public
    view::SafeHtml more;          // what only this kind offers here
};
view::SafeHtml side_of(const web::DeskRequest& request, const Kind& kind, const Side& side);

}   // namespace tantrao::editing
