// SPDX-License-Identifier: AGPL-3.0-or-later
// A file offered for download inside the text.
import { Node } from '@tiptap/core';
import { element } from '../dom.mjs';
import { words } from '../words.vi.mjs';
import { attributeField, blockButtons, isField } from './node_field.mjs';
import { fileFacts } from './tree.mjs';

const names = { file: '', name: '', type: '', size: 0 };

class AttachmentView {
  constructor({ node, view, getPos }) {
    this.node = node;
    this.name = attributeField({ view, getPos, name: 'name', label: words.attachment.name, value: node.attrs.name });
    this.name.label.append(this.name.input);
    this.dom = element('div', { class: 'editor-attachment', contenteditable: 'false' },
      this.name.label, element('span', { class: 'file-facts' }, fileFacts(node.attrs.type, node.attrs.size)),
      blockButtons({ view, getPos, labels: { ...words.move, remove: words.attachment.remove } }));
  }

  update(node) {
    if (node.type !== this.node.type || node.attrs.file !== this.node.attrs.file) return false;
    this.node = node;
    this.name.show(node.attrs.name);
    return true;
  }

  selectNode() { this.dom.classList.add('ProseMirror-selectednode'); }
  deselectNode() { this.dom.classList.remove('ProseMirror-selectednode'); }
  stopEvent(event) { return isField(event.target); }
  ignoreMutation() { return true; }
}

export const Attachment = Node.create({
  name: 'attachment',
  group: 'block',
  atom: true,
  isolating: true,
  addAttributes: () => Object.fromEntries(Object.entries(names).map(([name, usual]) => [name, { default: usual, rendered: false }])),
  parseHTML: () => [{
    tag: 'p[data-tantrao-attachment]',
    priority: 60,
    getAttrs: (dom) => {
      try { return { ...names, ...JSON.parse(dom.getAttribute('data-tantrao-attachment')) }; } catch { return false; }
    },
  }],
  renderHTML: ({ node }) => ['p', { 'data-tantrao-attachment': JSON.stringify(node.attrs) }, node.attrs.name],
  addNodeView: () => (props) => new AttachmentView(props),
});
