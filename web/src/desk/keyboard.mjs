// SPDX-License-Identifier: AGPL-3.0-or-later
// Keys: g then a letter goes to the link with that data-key, / to the search field, ? shows the list, Ctrl+S saves. Single keys
// never act while something is being typed, and not at all with data-no-keys on <html> (WCAG 2.1.4).
import { element, freshId, openDialog } from '../dom.mjs';
import { fill, words } from '../words.vi.mjs';

const wait_ms = 1_500;
const typing = (target) => target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName);

function showKeys() {
  if (document.querySelector('dialog[open]')) return;
  const id = freshId('phim');
  const lines = [['?', words.keys.help]];
  if (document.querySelector('input[type="search"]')) lines.push(['/', words.keys.search]);
  if (document.querySelector('form[data-autosave]')) lines.push(['Ctrl+S', words.keys.save]);
  for (const link of document.querySelectorAll('a[data-key]')) {
    const name = link.dataset.keyName ?? link.querySelector('.label')?.textContent ?? link.textContent;
    lines.push([fill(words.keys.press_g, { key: link.dataset.key }), name.trim()]);
  }
  const list = element('dl', { class: 'keys' });
  for (const [key, name] of lines) list.append(element('dt', {}, element('kbd', {}, key)), element('dd', {}, name));
  openDialog(element('dialog', { 'aria-labelledby': id },
    element('h2', { id }, words.keys.title), list,
    element('form', { method: 'dialog' }, element('button', { class: 'primary', autofocus: true }, words.keys.close))));
}

function saveForm(event) {
  const form = event.target.closest?.('form[data-autosave]') ?? document.querySelector('form[data-autosave]');
  if (!form) return;
  event.preventDefault();
  form.dispatchEvent(new CustomEvent('tantrao:save'));
}

export function startKeyboard() {
  let wentAt = 0;
  document.addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 's') return saveForm(event);
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)) return;
    if ('noKeys' in document.documentElement.dataset || document.querySelector('dialog[open]')) return;
    const waiting = Date.now() - wentAt < wait_ms;
    wentAt = 0;
    if (waiting) {
      const link = [...document.querySelectorAll('a[data-key]')].find((each) => each.dataset.key === event.key.toLowerCase());
      if (link) { event.preventDefault(); link.click(); }
    } else if (event.key === 'g') {
      wentAt = Date.now();
    } else if (event.key === '/') {
      const field = document.querySelector('input[type="search"]');
      if (field) { event.preventDefault(); field.focus(); field.select(); }
    } else if (event.key === '?') {
      event.preventDefault();
      showKeys();
    }
  });
  for (const button of document.querySelectorAll('[data-show-keys]')) {
    button.hidden = false;
    button.addEventListener('click', (event) => { event.preventDefault(); showKeys(); });
  }
}
