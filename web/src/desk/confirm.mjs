// SPDX-License-Identifier: AGPL-3.0-or-later
// form[data-confirm="Câu hỏi"] and button[data-confirm]: asks before sending; the question's button bears the words of the
// button pressed.
import { element, freshId, openDialog } from '../dom.mjs';
import { words } from '../words.vi.mjs';

function ask(question, submitter) {
  const id = freshId('hoi');
  const danger = submitter?.classList.contains('danger');
  const dialog = element('dialog', { 'aria-labelledby': id, role: 'alertdialog' },
    element('form', { method: 'dialog' },
      element('h2', { id }, question),
      element('div', { class: 'actions' },
        element('button', { value: 'go', class: danger ? 'danger' : 'primary' }, submitter?.textContent.trim() || words.confirm.go),
        element('button', { value: 'back', class: 'secondary', autofocus: true }, words.confirm.back))));
  return openDialog(dialog);
}

export function startConfirm() {
  const agreed = new WeakSet();
  document.addEventListener('submit', async (event) => {
    const form = event.target;
    const question = event.submitter?.dataset.confirm ?? form.dataset.confirm;
    if (!question || agreed.has(form)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const submitter = event.submitter;
    if (await ask(question, submitter) !== 'go') { submitter?.focus(); return; }
    agreed.add(form);
    form.requestSubmit(submitter ?? undefined);
    // A form that stayed (its fields were refused) asks again next time.
    setTimeout(() => agreed.delete(form), 0);
  }, true);
}
