// SPDX-License-Identifier: AGPL-3.0-or-later
// input[data-numbers="ADDRESS"] in a row of [data-rows]: while somebody types the number of a document, those that the portal holds are
// offered. The chosen one fills the row's number and its fields [data-held="issued_on"], [data-held="title"]; .held says which one it is.
import { startCombobox } from '../combobox.mjs';
import { element } from '../dom.mjs';
import { words } from '../words.vi.mjs';

const heldOf = (item) => element('p', { class: 'hint held' }, words.relation.held, ' ',
  element('a', { href: item.url, target: '_blank' }, `${item.name}, ${item.day}`), `. ${item.title}`);

function start(field) {
  const row = field.closest('.row');
  const forget = () => row.querySelector('.held')?.remove();   // it was said of another number or day
  for (const said of [field, row.querySelector('[data-held="issued_on"]')])
    for (const name of ['input', 'tantrao:restored']) said.addEventListener(name, forget);
  startCombobox(field, `${field.dataset.numbers}?q=`, {
    lineOf: (item) => [item.name, `${item.day} · ${item.title}`],
    take: (item) => {
      field.value = item.number;
      for (const other of row.querySelectorAll('[data-held]')) {
        other.value = item[other.dataset.held];
        other.dispatchEvent(new Event('input', { bubbles: true }));
      }
      forget();
      field.closest('.field-row').after(heldOf(item));
    },
  });
}

export function startNumbers() {
  const startAll = (where) => { for (const field of where.querySelectorAll('input[data-numbers]')) start(field); };
  startAll(document);
  document.addEventListener('tantrao:row', (event) => startAll(event.target));
}
