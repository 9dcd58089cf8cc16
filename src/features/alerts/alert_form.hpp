// The form by which somebody asks for alerts: how it comes, is checked, and is shown again.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/alerts/topic.hpp"
#include "features/documents/api.hpp"
#include "platform/web/site_frame.hpp"

namespace tantrao::alerts {

struct Typed {
    std::string topic = "site";                     // a key; unless there is a document
    std::optional<documents::Published> document;   // of this site
    std::string number, provision, email;           // as typed; the number of a document where none was open
    bool consent = false;
};
// From the address of the page, and from what was sent. Errors: not found, for a document that is not public here.
Result<Typed> typed_in_address(const web::ReaderRequest& request);
Result<Typed> typed_in_form(const web::ReaderRequest& request, const http::Fields& fields);

struct Checked {
    std::string email;
    Topic topic;
};
// All errors at once, per field: "muc", "so", "dieu", "email", "dong-y".
Result<Checked> checked(const web::ReaderRequest& request, const Typed& typed);

newsstand::RenderedPage form_page(const web::ReaderRequest& request, const Typed& typed, const Error* error = nullptr);

}   // namespace tantrao::alerts
