// SPDX-License-Identifier: AGPL-3.0-or-later
// Writing and approving without a browser, for stories about something else.
import assert from 'node:assert/strict';
import { unescaped, wordsOf } from './http.mjs';
import { until } from './wait.mjs';

// A new article of the site, in its category of this name; `fields` besides the title win. Where its edition stands on the desk.
export async function write(writer, site, fields, { category = 'Tin tức, sự kiện', action = 'submit' } = {}) {
  const form = (await writer.get(`/${site}/bai-viet/moi`)).text;
  const id = new RegExp(`<option value="(\\d+)"[^>]*>${category}<`).exec(form)[1];
  const sent = await writer.post(`/${site}/bai-viet/moi`, { category: id, body: 'Một đoạn.', body_format: 'text', action, ...fields });
  assert.equal(sent.status, 303, wordsOf(sent.text));
  return sent.headers.location.split('?')[0];
}

// What a form of the edition's page sends along unseen.
export async function hidden(visitor, edition, act) {
  const { text } = await visitor.get(edition);
  const form = text.slice(text.lastIndexOf('<form', text.indexOf(`action="${edition}/${act}"`))).split('</form>')[0];   // or a button's formaction
  return Object.fromEntries([...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name, unescaped(value)]));
}

// Sends one of the edition's forms; `said` is the end of the message that answers.
export async function act(visitor, edition, name, said, fields = {}) {
  const answer = await visitor.post(`${edition}/${name}`, { ...await hidden(visitor, edition, name), ...fields });
  assert.match(answer.headers.location ?? '', new RegExp(`xong=articles\\.${said}`), wordsOf(answer.text));
  return answer.headers.location.split('?')[0];
}

export const approve = (head, edition, said = 'published') => act(head, edition, 'duyet', said);

// Where the site's news page leads for the title, once it does.
export const shownOn = (node, host, title) => until(`${node.name} shows “${title}”`, async () => {
  const page = (await node.get(host, '/tin-tuc')).text;
  return [...page.matchAll(/<a href="(\/tin-tuc\/[^"]+)">([^<]*)</g)].find((match) => unescaped(match[2]) === title)?.[1];
});
