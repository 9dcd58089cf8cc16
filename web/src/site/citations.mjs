// SPDX-License-Identifier: AGPL-3.0-or-later
// Below the first line of the provision that the address names: a button that copies its citation with that address. Without it there is the
// address itself, which every mark leads to.
import { element } from '../dom.mjs';
import { siteWords } from '../words.vi.mjs';

export function startCitations(text) {
  if (!navigator.clipboard) return;   // only where the connection is secure
  const name = document.querySelector('h1')?.textContent ?? '';
  const button = element('button', { type: 'button', class: 'copy-citation secondary', onclick: copy });
  const told = element('p', { role: 'status', class: 'visually-hidden' });
  let mark = null;
  text.after(told);

  async function copy() {
    const provision = mark.getAttribute('aria-label') ?? mark.textContent.replace(/\.$/, '');
    let said = siteWords.copied;
    try {
      await navigator.clipboard.writeText(`${provision} ${name}, ${location.href}`);
    } catch {
      said = siteWords.not_copied;
    }
    button.textContent = told.textContent = said;
  }
  function show() {
    mark = document.getElementById(location.hash.slice(1))?.querySelector('a.law-mark') ?? null;
    button.remove();
    button.textContent = siteWords.copy_citation;
    told.textContent = '';
    if (mark && text.contains(mark)) mark.parentElement.after(button);
  }
  addEventListener('hashchange', show);
  show();
}
