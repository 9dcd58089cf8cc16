// SPDX-License-Identifier: AGPL-3.0-or-later
// Blocks around other blocks: a quotation with its source, a note. They take any block, because imported texts may hold lists there.
import { Node, wrappingInputRule } from '@tiptap/core';
import { element, freshId } from '../dom.mjs';
import { words } from '../words.vi.mjs';
import { attributeField, isField, setAttribute } from './node_field.mjs';

// What both views share: their own fields are not ProseMirror's business, their content is.
class ContainerView {
  update(node) {
    if (node.type !== this.node.type) return false;
    this.node = node;
    this.show(node.attrs);
    return true;
  }
  stopEvent(event) { return isField(event.target) && !this.contentDOM.contains(event.target); }
  ignoreMutation(mutation) { return mutation.type !== 'selection' && !this.contentDOM.contains(mutation.target); }
}

class QuoteView extends ContainerView {
  constructor({ node, view, getPos }) {
    super();
    this.node = node;
    this.source = attributeField({ view, getPos, name: 'source', label: words.quote.source, value: node.attrs.source });
    this.contentDOM = element('div', { class: 'quote-text' });
    this.dom = element('blockquote', {}, this.contentDOM,
      element('div', { class: 'editor-field-line', contenteditable: 'false' }, this.source.label, this.source.input));
  }
  show(attrs) { this.source.show(attrs.source); }
}

class NoteView extends ContainerView {
  constructor({ node, view, getPos }) {
    super();
    this.node = node;
    const id = freshId('loai-khung');
    this.kind = element('select', { id, onchange: () => setAttribute(view, getPos, 'kind', this.kind.value) },
      element('option', { value: 'note' }, words.note.note), element('option', { value: 'important' }, words.note.important));
    this.contentDOM = element('div', { class: 'note-text' });
    this.dom = element('div', { class: 'note editor-note', role: 'note' },
      element('div', { class: 'editor-note-kind', contenteditable: 'false' }, element('label', { for: id }, words.note.kind), this.kind),
      this.contentDOM);
    this.show(node.attrs);
  }
  show(attrs) {
    this.kind.value = attrs.kind;
    this.dom.classList.toggle('note-important', attrs.kind === 'important');
  }
}

export const Blockquote = Node.create({
  name: 'blockquote',
  group: 'block',
  content: 'block+',
  defining: true,
  addAttributes: () => ({ source: { default: '', parseHTML: (dom) => dom.getAttribute('data-source') ?? '', renderHTML: ({ source }) => (source ? { 'data-source': source } : {}) } }),
  parseHTML: () => [{ tag: 'blockquote' }],
  renderHTML: ({ HTMLAttributes }) => ['blockquote', HTMLAttributes, 0],
  addNodeView: () => (props) => new QuoteView(props),
  addInputRules() { return [wrappingInputRule({ find: /^\s*>\s$/, type: this.type })]; },
});

export const Note = Node.create({
  name: 'note',
  group: 'block',
  content: 'block+',
  defining: true,
  addAttributes: () => ({ kind: { default: 'note', parseHTML: (dom) => (dom.classList.contains('note-important') ? 'important' : 'note'), rendered: false } }),
  // Also as a published page has it, where the kind stands in a title of its own.
  parseHTML: () => [{ tag: 'div.note' }, { tag: 'p.note-title', priority: 60, ignore: true }],
  renderHTML: ({ node }) => ['div', { class: node.attrs.kind === 'important' ? 'note note-important' : 'note' }, 0],
  addNodeView: () => (props) => new NoteView(props),
});
