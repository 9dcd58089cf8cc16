// SPDX-License-Identifier: AGPL-3.0-or-later
// Lines of the server's to choose from while somebody types into a field: a combobox with a list (ARIA 1.2). Enter without a chosen line
// does what it ever did, and so does the field without the server.
import { element, freshId } from './dom.mjs';
import { fill, siteWords } from './words.vi.mjs';

const pause = 150;   // milliseconds without a key before the server is asked
const least = 2;     // letters
const kept = 50;     // answers of this page

// `address` with what was typed behind it answers {"items": […]}. lineOf(item): the two texts of its line. take(item): it was chosen.
export function startCombobox(field, address, { lineOf, take }) {
  const list = element('ul', { role: 'listbox', id: freshId('goi-y'), class: 'suggestions', 'aria-label': siteWords.suggestions, hidden: true });
  const told = element('p', { role: 'status', class: 'visually-hidden' });
  const answers = new Map();
  let offered = [], active = -1, timer = 0, asking = null;
  for (const [name, value] of [['role', 'combobox'], ['aria-autocomplete', 'list'], ['aria-controls', list.id], ['aria-expanded', 'false'], ['autocomplete', 'off']])
    field.setAttribute(name, value);
  field.parentElement.classList.add('has-suggestions');
  field.after(list);
  field.form.append(told);

  // What is still on its way belongs to other letters.
  function forgetAsked() {
    clearTimeout(timer);
    asking?.abort();
    asking = null;
  }
  function close() {
    forgetAsked();
    list.hidden = true;
    choose(-1);
    field.setAttribute('aria-expanded', 'false');
  }
  function choose(index) {
    list.children[active]?.setAttribute('aria-selected', 'false');
    active = index;
    const line = list.children[active];
    line?.setAttribute('aria-selected', 'true');
    line?.scrollIntoView({ block: 'nearest' });
    if (line) field.setAttribute('aria-activedescendant', line.id);
    else field.removeAttribute('aria-activedescendant');
  }
  function chosen(index) {
    const item = offered[index];
    close();
    if (item) take(item);
  }
  function show(items) {
    choose(-1);
    offered = items;
    list.replaceChildren(...items.map((item) => {
      const [title, meta] = lineOf(item);
      return element('li', { role: 'option', id: freshId('goi-y'), 'aria-selected': 'false' }, element('span', { class: 'title' }, title), element('span', { class: 'meta' }, meta));
    }));
    list.hidden = items.length === 0;
    field.setAttribute('aria-expanded', String(items.length > 0));
    told.textContent = items.length > 0 ? fill(siteWords.found, { count: items.length }) : '';
  }
  async function ask() {
    forgetAsked();
    const typed = field.value.trimStart();
    if (typed.trim().length < least) return close();
    if (answers.has(typed)) return show(answers.get(typed));
    const own = asking = new AbortController();
    try {
      const answer = await fetch(address + encodeURIComponent(typed), { signal: own.signal, headers: { accept: 'application/json' } });
      if (!answer.ok) return close();
      const { items } = await answer.json();
      if (answers.size >= kept) answers.clear();
      answers.set(typed, items);
      if (own === asking && document.activeElement === field) show(items);
    } catch { if (own === asking) close(); }   // without suggestions the field is what it was
  }

  field.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(ask, pause); });
  field.addEventListener('blur', close);
  field.addEventListener('keydown', (event) => {
    const count = list.hidden ? 0 : list.children.length;
    if (event.key === 'ArrowDown' && count === 0) { event.preventDefault(); ask(); }
    else if (event.key === 'ArrowDown') { event.preventDefault(); choose(active + 1 < count ? active + 1 : -1); }
    else if (event.key === 'ArrowUp' && count > 0) { event.preventDefault(); choose(active === -1 ? count - 1 : active - 1); }
    else if (event.key === 'Enter' && active >= 0) { event.preventDefault(); chosen(active); }
    else if (event.key === 'Escape' && count > 0) { event.preventDefault(); close(); }
  });
  list.addEventListener('mousedown', (event) => event.preventDefault());   // the field keeps the focus
  list.addEventListener('click', (event) => {
    const line = event.target.closest('[role="option"]');
    if (line) chosen([...list.children].indexOf(line));
  });
}
