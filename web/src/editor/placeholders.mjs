// SPDX-License-Identifier: AGPL-3.0-or-later
// Where an upload will stand once it has arrived: a mark in the text that moves with it while the writer goes on writing.
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { element } from '../dom.mjs';

const key = new PluginKey('placeholders');

export const placeholders = () => new Plugin({
  key,
  state: {
    init: () => DecorationSet.empty,
    apply(transaction, marks) {
      const moved = marks.map(transaction.mapping, transaction.doc);
      const change = transaction.getMeta(key);
      if (change?.add) {
        const { id, pos, name } = change.add;
        return moved.add(transaction.doc, [Decoration.widget(pos, () => element('span', { class: 'editor-waiting' }, name), { id, key: id, side: -1 })]);
      }
      return change?.remove ? moved.remove(moved.find(undefined, undefined, (spec) => spec.id === change.remove)) : moved;
    },
  },
  props: { decorations: (state) => key.getState(state) },
});

export function addPlaceholder(view, id, pos, name) {
  view.dispatch(view.state.tr.setMeta(key, { add: { id, pos, name } }).setMeta('addToHistory', false));
}

export function placeholderPosition(view, id) {
  return key.getState(view.state).find(undefined, undefined, (spec) => spec.id === id)[0]?.from;
}

export function removePlaceholder(view, id) {
  view.dispatch(view.state.tr.setMeta(key, { remove: id }).setMeta('addToHistory', false));
}

// Puts a block at the nearest place that takes one; an empty paragraph there gives way to it.
export function insertBlock(view, pos, node) {
  const { tr, doc } = view.state;
  const $pos = doc.resolve(Math.min(pos, doc.content.size));
  for (let depth = $pos.depth; depth >= 0; depth--) {
    const parent = $pos.node(depth);
    if (parent.isTextblock || !parent.contentMatchAt($pos.indexAfter(depth)).matchType(node.type)) continue;
    const child = $pos.depth > depth ? $pos.node(depth + 1) : null;
    const replaces = child?.isTextblock && child.content.size === 0 && $pos.index(depth) + 1 < parent.childCount;
    if (replaces) tr.replaceWith($pos.before(depth + 1), $pos.after(depth + 1), node);
    else tr.insert(child ? $pos.after(depth + 1) : pos, node);
    view.dispatch(tr.scrollIntoView());
    return;
  }
}
