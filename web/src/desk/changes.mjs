// SPDX-License-Identifier: AGPL-3.0-or-later
// Warns before leaving a form with changes that were neither sent nor saved. Forms that only search or sign in do not matter.
// form[data-unsaved]: the server filled it in and saved nothing of it.
import { stateOf } from './form_state.mjs';

const saved = new WeakMap();

export const isChanged = (form) => saved.has(form) && saved.get(form) !== stateOf(form);
// What the server now has: called at the start and after each autosave, with the state that was sent.
export const markSaved = (form, state = stateOf(form)) => saved.set(form, state);

export function startChanges() {
  const forms = [...document.querySelectorAll('form[method="post"]:not([data-no-warning], .sign-in-box form, form.sign-in-box)')];
  let sent = null;
  for (const form of forms) markSaved(form, 'unsaved' in form.dataset ? '' : stateOf(form));
  document.addEventListener('submit', (event) => { if (!event.defaultPrevented && event.target.method === 'post') sent = event.target; });
  window.addEventListener('pageshow', () => { sent = null; });
  window.addEventListener('beforeunload', (event) => {
    if (!forms.some((form) => form !== sent && form.isConnected && isChanged(form))) return;
    event.preventDefault();
    event.returnValue = '';
  });
}
