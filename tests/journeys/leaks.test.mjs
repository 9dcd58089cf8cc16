// SPDX-License-Identifier: AGPL-3.0-or-later
// Words that stand only in what is not public, or no longer: a draft, what waits, what is scheduled, expired, withdrawn or was changed, a
// draft document with its file. Every door is asked for them, of readers, programs and staff of other sites.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { act, approve, hidden, shownOn, write } from './support/articles.mjs';
import { Visitor, unescaped, wordsOf } from './support/http.mjs';
import { docx } from './support/office.mjs';
import { Portal, deskHost } from './support/portal.mjs';
import { until } from './support/wait.mjs';

const commune = 'yenphu.localhost';
const secrets = { draft: 'zubakivo', waiting: 'zudomexa', scheduled: 'zufelago', expired: 'zugatiro', withdrawn: 'zuhobelu', replaced: 'zukimosa',
  correction: 'zulanepo', document: 'zumorida', file: 'zunafuke', taken: 'zupelogi' };
const words = Object.values(secrets);
const title = (word) => `Lễ hội đình làng ${word}`;
let portal, writer, head, stranger, files;
const public_ = {};   // addresses that were once public

const typed = (at) => new Date(at + 7 * 3_600_000).toISOString().slice(0, 19);
const get = (target, host = commune) => portal.node.get(host, target);
const asked = async (target, host) => unescaped((await get(target, host)).text);

function multipart(fields, [field, name, content]) {
  const boundary = '----ro-ri', parts = [];
  const add = (header, value) => parts.push(Buffer.from(`--${boundary}\r\n${header}\r\n\r\n`), Buffer.from(value), Buffer.from('\r\n'));
  for (const [key, value] of Object.entries(fields)) add(`Content-Disposition: form-data; name="${key}"`, value);
  add(`Content-Disposition: form-data; name="${field}"; filename="${name}"\r\nContent-Type: application/octet-stream`, content);
  return [Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]), { headers: { 'Content-Type': `multipart/form-data; boundary=${boundary}` } }];
}

const document = (number, word) => ({ number, type: 'quyet-dinh', issuer: 'Ủy ban nhân dân xã Yên Phú', title: title(word), issued_on: '02/03/2026',
  text: `Điều 1. Ban hành ${word}.`, signer: 'Nguyễn Văn Mẫu' });

async function newDocument(fields, action, file) {
  const [body, options] = multipart({ csrf: writer.csrf, ...fields, action }, ['file_upload', 'phu-luc.docx', docx([file])]);
  const sent = await writer.post('/yen-phu/van-ban/moi', body, options);
  assert.equal(sent.status, 303, wordsOf(sent.text));
  return sent.headers.location.split('?')[0];
}

// Sends one of the edition's forms.
async function decide(edition, name, fields = {}) {
  const answer = await head.post(`${edition}/${name}`, { ...await hidden(head, edition, name), ...fields });
  assert.equal(answer.status, 303, wordsOf(answer.text));
}

// Saves the open edition with other words, as the form has the rest.
async function rewrite(edition, fields) {
  const form = (await writer.get(edition)).text;
  const unseen = Object.fromEntries([...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name, unescaped(value)]));
  const category = /<option value="(\d+)" selected/.exec(form)[1];
  const saved = await writer.post(edition, { ...unseen, category, summary: 'Tóm tắt mới.', body: 'Thân bài mới.', tags: '', body_format: 'text', ...fields });
  assert.equal(saved.status, 303, wordsOf(saved.text));
}

before(async () => {
  portal = await Portal.make();
  const person = (email) => new Visitor(portal.node, deskHost).signIn(`${email}@tuyenquang.example`, portal.password);
  [writer, head, stranger] = await Promise.all(['capnhat.yenphu', 'kiemduyet.yenphu', 'kiemduyet.sovhttdl'].map(person));
});
after(() => portal?.remove());

test('what is not public is made, in every state', async () => {
  const article = (word, fields, how) => write(writer, 'yen-phu', { title: title(word), summary: `Tóm tắt ${word}.`, body: `Thân bài ${word}.`, tags: `nhãn ${word}`, ...fields }, how);
  await article(secrets.draft, {}, { action: 'save' });
  await article(secrets.waiting, {});
  await approve(head, await article(secrets.scheduled, { publish_at: typed(Date.now() + 3_600_000) }), 'scheduled');
  await approve(head, await article(secrets.expired, { expire_at: typed(Date.now() + 8_000) }));
  const withdrawn = await article(secrets.withdrawn, {});
  await approve(head, withdrawn);
  public_.withdrawn = await shownOn(portal.node, commune, title(secrets.withdrawn));
  await until('it is found first', async () => (await asked(`/api/v1/search?q=${secrets.withdrawn}`)).includes('"total":1,'));
  await act(head, withdrawn, 'go', 'withdrawn', { reason: 'Thử gỡ.' });

  const replaced = await article(secrets.replaced, {});
  await approve(head, replaced);
  await shownOn(portal.node, commune, title(secrets.replaced));
  const second = await act(writer, replaced, 'ban-moi', 'edition_started');
  await rewrite(second, { title: title('yên bình'), note: 'Sửa tên.', action: 'submit' });
  await approve(head, second);
  await shownOn(portal.node, commune, title('yên bình'));
  const third = await act(writer, second, 'ban-moi', 'edition_started');
  await rewrite(third, { title: title(secrets.correction), note: secrets.correction, action: 'save' });

  const draft = await newDocument(document('77/QĐ-UBND', secrets.document), 'save', secrets.file);
  files = [...(await writer.get(`${draft}/xem`)).text.matchAll(/(?:href|src)="([^"]*phu-luc[^"]*)"/g)].map((match) => new URL(match[1], 'http://x').pathname);
  const taken = await newDocument(document('78/QĐ-UBND', secrets.taken), 'submit', 'Nội dung phụ lục.');
  await decide(taken, 'duyet');
  public_.taken = await until('the document is shown', async () => /href="(\/van-ban\/78-qd-ubnd[^"]*)"/.exec(await asked('/van-ban'))?.[1]);
  await until('it is found first', async () => (await asked(`/api/v1/search?q=${secrets.taken}`)).includes('"total":1,'));
  public_.takenFile = /href="([^"]*phu-luc[^"]*)"/.exec(await asked(public_.taken))[1];
  await decide(taken, 'go', { reason: 'Thử gỡ.' });
  await until('the posting period is over', async () => !(await asked('/tin-tuc')).includes(secrets.expired));
});

test('no door for readers and programs tells of them', async () => {
  const doors = ['/tim-kiem?q=', '/tim-kiem?xep=moi&q=', '/tim-kiem/feed.rss?q=', '/tim-kiem/goi-y?q=', '/api/v1/search?q=', '/api/v1/search?order=newest&site=yen-phu&q='];
  const told = [];
  for (const host of [commune, 'localhost', 'sovhttdl.localhost'])
    for (const [name, word] of Object.entries(secrets)) {
      // The question itself is repeated; beside other words of the text, marked or counted it was found.
      const tells = (text) => text.includes(`làng ${word}`) || text.includes(`<mark>${word}`) || /"total":[1-9]/.test(text) || text.includes('<item>');
      for (const door of doors)
        if (tells(await asked(door + word, host))) told.push(`${name}: ${host}${door}${word}`);
      // Asked with a slip of the finger, or its beginning, nobody is told how it goes on.
      for (const slip of [word.slice(0, -1), word.slice(0, 5), word.replace('u', 'uu'), `lang ${word.slice(0, -1)}x`, `${word.slice(0, 4)} ${word.slice(4)}`])
        for (const door of doors)
          if ((await asked(door + encodeURIComponent(slip), host)).includes(word)) told.push(`${name}: ${host}${door}${slip}`);
    }
  assert.deepEqual(told, []);
});

test('no list, feed, site map or count has them', async () => {
  const pages = ['/', '/tin-tuc', '/van-ban', '/feed.rss', '/feed.atom', '/tin-tuc/feed.rss', '/tin-tuc/feed.atom', '/van-ban/feed.rss', '/van-ban/feed.atom', '/sitemap.xml', '/so-do-cong', '/van-ban/moi', '/rss',
    '/tim-kiem?q=le+hoi+dinh+lang', '/tim-kiem/feed.rss?q=le+hoi+dinh+lang', '/api/v1/search?q=le+hoi+dinh+lang&limit=100', '/api/v1/search?q=phu+luc&kind=document', '/tim-kiem/goi-y?q=le+hoi+dinh+lang', ...words.map((word) => `/the/nhan-${word}`)];
  const parts = [...(await asked('/sitemap.xml')).matchAll(/<loc>https?:\/\/[^/]+(\/sitemap\/[^<]+)</g)].map((match) => match[1]);
  const told = [];
  for (const page of [...pages, ...parts])
    for (const host of [commune, 'localhost']) {
      const text = await asked(page, host);
      for (const [name, word] of Object.entries(secrets))
        if (text.replaceAll(page, '').includes(word)) told.push(`${name}: ${host}${page}`);
    }
  assert.deepEqual(told, []);
  const counted = JSON.parse((await get('/api/v1/search?q=le+hoi+dinh+lang&site=yen-phu')).text);
  const whole = counted.items.filter((item) => item.all_words);
  assert.deepEqual([counted.total, whole.map((item) => item.title)], [1, [title('yên bình')]], 'only the one that is public');
});

test('addresses that were public tell no more than that something was there', async () => {
  for (const [name, path] of [['withdrawn', public_.withdrawn], ['taken', public_.taken], ...['docx', 'json', 'xml', 'html', 'txt'].map((format) => ['taken', `${public_.taken}/toan-van.${format}`]),
    ['taken', `${public_.taken}/dieu-1`], ['taken', `${public_.taken}/lich-su`], ['taken', `/in/van-ban/${/\d+$/.exec(public_.taken)[0]}`], ['taken', `${public_.taken}/feed.rss`]]) {
    const answer = await get(path);
    assert.ok(answer.status === 410 || answer.status === 404, `${path}: ${answer.status}`);
    assert.ok(!unescaped(answer.text).replaceAll(path, '').includes(secrets[name]), path);
  }
  assert.ok([404, 410].includes((await get(public_.takenFile)).status), `the file: ${(await get(public_.takenFile)).status}`);
  assert.ok(files.length > 0, 'the preview has the file');
  for (const file of files)
    for (const host of [commune, 'localhost', deskHost]) assert.ok(![200, 206].includes((await get(file, host)).status), `${host}${file}`);
});

test('staff of another site find nothing either', async () => {
  for (const target of ['/', '/sovhttdl', '/sovhttdl/bai-viet', '/sovhttdl/van-ban', '/sovhttdl/goi-y/van-ban?q=77', '/sovhttdl/goi-y/van-ban?q=78', '/sovhttdl/tim-kiem', '/yen-phu/bai-viet', '/yen-phu/van-ban', '/yen-phu/goi-y/van-ban?q=77', ...files]) {
    const text = unescaped((await stranger.get(target)).text).replaceAll(target, '');
    for (const [name, word] of Object.entries(secrets)) assert.ok(!text.includes(word), `${name}: ${target}`);
    assert.ok(!text.includes('77/QĐ-UBND'), target);
  }
});
