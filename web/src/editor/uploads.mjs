// SPDX-License-Identifier: AGPL-3.0-or-later
// Sends pictures and files to the field's data-upload address while the writer goes on, one line of progress for each, and puts
// them into the text. The answer: {"file":HASH,"name":…,"type":…,"size":N,"width":W,"height":H,"preview":URL,"is_picture":true}
// or {"error":"sentence"}.
import { element, freshId } from '../dom.mjs';
import { fill, words } from '../words.vi.mjs';
import { addPlaceholder, insertBlock, placeholderPosition, removePlaceholder } from './placeholders.mjs';
import { rememberPreview } from './previews.mjs';
import { fileFacts } from './tree.mjs';

const u = words.upload;
const at_once = 2;   // more would only slow each other down on a weak line

// Answers with the server's JSON; { error } for everything else. `line.cancel` stops it.
function post(address, csrf, file, line) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const fields = new FormData();
    fields.append('csrf', csrf);
    fields.append('file', file, file.name);
    request.open('POST', address);
    request.setRequestHeader('X-Requested-With', 'fetch');
    request.setRequestHeader('Accept', 'application/json');
    request.upload.addEventListener('progress', (event) => { if (event.lengthComputable) line.progress(event.loaded / event.total); });
    request.addEventListener('load', () => {
      let answer = null;
      try { answer = JSON.parse(request.responseText); } catch { /* Not JSON: told below. */ }
      const good = request.status < 300 && /^[0-9a-f]{64}$/.test(answer?.file ?? '');
      resolve(good || answer?.error ? answer : { error: request.responseURL.includes(address) ? fill(u.refused, { status: request.status }) : words.save.signed_out });
    });
    request.addEventListener('error', () => resolve({ error: u.offline }));
    request.addEventListener('abort', () => resolve({ error: u.cancelled }));
    line.cancel = () => request.abort();
    request.send(fields);
  });
}

// One line of the list: name, bar, a button that stops it or, after a failure, takes it away.
function makeLine(file) {
  const bar = element('progress', { max: '1', value: '0', 'aria-label': fill(u.working, { name: file.name }) });
  const text = element('span', { class: 'name' }, fill(u.progress, { name: file.name, percent: 0 }));
  const button = element('button', { type: 'button', onclick: () => line.cancel() }, u.cancel);
  const row = element('li', {}, text, button, bar);
  const line = {
    row,
    cancel: () => {},
    progress(part) {
      bar.value = part;
      text.textContent = part < 1 ? fill(u.progress, { name: file.name, percent: Math.floor(part * 100) }) : fill(u.working, { name: file.name });
    },
    fail(reason) {
      row.replaceChildren(element('p', { class: 'field-error', role: 'alert' }, fill(u.failed, { name: file.name, reason })),
        element('button', { type: 'button', onclick: () => row.remove() }, u.dismiss));
    },
  };
  return line;
}

export class Uploads {
  #editor; #field; #queue = []; #running = 0;

  constructor(editor, field, status) {
    this.#editor = editor;
    this.#field = field;
    this.status = status;
    this.list = element('ul', { class: 'upload-list' });
    this.picker = element('input', { type: 'file', multiple: true, hidden: true, 'aria-hidden': 'true', tabindex: '-1', onchange: () => {
      this.add([...this.picker.files], undefined, { as_file: this.picker.accept === '' });
      this.picker.value = '';
    } });
  }

  choosePicture() { this.picker.accept = 'image/*'; this.picker.click(); }
  chooseFile() { this.picker.accept = ''; this.picker.click(); }

  // Pictures become figures unless they were chosen as files to attach.
  add(files, pos = this.#editor.state.selection.to, { as_file = false } = {}) {
    for (const file of files) {
      const job = { id: freshId('tep'), file, as_file, line: makeLine(file) };
      const limit = Number(this.#field.dataset.uploadLimit);
      this.list.append(job.line.row);
      if (limit && file.size > limit) { job.line.fail(fill(u.too_large, { limit: fileFacts('', limit) })); continue; }
      addPlaceholder(this.#editor.view, job.id, pos, file.name);
      job.line.cancel = () => { this.#queue = this.#queue.filter((each) => each !== job); this.#finish(job, { error: u.cancelled }); };
      this.#queue.push(job);
    }
    this.#next();
  }

  #next() {
    while (this.#running < at_once && this.#queue.length) this.#start(this.#queue.shift());
  }

  async #start(job) {
    this.#running++;
    const csrf = this.#field.form?.elements.csrf?.value ?? '';
    const answer = await post(this.#field.dataset.upload, csrf, job.file, job.line);
    this.#running--;
    if (!this.#editor.isDestroyed) this.#finish(job, answer);
    this.#next();
  }

  #finish(job, answer) {
    const { view, schema } = this.#editor;
    const pos = placeholderPosition(view, job.id) ?? view.state.doc.content.size;
    removePlaceholder(view, job.id);
    if (answer.error) { job.line.fail(answer.error); return; }
    job.line.row.remove();
    this.status.textContent = fill(u.done, { name: job.file.name });
    rememberPreview(answer.file, answer.preview);
    const name = answer.name || job.file.name;
    insertBlock(view, pos, answer.is_picture && !job.as_file
      ? schema.nodes.figure.create({ file: answer.file, width: answer.width ?? 0, height: answer.height ?? 0 })
      : schema.nodes.attachment.create({ file: answer.file, name, type: answer.type ?? '', size: answer.size ?? 0 }));
  }
}
