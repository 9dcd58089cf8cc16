// SPDX-License-Identifier: AGPL-3.0-or-later
// Tables without any style attribute (the content policy forbids them): header cells, spans, a caption, nothing else.
import { Table as BaseTable, TableCell as BaseCell, TableHeader as BaseHeader, TableRow } from '@tiptap/extension-table';
import { element } from '../dom.mjs';
import { words } from '../words.vi.mjs';
import { attributeField, isField } from './node_field.mjs';

const span = (name) => ({ default: 1, parseHTML: (dom) => Math.min(Math.max(parseInt(dom.getAttribute(name), 10) || 1, 1), 100) });

export const hasHeader = (table) => {
  let found = false;
  table.descendants((node) => { found ||= node.type.name === 'tableHeader'; return node.type.name === 'tableRow'; });
  return found;
};

class TableView {
  constructor({ node, view, getPos }) {
    this.node = node;
    this.caption = attributeField({ view, getPos, name: 'caption', label: words.table.caption, value: node.attrs.caption });
    this.contentDOM = element('tbody');
    this.problem = element('p', { class: 'field-error', contenteditable: 'false' }, words.table.lacks_header);
    this.dom = element('div', { class: 'editor-table' },
      element('div', { class: 'editor-field-line', contenteditable: 'false' }, this.caption.label, this.caption.input),
      element('table', {}, this.contentDOM), this.problem);
    this.problem.hidden = hasHeader(node);
  }
  update(node) {
    if (node.type !== this.node.type) return false;
    this.node = node;
    this.caption.show(node.attrs.caption);
    this.problem.hidden = hasHeader(node);
    return true;
  }
  stopEvent(event) { return isField(event.target) && !this.contentDOM.contains(event.target); }
  ignoreMutation(mutation) { return mutation.type !== 'selection' && !this.contentDOM.contains(mutation.target); }
}

export const Table = BaseTable.extend({
  addAttributes: () => ({ caption: { default: '', parseHTML: (dom) => dom.querySelector(':scope > caption')?.textContent.trim() ?? '', rendered: false } }),
  parseHTML: () => [{ tag: 'table' }, { tag: 'caption, colgroup', ignore: true }],
  renderHTML: () => ['table', ['tbody', 0]],
  addNodeView: () => (props) => new TableView(props),
}).configure({ resizable: false });

export const TableCell = BaseCell.extend({ addAttributes: () => ({ colspan: span('colspan'), rowspan: span('rowspan') }) });

export const TableHeader = BaseHeader.extend({
  addAttributes: () => ({
    colspan: span('colspan'),
    rowspan: span('rowspan'),
    scope: { default: null, parseHTML: (dom) => (['row', 'col'].includes(dom.getAttribute('scope')) ? dom.getAttribute('scope') : null) },
  }),
});

export { TableRow };
