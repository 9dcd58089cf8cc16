// SPDX-License-Identifier: AGPL-3.0-or-later
// A field inside a node's view that edits one of the node's attributes.
import { element, freshId } from '../dom.mjs';

export function setAttribute(view, getPos, name, value) {
  const pos = getPos();
  if (pos === undefined) return;
  view.dispatch(view.state.tr.setNodeAttribute(pos, name, value));
}

// Answers with { label, input, show }: show() takes over a value from outside unless it is being typed here.
export function attributeField({ view, getPos, name, label, multiline = false, value = '' }) {
  const id = freshId(`o-${name}`);
  const input = element(multiline ? 'textarea' : 'input', multiline ? { id, rows: 2 } : { id, type: 'text', autocomplete: 'off' });
  input.value = value;
  input.addEventListener('input', () => setAttribute(view, getPos, name, input.value));
  // Enter in a one-line field must not send the form around the editor.
  if (!multiline) input.addEventListener('keydown', (event) => { if (event.key === 'Enter') event.preventDefault(); });
  const show = (fresh) => { if (input.value !== fresh) input.value = fresh; };
  return { label: element('label', { for: id }, label), input, show };
}

// Node views own everything outside their content: ProseMirror leaves those events and changes alone.
export const isField = (target) => target instanceof Element && target.closest('input, textarea, select, button, label') !== null;

// Moves a block one place up or down among its neighbours. Answers with its new position, or undefined at the end.
export function moveBlock(view, pos, by) {
  const { state } = view;
  const $pos = state.doc.resolve(pos);
  const node = $pos.nodeAfter;
  const neighbour = $pos.parent.maybeChild($pos.index() + by);
  if (!node || !neighbour) return undefined;
  const target = by < 0 ? pos - neighbour.nodeSize : pos + neighbour.nodeSize;
  view.dispatch(state.tr.delete(pos, pos + node.nodeSize).insert(target, node).scrollIntoView());
  return target;
}

export function removeNode(view, getPos) {
  const pos = getPos();
  const node = pos === undefined ? null : view.state.doc.nodeAt(pos);
  if (!node) return;
  view.dispatch(view.state.tr.delete(pos, pos + node.nodeSize));
  view.focus();
}

export function blockButtons({ view, getPos, labels }) {
  const move = (by, which) => () => {
    const pos = getPos();
    const now = pos === undefined ? undefined : moveBlock(view, pos, by);
    if (now !== undefined) view.nodeDOM(now)?.querySelector?.(`[data-move="${which}"]`)?.focus();
  };
  return element('div', { class: 'actions' },
    element('button', { type: 'button', 'data-move': 'up', onclick: move(-1, 'up') }, labels.up),
    element('button', { type: 'button', 'data-move': 'down', onclick: move(1, 'down') }, labels.down),
    element('button', { type: 'button', class: 'danger remove', onclick: () => removeNode(view, getPos) }, labels.remove));
}
