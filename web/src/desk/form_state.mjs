// SPDX-License-Identifier: AGPL-3.0-or-later
// What a form holds, as text to compare and as fields to send. Files cannot be kept, the CSRF token must not be.
import { addRow } from './rows.mjs';

const never = new Set(['csrf', 'version', 'form']);

export function fieldsOf(form, { all = false } = {}) {
  const fields = [];
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== 'string') continue;
    if (all || (!never.has(name) && form.elements[name]?.type !== 'password')) fields.push([name, value]);
  }
  return fields;
}

// As the form itself would be sent, without its files and buttons.
export function bodyOf(form, more = {}) {
  const body = new FormData();
  for (const [name, value] of [...fieldsOf(form, { all: true }), ...Object.entries(more)]) body.append(name, value);
  return body;
}

export const stateOf = (form) => JSON.stringify(fieldsOf(form));

// Puts kept fields back. Editors on a field learn of it by the event "tantrao:restored" on its element.
export function restoreFields(form, fields) {
  const byName = new Map();
  for (const [name, value] of fields) byName.set(name, [...(byName.get(name) ?? []), value]);
  for (const list of form.querySelectorAll('[data-rows]'))
    while (list.children.length < (byName.get(list.dataset.rows)?.length ?? 0)) addRow(list);
  for (const control of form.elements) {
    if (!control.name || never.has(control.name) || ['file', 'password', 'submit', 'button'].includes(control.type)) continue;
    const values = byName.get(control.name) ?? [];
    if (control.type === 'checkbox' || control.type === 'radio') control.checked = values.includes(control.value);
    else if (control.multiple && control.options) for (const option of control.options) option.selected = values.includes(option.value);
    else if (values.length) control.value = values.shift();
  }
  for (const control of form.elements) {
    if (control.name) control.dispatchEvent(new CustomEvent('tantrao:restored', { bubbles: true }));
  }
}
