// SPDX-License-Identifier: AGPL-3.0-or-later
// form[data-autosave="ADDRESS"]: saves 2 s after the last key and at least every 20 s while there are changes, and says so in
// .saved-state. The answer is {"version":N,"saved_at":"10:32:05"} or {"error":"sentence"}; the version goes into
// input[name=version], so that a stale edit is recognised.
import { fill, words } from '../words.vi.mjs';
import { isChanged, markSaved } from './changes.mjs';
import { fieldsOf, stateOf } from './form_state.mjs';

const after_last_key_ms = 2_000;
const at_least_every_ms = 20_000;

async function send(form) {
  const response = await fetch(form.dataset.autosave, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'X-Requested-With': 'fetch', Accept: 'application/json' },
    body: new URLSearchParams(fieldsOf(form, { all: true })),
  });
  // A page instead of JSON is the sign-in page after a redirect.
  const is_json = (response.headers.get('Content-Type') ?? '').includes('json');
  if (!is_json) return { error: response.redirected || response.status === 401 ? words.save.signed_out : fill(words.save.refused, { status: response.status }) };
  const answer = await response.json();
  if (!response.ok && !answer.error) return { error: fill(words.save.refused, { status: response.status }) };
  return { ...answer, stale: response.status === 409 };
}

export function autosaveOf(form) {
  const shown = form.querySelector('.saved-state') ?? document.querySelector('.saved-state');
  let timer = 0, busy = false, stopped = false, changedSince = 0;

  const show = (kind, sentence) => {
    if (!shown || (shown.dataset.kind === kind && shown.textContent === sentence)) return;
    shown.dataset.kind = kind;
    shown.textContent = sentence;
  };
  const later = (ms) => { clearTimeout(timer); timer = setTimeout(save, ms); };

  async function save() {
    clearTimeout(timer);
    if (busy || stopped || !isChanged(form)) return;
    busy = true;
    const sent = stateOf(form);
    show('busy', words.save.saving);
    let answer;
    try { answer = await send(form); } catch { answer = { error: words.save.offline }; }
    busy = false;
    changedSince = 0;
    if (answer.error) {
      show('problem', fill(words.save.failed, { reason: answer.error }));
      // Somebody else saved meanwhile: writing again would not help, the writer must look.
      stopped = Boolean(answer.stale);
      if (!stopped) later(at_least_every_ms);
      return;
    }
    const version = form.elements.version;
    if (version && answer.version !== undefined) version.value = answer.version;
    markSaved(form, sent);
    if (isChanged(form)) return changed();
    show('saved', fill(words.save.saved, { time: answer.saved_at ?? '' }).trim());
    form.dispatchEvent(new CustomEvent('tantrao:saved'));
  }

  function changed() {
    if (stopped || !isChanged(form)) return;
    if (!busy && shown?.dataset.kind !== 'problem') show('changed', words.save.changed);
    changedSince ||= Date.now();
    later(Math.max(0, Math.min(after_last_key_ms, changedSince + at_least_every_ms - Date.now())));
  }
  return { save, changed };
}

export function startAutosave() {
  for (const form of document.querySelectorAll('form[data-autosave]')) {
    const { save, changed } = autosaveOf(form);
    form.addEventListener('input', changed);
    form.addEventListener('change', changed);
    form.addEventListener('tantrao:save', save);
    form.addEventListener('tantrao:restored', changed);
    window.addEventListener('online', save);
    document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') save(); });
  }
}
