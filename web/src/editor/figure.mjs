// SPDX-License-Identifier: AGPL-3.0-or-later
// A picture in the text with its words: description for those who cannot see it (required unless decorative), caption, credit.
import { Node } from '@tiptap/core';
import { element, freshId } from '../dom.mjs';
import { words } from '../words.vi.mjs';
import { attributeField, blockButtons, isField, setAttribute } from './node_field.mjs';
import { previewOf } from './previews.mjs';

const names = { file: '', alt: '', caption: '', credit: '', width: 0, height: 0, decorative: false };
export const lacksAlt = (attrs) => !attrs.decorative && !attrs.alt.trim();

function picture(attrs) {
  const address = previewOf(attrs.file);
  const missing = () => element('p', { class: 'no-preview' }, words.figure.no_preview);
  if (!address) return missing();
  const img = element('img', { src: address, alt: attrs.alt, width: attrs.width || null, height: attrs.height || null });
  img.addEventListener('error', () => img.replaceWith(missing()));
  return img;
}

class FigureView {
  constructor({ node, view, getPos }) {
    this.node = node;
    const field = (name, label, multiline) => attributeField({ view, getPos, name, label, multiline, value: node.attrs[name] });
    const parts = { alt: field('alt', words.figure.alt, true), caption: field('caption', words.figure.caption, true), credit: field('credit', words.figure.credit) };
    this.parts = parts;
    const decorative_id = freshId('trang-tri');
    this.decorative = element('input', { type: 'checkbox', id: decorative_id, onchange: () => setAttribute(view, getPos, 'decorative', this.decorative.checked) });
    const hint_id = freshId('goi-y');
    this.problem = element('p', { class: 'field-error', id: freshId('loi') }, words.figure.alt_missing);
    parts.alt.input.setAttribute('aria-describedby', `${hint_id} ${this.problem.id}`);
    parts.alt.input.setAttribute('aria-required', 'true');
    this.dom = element('figure', { class: 'editor-figure figure', contenteditable: 'false' },
      picture(node.attrs),
      element('div', { class: 'fields' },
        element('div', { class: 'whole' }, parts.alt.label, element('p', { class: 'hint', id: hint_id }, words.figure.alt_hint), parts.alt.input, this.problem,
          element('div', { class: 'choice' }, this.decorative, element('label', { for: decorative_id }, words.figure.decorative))),
        element('div', {}, parts.caption.label, parts.caption.input),
        element('div', {}, parts.credit.label, parts.credit.input),
        blockButtons({ view, getPos, labels: { ...words.move, remove: words.figure.remove } })));
    this.show();
  }

  show() {
    const { attrs } = this.node;
    for (const [name, part] of Object.entries(this.parts)) part.show(attrs[name]);
    this.decorative.checked = attrs.decorative;
    this.parts.alt.input.disabled = attrs.decorative;
    const lacks = lacksAlt(attrs);
    this.problem.hidden = !lacks;
    this.parts.alt.input.classList.toggle('lacks-alt', lacks);
    this.parts.alt.input.setAttribute('aria-invalid', String(lacks));
  }

  update(node) {
    if (node.type !== this.node.type || node.attrs.file !== this.node.attrs.file) return false;
    this.node = node;
    this.show();
    return true;
  }

  selectNode() { this.dom.classList.add('ProseMirror-selectednode'); }
  deselectNode() { this.dom.classList.remove('ProseMirror-selectednode'); }
  stopEvent(event) { return isField(event.target); }
  ignoreMutation() { return true; }
}

export const Figure = Node.create({
  name: 'figure',
  group: 'block',
  atom: true,
  isolating: true,
  addAttributes: () => Object.fromEntries(Object.entries(names).map(([name, usual]) => [name, { default: usual, rendered: false }])),
  // Only our own figures come back from the clipboard: a picture of another site has no file here.
  parseHTML: () => [{
    tag: 'figure[data-tantrao-figure]',
    getAttrs: (dom) => {
      try { return { ...names, ...JSON.parse(dom.getAttribute('data-tantrao-figure')) }; } catch { return false; }
    },
  }],
  renderHTML: ({ node }) => ['figure', { 'data-tantrao-figure': JSON.stringify(node.attrs) }, node.attrs.caption || node.attrs.alt || words.figure.name],
  addNodeView: () => (props) => new FigureView(props),
});
