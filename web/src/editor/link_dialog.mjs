// SPDX-License-Identifier: AGPL-3.0-or-later
// Asks for a link's address, and for its words where nothing is selected.
import { element, freshId, openDialog } from '../dom.mjs';
import { words } from '../words.vi.mjs';
import { completeLink, isAllowedLink } from './link_rule.mjs';

function field(label, attributes, hint) {
  const id = freshId('lien-ket');
  const hint_id = `${id}-goi-y`, error_id = `${id}-loi`;
  const input = element('input', { id, type: 'text', autocomplete: 'off', spellcheck: 'false', 'aria-describedby': `${hint ? `${hint_id} ` : ''}${error_id}`, ...attributes });
  const error = element('p', { class: 'field-error', id: error_id, role: 'alert' });
  error.hidden = true;
  const box = element('div', { class: 'field' }, element('label', { for: id }, label),
    hint ? element('p', { class: 'hint', id: hint_id }, hint) : null, input, error);
  const fail = (sentence) => {
    error.hidden = !sentence;
    error.textContent = sentence;
    box.classList.toggle('invalid', Boolean(sentence));
    input.setAttribute('aria-invalid', String(Boolean(sentence)));
    if (sentence) input.focus();
  };
  return { box, input, fail };
}

function apply(editor, href, text) {
  const chain = editor.chain().focus();
  if (text === null) chain.extendMarkRange('link').setLink({ href }).run();
  else chain.insertContent({ type: 'text', text, marks: [{ type: 'link', attrs: { href } }] }).run();
}

export async function askLink(editor) {
  const inside = editor.isActive('link');
  const needs_text = editor.state.selection.empty && !inside;
  const title_id = freshId('tieu-de');
  const address = field(words.link.address, { inputmode: 'url' }, words.link.hint);
  address.input.value = inside ? editor.getAttributes('link').href : '';
  const text = needs_text ? field(words.link.text, {}) : null;
  const dialog = element('dialog', { 'aria-labelledby': title_id });
  const check = (event) => {
    event.preventDefault();
    const href = completeLink(address.input.value);
    address.fail(isAllowedLink(href) ? '' : words.link.bad);
    if (!isAllowedLink(href)) return;
    if (text && !text.input.value.trim()) { text.fail(words.link.lacks_text); return; }
    dialog.close('set');
    apply(editor, href, text ? text.input.value.trim() : null);
  };
  dialog.append(element('form', { method: 'dialog', novalidate: true, onsubmit: check },
    element('h2', { id: title_id }, words.link.title), address.box, text?.box,
    element('div', { class: 'actions' },
      element('button', { class: 'primary', value: 'set' }, words.link.set),
      element('button', { type: 'button', class: 'secondary', onclick: () => dialog.close('back') }, words.link.cancel),
      inside ? element('button', { type: 'button', class: 'danger apart', onclick: () => dialog.close('remove') }, words.link.remove) : null)));
  const answer = await openDialog(dialog);
  if (answer === 'remove') editor.chain().focus().extendMarkRange('link').unsetLink().run();
  else editor.commands.focus();
}
