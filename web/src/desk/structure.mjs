// SPDX-License-Identifier: AGPL-3.0-or-later
// textarea[data-structure="ID"]: beside a plain text stands what the server recognised in it. The script asks for it anew after a pause,
// by the same way as the button [data-structure-now] without it: the form is sent with action=look and comes back as a page, of which
// the part ID is taken. After pasting, action=structure also gives the text cleaned; lists of a web page, whose numbers are not among the
// words that browsers copy, are sent to it as HTML and come back with them. Links with data-line lead to lines of the text.
import { bodyOf } from './form_state.mjs';

const after_last_key_ms = 1_500;

async function ask(form, action, more = {}) {
  // form.action would be the buttons of that name.
  const response = await fetch(form.getAttribute('action'), {
    method: 'POST', credentials: 'same-origin', body: bodyOf(form, { action, ...more }),
  });
  return new DOMParser().parseFromString(await response.text(), 'text/html');
}

class Structure {
  #text; #timer = 0; #turn = 0; #pasted = false;

  constructor(text) { this.#text = text; }

  changed({ pasted = false } = {}) {
    this.#pasted ||= pasted;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#refresh(), this.#pasted ? 0 : after_last_key_ms);
  }

  async paste(html, words) {
    let page;
    try { page = await ask(this.#text.form, 'structure', { html }); } catch { /* the words are there */ }
    this.#text.focus();
    document.execCommand('insertText', false, page?.getElementById(this.#text.id)?.value || words);
    this.changed({ pasted: true });
  }

  async #refresh() {
    const turn = ++this.#turn, sent = this.#text.value, pasted = this.#pasted;
    let page;
    try { page = await ask(this.#text.form, pasted ? 'structure' : 'look'); } catch { return; }   // no line: what is there stays
    const part = page.getElementById(this.#text.dataset.structure);
    if (!part || turn !== this.#turn || sent !== this.#text.value) return;
    this.#pasted = false;
    if (pasted) this.#take(page.getElementById(this.#text.id).value);
    document.getElementById(part.id).replaceWith(document.importNode(part, true));
  }

  // As if typed, so that it can be undone.
  #take(cleaned) {
    if (cleaned === this.#text.value) return;
    this.#text.focus();
    this.#text.select();
    document.execCommand('insertText', false, cleaned);
    clearTimeout(this.#timer);
  }
}

// How far below its beginning the text's letter number `at` stands: measured on a copy that ends there.
function heightAbove(text, at) {
  const copy = text.cloneNode();
  for (const name of ['id', 'name']) copy.removeAttribute(name);
  copy.value = text.value.slice(0, at);
  Object.assign(copy.style, { position: 'absolute', visibility: 'hidden', width: `${text.offsetWidth}px`, height: '0', minHeight: '0' });
  text.after(copy);
  const height = copy.scrollHeight;
  copy.remove();
  return height;
}

function showLine(text, number) {
  const lines = text.value.split('\n');
  const at = lines.slice(0, number - 1).reduce((letters, line) => letters + line.length + 1, 0);
  text.focus();
  text.setSelectionRange(at, at + (lines[number - 1]?.length ?? 0));
  text.scrollTop = heightAbove(text, at) - text.clientHeight / 3;
}

export function startStructure() {
  for (const text of document.querySelectorAll('textarea[data-structure]')) {
    const structure = new Structure(text);
    text.addEventListener('paste', (event) => {
      const html = event.clipboardData?.getData('text/html') ?? '';
      if (!/<li[\s>]/i.test(html)) return structure.changed({ pasted: true });
      event.preventDefault();
      return structure.paste(html, event.clipboardData.getData('text/plain'));
    });
    for (const name of ['input', 'tantrao:restored']) text.addEventListener(name, () => structure.changed());
    for (const button of text.form.querySelectorAll('[data-structure-now]')) Object.assign(button, { type: 'button', hidden: true });
    document.addEventListener('click', (event) => {
      const link = event.target.closest('[data-line]');
      if (!link?.closest(`#${text.dataset.structure}`)) return;
      event.preventDefault();
      showLine(text, Number(link.dataset.line));
    });
  }
}
