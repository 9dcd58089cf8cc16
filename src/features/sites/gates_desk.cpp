// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/sites/gates_desk.hpp"
#include "base/text.hpp"
#include "platform/publication/publication_store.hpp"
#include "platform/web/desk_record.hpp"
#include "platform/web/error_pages.hpp"
#include "platform/web/form_values.hpp"
#include "platform/web/site_frame.hpp"
#include <algorithm>
#include <array>

namespace tantrao::sites {
namespace {

constexpr std::string_view item_kind = "article";

// The gates a chain may have, in their order; the last one always decides.
struct Choice {
    std::string_view code, power;
};
constexpr std::array choices{Choice{"receive", "publication.receive"}, Choice{"moderate", "publication.moderate"},
                             Choice{"decide", "publication.decide"}};

const publication::Gate* gate_of(const publication::Chain& chain, std::string_view code)
{
    const auto found = std::ranges::find(chain, code, &publication::Gate::code);
    return found == chain.end() ? nullptr : &*found;
}

http::Response form(const web::DeskRequest& request, const publication::Chain& chain, const Error* error)
{
    view::Values values;
    web::set_csrf(values, request);
    web::set_problems(values, request.ui, error);
    values.set("ACTION", request.site_path("quy-trinh"));
    for (const Choice& choice : choices) {
        const publication::Gate* gate = gate_of(chain, choice.code);
        view::Values& row = values.row("GATES");
        const std::string code(choice.code);
        row.set("CODE", code).set("WHAT", request.ui.messages.get("vi", "gate." + code));
        row.set("NAME", gate != nullptr ? gate->name : request.ui.messages.get("vi", "gate." + code + ".name"));
        row.show_if(gate != nullptr, "USED").show_if(choice.code == "decide", "LAST").show_if(choice.code != "decide", "OPTIONAL");
        row.show_if(gate != nullptr && gate->editing, "EDITING");
    }
    return web::desk_response(request, {"Quy trình duyệt", "quy-trinh"},
                              web::render_part(request.ui, "features/sites/templates/gates.tpl", values),
                              error == nullptr ? 200 : web::status_of(error->kind));
}

} // namespace

Result<http::Response> gates_form(const web::DeskRequest& request)
{
    const auto chain = request.core().read([&](db::Connection& core) { return publication::chain_of(core, request.site_id(), item_kind); });
    return form(request, chain, nullptr);
}

Result<http::Response> save_gates(const web::DeskRequest& request)
{
    const auto& fields = request.form.fields;
    publication::Chain chain;
    for (const Choice& choice : choices) {
        const std::string code(choice.code);
        if (choice.code != "decide" && !fields.has("use_" + code))
            continue;
        chain.push_back({code, text::clean_line(fields.get("name_" + code)), std::string(choice.power), fields.has("editing_" + code) && choice.code != "decide"});
    }
    if (std::ranges::any_of(chain, [](const publication::Gate& gate) { return gate.name.empty(); })) {
        const Error error = Error::invalid("gate.name.missing");
        return form(request, chain, &error);
    }
    (void)request.core().write([&](db::Transaction& tx) -> Result<int> {
        publication::set_chain(tx, request.site_id(), item_kind, chain);
        web::record(tx, request, {"sites.gates", "sites.gates", "site", request.site_id().value, {{"gates", chain.size()}}});
        return 0;
    });
    return web::done(request.site_path("quy-trinh"), "gates_saved");
}

} // namespace tantrao::sites
