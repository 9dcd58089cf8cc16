// SPDX-License-Identifier: AGPL-3.0-or-later
// [data-rows="FIELD"]: rows of one form, each with a field of that name; ids of a row end in its number. button[data-add-row="ID"] adds
// an empty one, a copy of the last, and tells of it by the event "tantrao:row"; without the script the button asks the server for more.

const renumbered = ['id', 'for', 'aria-describedby', 'aria-label'];

function empty(row, number) {
  for (const each of row.querySelectorAll('.field-error, .held, .choice, .suggestions')) each.remove();
  for (const each of row.querySelectorAll('.invalid')) each.classList.remove('invalid');
  for (const each of row.querySelectorAll('details')) each.open = false;
  for (const each of row.querySelectorAll('input, select, textarea')) {
    each.removeAttribute('aria-invalid');
    each.value = '';
  }
  for (const each of [row, ...row.querySelectorAll('*')])
    for (const name of renumbered)
      if (each.hasAttribute(name)) each.setAttribute(name, each.getAttribute(name).replace(/\d+(?=$|-goi-y)/, number));
}

export function addRow(list) {
  const row = list.lastElementChild.cloneNode(true);
  empty(row, list.children.length + 1);
  list.append(row);
  row.dispatchEvent(new CustomEvent('tantrao:row', { bubbles: true }));
  return row;
}

export function startRows() {
  for (const button of document.querySelectorAll('button[data-add-row]')) {
    button.type = 'button';
    button.addEventListener('click', () => addRow(document.getElementById(button.dataset.addRow)).querySelector('input, select').focus());
  }
}
