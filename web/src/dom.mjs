// SPDX-License-Identifier: AGPL-3.0-or-later
// Making elements without markup in strings: nothing a user sent is ever parsed as HTML, of what the server sent only a part of its page
// (desk/structure.mjs).

// element('button', { type: 'button', class: 'primary', onclick: f }, 'Lưu'): a property for functions, an attribute otherwise.
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (typeof value === 'function') made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value === true ? '' : String(value));
  }
  made.append(...children.filter((child) => child !== undefined && child !== null));
  return made;
}

// An icon of the bundle (text of an SVG file that stands in the script itself).
export function icon(svg) {
  const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
  const made = document.importNode(parsed, true);
  made.setAttribute('class', 'icon');
  made.setAttribute('aria-hidden', 'true');
  made.removeAttribute('width');
  made.removeAttribute('height');
  return made;
}

let counter = 0;
export const freshId = (stem) => `${stem}-${++counter}`;

// Opens a dialog that removes itself when it closes; answers with its return value.
export function openDialog(dialog) {
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => { dialog.remove(); resolve(dialog.returnValue); }, { once: true });
    document.body.append(dialog);
    dialog.showModal();
  });
}
