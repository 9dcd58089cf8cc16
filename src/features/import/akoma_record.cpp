// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/import/akoma_record.hpp"

namespace tantrao::importing {

void take_record(const law::AkomaMeta& record, IncomingDocument& incoming)
{
    documents::Document& d = incoming.document;
    d.number = record.number;
    d.issuer = record.issuer;
    d.signer = record.signer;
    d.position = record.position;
    d.title = record.title;
    d.issued_on = record.issued_on;
    d.effective_on = record.effective_on;
    d.expires_on = record.expires_on;
    d.gazette_number = record.gazette_number;
    d.gazette_on = record.gazette_on;
    const auto leave_out = [&](const char* field, const std::string& value) {
        incoming.notes.push_back(Error::invalid("import.note.unknown_value", {field, value}));
    };
    if (const documents::DocumentType* type = documents::find_type(record.type))
        d.type = type->name;
    else if (!record.type.empty())
        leave_out("type", record.type);
    for (const law::AkomaKeyword& field : record.fields)
        if (documents::find_field(field.value) != nullptr)
            d.fields.push_back(field.value);
        else
            leave_out("fields", field.value);
    for (const law::AkomaRelation& r : record.relations)
        if (const auto kind = documents::relation_kind_of(r.kind))
            d.relations.push_back({*kind, r.number, r.title, r.issued_on, r.provision, r.from, r.until, r.source, r.wording});
        else
            leave_out("relations", r.kind);
}

}   // namespace tantrao::importing
