// SPDX-License-Identifier: AGPL-3.0-or-later
// form[data-after-save="FORM_ID"]: a decision about the text beside it. What is unsaved there is saved first, so that nobody
// approves another text than the one on the screen; if that fails, the decision is not sent. A form that is just being saved
// waits for the answer, or its version would be stale.
import { element } from '../dom.mjs';
import { words } from '../words.vi.mjs';
import { autosaveOf } from './autosave.mjs';

function tell(form) {
  const line = form.querySelector('.not-sent') ?? element('p', { class: 'field-error not-sent', role: 'alert' });
  line.textContent = words.save.decision_waits;
  form.append(line);
}

export function startAfterSave() {
  document.addEventListener('submit', async (event) => {
    const { target: form, submitter } = event;
    const own = autosaveOf(form);
    const text = form.dataset.afterSave ? document.getElementById(form.dataset.afterSave) : null;
    const autosave = text ? autosaveOf(text) : null;
    if (!autosave?.pending && !own?.busy) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    await own?.settled();
    if (!autosave || await autosave.saveAll()) form.requestSubmit(submitter ?? undefined);
    else tell(form);
  }, true);
}
