// SPDX-License-Identifier: AGPL-3.0-or-later
// The editor's toolbars: real buttons, one tab stop each (arrows inside), pressed state for marks and blocks.
import bold from 'lucide-static/icons/bold.svg';
import heading2 from 'lucide-static/icons/heading-2.svg';
import heading3 from 'lucide-static/icons/heading-3.svg';
import heading4 from 'lucide-static/icons/heading-4.svg';
import image from 'lucide-static/icons/image.svg';
import info from 'lucide-static/icons/info.svg';
import italic from 'lucide-static/icons/italic.svg';
import link from 'lucide-static/icons/link.svg';
import list from 'lucide-static/icons/list.svg';
import listOrdered from 'lucide-static/icons/list-ordered.svg';
import minus from 'lucide-static/icons/minus.svg';
import paperclip from 'lucide-static/icons/paperclip.svg';
import quote from 'lucide-static/icons/text-quote.svg';
import redo from 'lucide-static/icons/redo-2.svg';
import subscript from 'lucide-static/icons/subscript.svg';
import superscript from 'lucide-static/icons/superscript.svg';
import table from 'lucide-static/icons/table.svg';
import underline from 'lucide-static/icons/underline.svg';
import undo from 'lucide-static/icons/undo-2.svg';
import { element, icon } from '../dom.mjs';
import { words } from '../words.vi.mjs';
import { askLink } from './link_dialog.mjs';

const w = words.editor;
const heading = (level, svg) => ({ label: w[`heading${level}`], svg, run: (c) => c.toggleHeading({ level }), active: ['heading', { level }] });
const mark = (name, svg, keys) => ({ label: w[name], svg, keys, run: (c) => c.toggleMark(name), active: [name] });

// Each tool: label, icon, what it does to a chain (run) or by itself (act), and when it shows as pressed.
const groups = (editor, uploads) => [
  [
    ...(uploads ? [
      { label: w.picture, text: w.picture_short, svg: image, act: () => uploads.choosePicture() },
      { label: w.attachment, text: w.attachment_short, svg: paperclip, act: () => uploads.chooseFile() },
    ] : []),
    { label: w.table, svg: table, run: (c) => c.insertTable({ rows: 3, cols: 3, withHeaderRow: true }) },
  ],
  [heading(2, heading2), heading(3, heading3), heading(4, heading4)],
  [
    mark('bold', bold, 'Control+B'), mark('italic', italic, 'Control+I'), mark('underline', underline, 'Control+U'),
    { label: w.link, svg: link, keys: 'Control+K', act: () => askLink(editor), active: ['link'] },
  ],
  [
    { label: w.bullet_list, svg: list, run: (c) => c.toggleBulletList(), active: ['bulletList'] },
    { label: w.ordered_list, svg: listOrdered, run: (c) => c.toggleOrderedList(), active: ['orderedList'] },
    { label: w.blockquote, svg: quote, run: (c) => c.toggleWrap('blockquote'), active: ['blockquote'] },
    { label: w.note, svg: info, run: (c) => c.toggleWrap('note'), active: ['note'] },
  ],
  [
    { label: w.undo, svg: undo, keys: 'Control+Z', run: (c) => c.undo() },
    { label: w.redo, svg: redo, keys: 'Control+Y', run: (c) => c.redo() },
  ],
  [
    mark('superscript', superscript), mark('subscript', subscript),
    { label: w.rule, svg: minus, run: (c) => c.setHorizontalRule() },
  ],
];

const t = words.table;
const tableTools = [[
  { label: t.row_after, run: (c) => c.addRowAfter() }, { label: t.row_before, run: (c) => c.addRowBefore() },
  { label: t.column_after, run: (c) => c.addColumnAfter() }, { label: t.column_before, run: (c) => c.addColumnBefore() },
  { label: t.header_row, run: (c) => c.toggleHeaderRow() }, { label: t.header_column, run: (c) => c.toggleHeaderColumn() },
  { label: t.merge, run: (c) => c.mergeOrSplit() },
  { label: t.row_delete, run: (c) => c.deleteRow() }, { label: t.column_delete, run: (c) => c.deleteColumn() },
  { label: t.remove, run: (c) => c.deleteTable() },
]];

// Tools that stand in the way are kept focusable (aria-disabled), or the roving focus would fall out of the bar.
function press(editor, tool, button) {
  if (button.getAttribute('aria-disabled') === 'true') return;
  if (tool.act) tool.act();
  else tool.run(editor.chain().focus()).run();
}

function toolButton(editor, tool) {
  const button = element('button', {
    type: 'button', tabindex: '-1', title: tool.label, 'aria-label': tool.text ? tool.label : null, 'aria-keyshortcuts': tool.keys,
    'aria-pressed': tool.active ? 'false' : null,
    // The text keeps its selection while a button is pressed with the mouse.
    onmousedown: (event) => event.preventDefault(),
    onclick: () => press(editor, tool, button),
  }, tool.svg ? icon(tool.svg) : tool.label);
  if (tool.text) button.append(element('span', { class: 'words' }, tool.text));
  else if (tool.svg) button.setAttribute('aria-label', tool.label);
  return button;
}

function rove(bar) {
  const buttons = () => [...bar.querySelectorAll('button')];
  const focus = (button) => {
    for (const each of buttons()) each.tabIndex = each === button ? 0 : -1;
    button.focus();
  };
  bar.addEventListener('focusin', (event) => {
    const button = event.target.closest('button');
    if (button) for (const each of buttons()) each.tabIndex = each === button ? 0 : -1;
  });
  bar.addEventListener('keydown', (event) => {
    const all = buttons();
    const at = all.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    focus(all[(to + all.length) % all.length]);
  });
  const [first] = buttons();
  if (first) first.tabIndex = 0;
}

function makeBar(editor, toolGroups, attributes) {
  const bar = element('div', { role: 'toolbar', ...attributes });
  const pairs = [];
  for (const tools of toolGroups) {
    const group = element('div', { class: 'group', role: 'group' });
    for (const tool of tools) {
      const button = toolButton(editor, tool);
      pairs.push([tool, button]);
      group.append(button);
    }
    bar.append(group);
  }
  rove(bar);
  bar.addEventListener('keydown', (event) => { if (event.key === 'Escape') { event.preventDefault(); editor.commands.focus(); } });
  const refresh = () => {
    const can = editor.can();
    for (const [tool, button] of pairs) {
      if (tool.active) button.setAttribute('aria-pressed', String(editor.isActive(...tool.active)));
      if (tool.run) button.setAttribute('aria-disabled', String(!tool.run(can.chain()).run()));
    }
  };
  return { bar, refresh };
}

export function makeToolbars(editor, { surfaceId, uploads }) {
  const main = makeBar(editor, groups(editor, uploads), { class: 'editor-toolbar', 'aria-label': w.toolbar, 'aria-controls': surfaceId });
  const forTable = makeBar(editor, tableTools, { class: 'editor-table-tools', 'aria-label': w.table_tools, 'aria-controls': surfaceId });
  const refresh = () => {
    forTable.bar.hidden = !editor.isActive('table');
    main.refresh();
    if (!forTable.bar.hidden) forTable.refresh();
  };
  editor.on('transaction', refresh);
  refresh();
  const focus = () => main.bar.querySelector('[tabindex="0"]')?.focus();
  return { main: main.bar, table: forTable.bar, focus };
}
