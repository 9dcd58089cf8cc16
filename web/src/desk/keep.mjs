// SPDX-License-Identifier: AGPL-3.0-or-later
// form[data-keep="name"]: what is typed stays in this browser until it is sent or saved, and is offered back on the next visit:
// a lost connection or a flat battery costs nothing. The key holds the address, so two articles never mix. What was kept before the
// server filled in a form[data-unsaved] is older than what stands there, and is not offered.
import { element } from '../dom.mjs';
import { fill, words } from '../words.vi.mjs';
import { isChanged } from './changes.mjs';
import { fieldsOf, restoreFields } from './form_state.mjs';

const longest_ms = 14 * 24 * 3600 * 1000;
const keyOf = (form) => `tantrao.keep:${location.pathname}:${form.dataset.keep}`;

function read(key) {
  try {
    const kept = JSON.parse(localStorage.getItem(key));
    return kept && Array.isArray(kept.fields) && Date.now() - kept.at < longest_ms ? kept : null;
  } catch { return null; }
}

function write(form) {
  try {
    if (isChanged(form)) localStorage.setItem(keyOf(form), JSON.stringify({ at: Date.now(), fields: fieldsOf(form) }));
  } catch { /* No room or no permission: the form works without keeping. */ }
}

function offer(form, kept) {
  const time = new Intl.DateTimeFormat('vi-VN', { dateStyle: 'short', timeStyle: 'short', hour12: false }).format(kept.at);
  const box = element('div', { class: 'kept-offer', role: 'status' },
    element('p', {}, fill(words.keep.offer, { time })),
    element('button', { type: 'button', class: 'primary', onclick: () => {
      restoreFields(form, kept.fields);
      box.replaceChildren(element('p', {}, words.keep.used));
    } }, words.keep.use),
    element('button', { type: 'button', class: 'secondary', onclick: () => { localStorage.removeItem(keyOf(form)); box.remove(); } }, words.keep.drop));
  form.prepend(box);
}

export function startKeep() {
  // The server says by data-kept-done="PATH:NAME" on the next page that a sent form arrived; until then it stays kept. Before
  // anything is offered: the next page may be the same.
  for (const mark of document.querySelectorAll('[data-kept-done]')) localStorage.removeItem(`tantrao.keep:${mark.dataset.keptDone}`);
  for (const form of document.querySelectorAll('form[data-keep]')) {
    const kept = read(keyOf(form));
    if (kept && !('unsaved' in form.dataset) && JSON.stringify(kept.fields) !== JSON.stringify(fieldsOf(form))) offer(form, kept);
    let timer = 0;
    form.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(() => write(form), 800); });
    window.addEventListener('pagehide', () => write(form));
    form.addEventListener('tantrao:saved', () => { clearTimeout(timer); localStorage.removeItem(keyOf(form)); });
  }
}
