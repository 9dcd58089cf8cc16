// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/sites/gates_desk.hpp"
#include "base/hash.hpp"
#include "base/json.hpp"
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

constexpr std::string_view last_code = choices.back().code;

const publication::Gate* gate_of(const publication::Chain& chain, std::string_view code)
{
    const auto found = std::ranges::find(chain, code, &publication::Gate::code);
    return found == chain.end() ? nullptr : &*found;
}

// What stands in the form for one choice, used or not.
struct Row {
    bool used = false, editing = false;
    std::string name;
};
using Rows = std::array<Row, choices.size()>;

Rows rows_of(const web::DeskRequest& request, const publication::Chain& chain)
{
    Rows rows;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const std::string code(choices[i].code);
        const publication::Gate* gate = gate_of(chain, code);
        rows[i] = {gate != nullptr, gate != nullptr && gate->editing,
                   gate != nullptr ? gate->name : request.ui.messages.get("vi", "gate." + code + ".name")};
    }
    return rows;
}

Rows read_rows(const http::Fields& fields)
{
    Rows rows;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const std::string code(choices[i].code);
        const bool is_last = code == last_code;
        rows[i] = {is_last || fields.has("use_" + code), !is_last && fields.has("editing_" + code),
                   text::clean_line(fields.get("name_" + code))};
    }
    return rows;
}

publication::Chain chain_of(const Rows& rows)
{
    publication::Chain chain;
    for (std::size_t i = 0; i < choices.size(); ++i)
        if (rows[i].used)
            chain.push_back({std::string(choices[i].code), rows[i].name, std::string(choices[i].power), rows[i].editing});
    return chain;
}

// Which chain somebody saw; goes with the form and comes back.
std::string mark_of(const publication::Chain& chain)
{
    Json gates = Json::array();
    for (const publication::Gate& gate : chain)
        gates.push_back({gate.code, gate.name, gate.power, gate.editing});
    return sha256_hex(dump_json(gates));
}

std::string names_of(const publication::Chain& chain)
{
    std::string names;
    for (const publication::Gate& gate : chain)
        names += (names.empty() ? "" : " → ") + gate.name;
    return names;
}

publication::Chain present_chain(const web::DeskRequest& request)
{
    return request.core().read([&](db::Connection& core) { return publication::chain_of(core, request.site_id(), item_kind); });
}

// After a conflict the form holds what was typed and the mark of the present chain, which stands above it: saving once more replaces
// that one knowingly.
http::Response form(const web::DeskRequest& request, const Rows& rows, const std::string& mark, const Error* error,
                    const std::string& present = {})
{
    view::Values values;
    web::set_csrf(values, request);
    web::set_problems(values, request.ui, error);
    values.set("ACTION", request.site_path("quy-trinh")).set("SEEN", mark).set_if("PRESENT", present);
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const std::string code(choices[i].code);
        const bool is_last = code == last_code;
        view::Values& row = values.row("GATES");
        row.set("CODE", code).set("WHAT", request.ui.messages.get("vi", "gate." + code)).set("NAME", rows[i].name);
        row.show_if(rows[i].used, "USED").show_if(rows[i].editing, "EDITING");
        row.show_if(is_last, "LAST").show_if(!is_last, "OPTIONAL");
    }
    return web::desk_response(request, {"Quy trình duyệt", "quy-trinh"},
                              web::render_part(request.ui, "features/sites/templates/gates.tpl", values),
                              error == nullptr ? 200 : web::status_of(error->kind));
}

}   // namespace

Result<http::Response> gates_form(const web::DeskRequest& request)
{
    const auto chain = present_chain(request);
    return form(request, rows_of(request, chain), mark_of(chain), nullptr);
}

Result<http::Response> save_gates(const web::DeskRequest& request)
{
    const std::string seen(request.form.fields.get("seen"));
    const Rows rows = read_rows(request.form.fields);
    const publication::Chain chain = chain_of(rows);
    if (std::ranges::any_of(chain, [](const publication::Gate& gate) { return gate.name.empty(); })) {
        const Error error = Error::invalid("gate.name.missing");
        return form(request, rows, seen, &error);
    }
    const auto saved = request.core().write([&](db::Transaction& tx) -> Result<void> {
        publication::lock_chains(tx, request.site_id());
        if (mark_of(publication::chain_of(tx.db(), request.site_id(), item_kind)) != seen)
            return Error::conflict("form.stale");
        publication::set_chain(tx, request.site_id(), item_kind, chain);
        web::record(tx, request, {"sites.gates", "sites.gates", "site", request.site_id().value, {{"gates", chain.size()}}});
        return {};
    });
    if (!saved) {
        const auto present = present_chain(request);
        return form(request, rows, mark_of(present), &saved.error(), names_of(present));
    }
    return web::done(request.site_path("quy-trinh"), "gates_saved");
}

}   // namespace tantrao::sites
