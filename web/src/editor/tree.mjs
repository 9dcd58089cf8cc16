// SPDX-License-Identifier: AGPL-3.0-or-later
// The tree of a text between editor and server (src/body/body.hpp): written with exactly the attributes documented there, and
// completed on reading where the editor needs a paragraph that the server leaves out.

const figureAttributes = ['file', 'alt', 'caption', 'credit', 'width', 'height', 'decorative'];
const attachmentAttributes = ['file', 'name', 'type', 'size'];
const pick = (attrs, names) => Object.fromEntries(names.map((name) => [name, attrs?.[name]]));

const inlines = (node) => (node.content ?? []).map((child) => {
  if (child.type !== 'text') return { type: child.type };
  const marks = (child.marks ?? [])
    .map((mark) => (mark.type === 'link' ? { type: 'link', attrs: { href: mark.attrs.href } } : { type: mark.type }))
    .sort((a, b) => (a.type < b.type ? -1 : 1));
  return marks.length ? { type: 'text', text: child.text, marks } : { type: 'text', text: child.text };
});

const blocks = (node) => (node.content ?? []).map(block);

// A header cell in the first row heads its column, elsewhere its row, unless it says so itself.
function cell(node, row_index) {
  const attrs = { colspan: node.attrs?.colspan ?? 1, rowspan: node.attrs?.rowspan ?? 1 };
  if (node.type === 'tableHeader') attrs.scope = node.attrs?.scope ?? (row_index === 0 ? 'col' : 'row');
  return { type: node.type, attrs, content: blocks(node) };
}

function block(node, index) {
  const attrs = node.attrs ?? {};
  switch (node.type) {
    case 'paragraph': return { type: node.type, content: inlines(node) };
    case 'heading': return { type: node.type, attrs: { level: attrs.level }, content: inlines(node) };
    case 'blockquote': return { type: node.type, attrs: { source: attrs.source ?? '' }, content: blocks(node) };
    case 'note': return { type: node.type, attrs: { kind: attrs.kind === 'important' ? 'important' : 'note' }, content: blocks(node) };
    case 'table': return { type: node.type, attrs: { caption: attrs.caption ?? '' }, content: blocks(node) };
    case 'tableRow': return { type: node.type, content: (node.content ?? []).map((each) => cell(each, index)) };
    case 'figure': return { type: node.type, attrs: pick(attrs, figureAttributes) };
    case 'attachment': return { type: node.type, attrs: pick(attrs, attachmentAttributes) };
    case 'horizontalRule': return { type: node.type };
    default: return { type: node.type, content: blocks(node) };
  }
}

const isBlank = (node) => node.type === 'paragraph'
  && node.content.every((child) => child.type === 'hardBreak' || child.text.trim() === '');

// ProseMirror's JSON → the server's tree. Blank paragraphs at the ends go, as the server would do.
export function toTree(json) {
  const content = blocks(json);
  while (content.length && isBlank(content[0])) content.shift();
  while (content.length && isBlank(content.at(-1))) content.pop();
  return { type: 'doc', content };
}

const needBlocks = new Set(['doc', 'listItem', 'blockquote', 'note', 'tableCell', 'tableHeader']);
const emptyWhenBare = new Set(['bulletList', 'orderedList', 'table', 'tableRow']);

// The server's tree → what the editor's schema accepts: containers without a block get an empty paragraph, list items start
// with one, lists and tables without any item vanish, runs without text too.
export function fromTree(node) {
  const made = { ...node };
  if (!node.content && !needBlocks.has(node.type)) return made;
  made.content = (node.content ?? []).map(fromTree)
    .filter((child) => !(emptyWhenBare.has(child.type) && !child.content?.length) && !(child.type === 'text' && !child.text));
  const wants_paragraph = needBlocks.has(node.type) && made.content.length === 0;
  const starts_wrong = node.type === 'listItem' && made.content.length > 0 && made.content[0].type !== 'paragraph';
  if (wants_paragraph || starts_wrong) made.content.unshift({ type: 'paragraph' });
  return made;
}

// The content of the field: a tree if it is one, else plain text with blank lines between paragraphs.
export function readField(value) {
  if (/^\s*\{/.test(value)) {
    try {
      const json = JSON.parse(value);
      if (json?.type === 'doc') return fromTree(json);
    } catch { /* Plain text that begins with a brace. */ }
  }
  const paragraphs = value.replace(/\r\n?/g, '\n').split(/\n{2,}/).map((text) => text.trim()).filter(Boolean);
  return fromTree({
    type: 'doc',
    content: paragraphs.map((text) => ({
      type: 'paragraph',
      content: text.split('\n').flatMap((line, at) => [...(at ? [{ type: 'hardBreak' }] : []), ...(line ? [{ type: 'text', text: line }] : [])]),
    })),
  });
}

export const countWords = (text) => (text.match(/[\p{L}\p{N}]+(?:[.,:/-][\p{L}\p{N}]+)*/gu) ?? []).length;

// "PDF, 1,2 MB", as the server writes it beside links (src/body/html_output.cpp).
export function fileFacts(type, size) {
  const kind = (type ?? '').split('/').pop().split('.').pop().toUpperCase().replace(/^DOCUMENT$/, 'DOCX').replace(/^SHEET$/, 'XLSX');
  const amount = size >= 1e6 ? `${(size / 1e6).toFixed(1)} MB` : `${Math.max(1, Math.round(size / 1000))} kB`;
  return [kind, amount.replace('.', ',')].filter(Boolean).join(', ');
}
