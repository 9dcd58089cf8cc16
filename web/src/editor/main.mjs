// SPDX-License-Identifier: AGPL-3.0-or-later
// Takes over every textarea[data-body-editor]: the field goes on carrying the text, now as the tree's JSON, and
// input[name=body_format] says so. Without this script, or when it cannot read a text, the field stays as it is.
import { Editor, Extension } from '@tiptap/core';
import { element, freshId } from '../dom.mjs';
import { fill, words } from '../words.vi.mjs';
import { askLink } from './link_dialog.mjs';
import { placeholders } from './placeholders.mjs';
import { setPreviewPattern } from './previews.mjs';
import { extensions } from './schema.mjs';
import { makeToolbars } from './toolbar.mjs';
import { countWords, readField, toTree } from './tree.mjs';
import { Uploads } from './uploads.mjs';

// What the field holds: its own text when that is a tree already (a form shown again), else the tree beside it, else the text.
const startOf = (field) => readField(/^\s*\{"/.test(field.value) ? field.value : field.dataset.body || field.value);

const filesOf = (transfer) => [...(transfer?.files ?? [])];

function takeFiles(uploads) {
  return {
    handlePaste(view, event) {
      // Word puts a picture of the text beside the text itself: the text is what was meant.
      const files = filesOf(event.clipboardData);
      if (!uploads.current || !files.length || event.clipboardData.getData('text/plain')) return false;
      uploads.current.add(files);
      return true;
    },
    handleDrop(view, event) {
      const files = filesOf(event.dataTransfer);
      if (!uploads.current || !files.length) return false;
      event.preventDefault();
      uploads.current.add(files, view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos);
      return true;
    },
  };
}

function keys({ focusToolbar, editLink }) {
  return Extension.create({
    name: 'keys',
    addKeyboardShortcuts: () => ({ 'Alt-F10': () => { focusToolbar(); return true; }, 'Mod-k': () => { editLink(); return true; } }),
    addProseMirrorPlugins: () => [placeholders()],
  });
}

// The label and the messages of the field are now the editor's.
function namesFor(field) {
  const label = field.labels?.[0];
  const described = field.getAttribute('aria-describedby');
  if (label && !label.id) label.id = freshId('nhan');
  return {
    class: 'body', role: 'textbox', 'aria-multiline': 'true', spellcheck: 'false', lang: field.lang || 'vi',
    ...(label ? { 'aria-labelledby': label.id } : { 'aria-label': words.editor.label }),
    ...(described ? { 'aria-describedby': described } : {}),
    ...(field.getAttribute('aria-invalid') ? { 'aria-invalid': field.getAttribute('aria-invalid') } : {}),
  };
}

function writeBack(editor, field) {
  field.value = JSON.stringify(toTree(editor.getJSON()));
}

function footer(editor) {
  const count = element('span');
  const show = () => { count.textContent = fill(words.editor.words, { count: new Intl.NumberFormat('vi-VN').format(countWords(editor.getText())) }); };
  let timer = 0;
  editor.on('update', () => { clearTimeout(timer); timer = setTimeout(show, 400); });
  show();
  return element('div', { class: 'editor-foot' }, count, element('span', { class: 'keys' }, words.editor.help));
}

function bindField(editor, field, frame) {
  const format = field.form?.elements.body_format;
  if (format) format.value = 'json';
  field.required = false;
  field.hidden = true;
  writeBack(editor, field);
  editor.on('update', () => {
    writeBack(editor, field);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  field.addEventListener('tantrao:restored', () => {
    if (format) format.value = 'json';
    editor.commands.setContent(readField(field.value), { emitUpdate: true });
  });
  const focus = (event) => { event.preventDefault(); editor.commands.focus(); frame.scrollIntoView({ block: 'nearest' }); };
  for (const label of field.labels ?? []) label.addEventListener('click', focus);
  for (const link of document.querySelectorAll(`a[href="#${CSS.escape(field.id)}"]`)) link.addEventListener('click', focus);
}

function mount(field) {
  setPreviewPattern(field.dataset.preview);
  const uploads = { current: null };
  const bars = { focus: () => {} };
  const surface = element('div', { class: 'editor-surface', id: freshId('soan-thao') });
  const editor = new Editor({
    element: surface,
    injectCSS: false,
    enableContentCheck: true,
    content: startOf(field),
    extensions: [...extensions, keys({ focusToolbar: () => bars.focus(), editLink: () => askLink(editor) })],
    editorProps: { attributes: namesFor(field), ...takeFiles(uploads) },
    onContentError: ({ error }) => { throw error; },
  });
  const status = element('p', { class: 'visually-hidden', role: 'status' });
  if (field.dataset.upload) uploads.current = new Uploads(editor, field, status);
  const { main, table, focus } = makeToolbars(editor, { surfaceId: surface.id, uploads: uploads.current });
  bars.focus = focus;
  const frame = element('div', { class: 'editor' }, main, table, surface,
    element('div', { class: 'editor-messages' }, uploads.current?.list, uploads.current?.picker, status), footer(editor));
  field.after(frame);
  bindField(editor, field, frame);
  return editor;
}

for (const field of document.querySelectorAll('textarea[data-body-editor]')) {
  try { mount(field); } catch (problem) { console.error(problem); }
}
