// SPDX-License-Identifier: AGPL-3.0-or-later
// form[data-autosave="ADDRESS"]: saves 2 s after the last key and at least every 20 s while there are changes, and says so in
// .saved-state. The answer is {"version":N,"saved_at":"10:32:05"} or {"error":"sentence"}; the version goes into
// input[name=version], so that a stale edit is recognised. {"csrf":…} with a refusal is a fresh token after signing in again.
import { fill, words } from '../words.vi.mjs';
import { isChanged, markSaved } from './changes.mjs';
import { bodyOf, stateOf } from './form_state.mjs';

const after_last_key_ms = 2_000;
const at_least_every_ms = 20_000;

async function post(form) {
  const response = await fetch(form.dataset.autosave, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'X-Requested-With': 'fetch', Accept: 'application/json' },
    body: bodyOf(form),
  });
  // A page instead of JSON is the sign-in page after a redirect.
  if (response.status === 413) return { error: words.save.too_large };
  const is_json = (response.headers.get('Content-Type') ?? '').includes('json');
  if (!is_json) return { error: response.redirected || response.status === 401 ? words.save.signed_out : fill(words.save.refused, { status: response.status }) };
  const answer = await response.json();
  if (!response.ok && !answer.error) return { error: fill(words.save.refused, { status: response.status }) };
  return { ...answer, stale: response.status === 409 };
}

async function send(form) {
  const answer = await post(form);
  if (!answer.error || !answer.csrf) return answer;
  for (const field of document.querySelectorAll('input[name="csrf"]')) field.value = answer.csrf;
  return post(form);
}

// The forms that decide about this text speak of the version that is now saved.
function takeVersion(form, version) {
  if (version === undefined) return;
  const follow = form.id ? document.querySelectorAll(`form[data-after-save="${CSS.escape(form.id)}"] input[name="version"]`) : [];
  for (const field of [form.elements.version, ...follow]) if (field) field.value = version;
}

class Autosave {
  #form; #shown; #timer = 0; #running = null; #stopped = false; #paused = false; #changedSince = 0;

  constructor(form) {
    this.#form = form;
    this.#shown = form.querySelector('.saved-state') ?? document.querySelector('.saved-state');
  }

  get busy() { return this.#running !== null; }
  get pending() { return this.busy || isChanged(this.#form); }

  settled() { return this.#running ?? Promise.resolve(); }

  // While the form itself is on its way, an autosave would make its version stale.
  pause(paused) {
    this.#paused = paused;
    clearTimeout(this.#timer);
  }

  // Answers when what is typed by now is saved (true) or could not be (false).
  async saveAll() {
    if (this.#running) await this.#running;
    if (isChanged(this.#form)) await this.save();
    return !this.pending;
  }

  save() {
    clearTimeout(this.#timer);
    if (!this.#running && !this.#stopped && !this.#paused && isChanged(this.#form)) {
      this.#running = this.#run().finally(() => { this.#running = null; if (this.#shown?.dataset.kind !== 'problem') this.changed(); });
    }
    return this.settled();
  }

  changed() {
    if (this.#stopped || !isChanged(this.#form)) return;
    if (!this.#running && this.#shown?.dataset.kind !== 'problem') this.#show('changed', words.save.changed);
    this.#changedSince ||= Date.now();
    this.#later(Math.max(0, Math.min(after_last_key_ms, this.#changedSince + at_least_every_ms - Date.now())));
  }

  async #run() {
    const sent = stateOf(this.#form);
    this.#show('busy', words.save.saving);
    let answer;
    try { answer = await send(this.#form); } catch { answer = { error: words.save.offline }; }
    this.#changedSince = 0;
    if (answer.error) {
      this.#show('problem', fill(words.save.failed, { reason: answer.error }));
      // Somebody else saved meanwhile: writing again would not help, the writer must look.
      this.#stopped = Boolean(answer.stale);
      if (!this.#stopped) this.#later(at_least_every_ms);
      return;
    }
    takeVersion(this.#form, answer.version);
    markSaved(this.#form, sent);
    this.#show('saved', fill(words.save.saved, { time: answer.saved_at ?? '' }).trim());
    if (!isChanged(this.#form)) this.#form.dispatchEvent(new CustomEvent('tantrao:saved'));
  }

  #later(ms) { clearTimeout(this.#timer); this.#timer = setTimeout(() => this.save(), ms); }

  #show(kind, sentence) {
    if (!this.#shown || (this.#shown.dataset.kind === kind && this.#shown.textContent === sentence)) return;
    this.#shown.dataset.kind = kind;
    this.#shown.textContent = sentence;
  }
}

const running = new WeakMap();
export const autosaveOf = (form) => running.get(form);

export function startAutosave() {
  for (const form of document.querySelectorAll('form[data-autosave]')) {
    const autosave = new Autosave(form);
    running.set(form, autosave);
    for (const name of ['input', 'change', 'tantrao:restored']) form.addEventListener(name, () => autosave.changed());
    form.addEventListener('tantrao:save', () => autosave.save());
    form.addEventListener('submit', (event) => { if (!event.defaultPrevented) autosave.pause(true); });
    window.addEventListener('pageshow', () => autosave.pause(false));
    window.addEventListener('online', () => autosave.save());
    document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') autosave.save(); });
  }
}
