// SPDX-License-Identifier: AGPL-3.0-or-later
// Two nodes on one PostgreSQL, each with its own live store and a shared folder of files; then the database goes away and comes back.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { approve, hidden, shownOn, write } from './support/articles.mjs';
import { launch, photograph } from './support/browser.mjs';
import { Visitor, wordsOf } from './support/http.mjs';
import { Portal, deskHost, freePort } from './support/portal.mjs';
import { OwnPostgres, ownDatabase } from './support/postgres.mjs';
import { until } from './support/wait.mjs';

const commune = 'yenphu.localhost';
const writerMail = 'capnhat.yenphu@tuyenquang.example', headMail = 'kiemduyet.yenphu@tuyenquang.example';
let jpeg;
before(async () => {
  const browser = await launch();
  jpeg = await photograph(browser, 'Hai máy');
  await browser.close();
});

async function twoNodes(database) {
  const portal = await Portal.make({ database });
  const second = await portal.addNode('second');
  await second.start();
  return portal;
}

async function staff(portal, node) {
  const writer = await new Visitor(node, deskHost).signIn(writerMail, portal.password);
  const head = await new Visitor(node, deskHost).signIn(headMail, portal.password);
  return { writer, head };
}

async function upload(writer) {
  const boundary = '----hai-may', part = (head, content) => Buffer.concat([Buffer.from(`--${boundary}\r\n${head}\r\n\r\n`), content, Buffer.from('\r\n')]);
  const body = Buffer.concat([part('Content-Disposition: form-data; name="csrf"', Buffer.from(writer.csrf)),
    part('Content-Disposition: form-data; name="file"; filename="hai may.jpg"\r\nContent-Type: image/jpeg', jpeg), Buffer.from(`--${boundary}--\r\n`)]);
  const answer = await writer.post('/yen-phu/thu-vien/tai-len', body, { headers: { 'Content-Type': `multipart/form-data; boundary=${boundary}`, 'X-Requested-With': 'fetch', Accept: 'application/json' } });
  assert.equal(answer.status, 200, answer.text);
  return JSON.parse(answer.text).file;
}

test('what one node publishes, with its picture, the other shows', async () => {
  const database = ownDatabase();
  let portal;
  try {
    portal = await twoNodes(database.url);
    const [a, b] = portal.nodes;
    await b.get(commune, '/tin-tuc');   // in the page cache of the other node
    const { writer } = await staff(portal, a), { head } = await staff(portal, b);
    const title = 'Hai máy chủ cùng phục vụ một trang';
    const edition = await write(writer, 'yen-phu', { title, lead_file: await upload(writer), lead_alt: 'Dãy núi' });
    await approve(head, edition);
    const address = await shownOn(b, commune, title);
    assert.equal(await shownOn(a, commune, title), address);
    const page = await b.get(commune, address);
    const files = [...new Set([...page.text.matchAll(/\/files\/[0-9a-f]{64}/g)].map((match) => match[0]))];
    assert.ok(files.length >= 2);
    for (const node of portal.nodes)
      for (const file of files) {
        const answer = await node.get(commune, file);
        assert.deepEqual([answer.status, answer.headers['content-type'].split('/')[0]], [200, 'image'], `${node.name}${file}`);
      }
    // A session of one node is one of the other: they share the core store.
    const moved = new Visitor(b, deskHost);
    moved.cookie = writer.cookie;
    assert.equal((await moved.get('/yen-phu')).status, 200);
  } finally {
    await portal?.remove();
    database.remove();
  }
});

test('without the database both go on serving readers, the desk says so, and all is well when it is back', async () => {
  const postgres = OwnPostgres.start(await freePort());
  let portal;
  try {
    portal = await twoNodes(postgres.url);
    const [a, b] = portal.nodes;
    const { writer, head } = await staff(portal, a);
    const first = 'Bài trước khi mất kết nối';
    await approve(head, await write(writer, 'yen-phu', { title: first }));
    const address = await shownOn(b, commune, first);
    await shownOn(a, commune, first);
    const waiting = await write(writer, 'yen-phu', { title: 'Bài chờ duyệt' });

    // One decision is under way when the database goes: it waits for rows that somebody else holds.
    const decision = await hidden(head, waiting, 'duyet');
    await postgres.hold('editions');
    const asked = head.post(`${waiting}/duyet`, decision);
    await until('the decision waits in the database', () => postgres.count(`wait_event_type = 'Lock'`) > 0);
    postgres.stop();
    const cut = await asked;
    assert.equal(cut.status, 503);
    assert.match(wordsOf(cut.text), /nội dung đó chưa được lưu/);
    for (const node of portal.nodes) {
      for (const target of ['/', '/tin-tuc', address, '/thong-bao', '/feed.rss', '/sitemap.xml', '/the/khong-co']) {
        const answer = await node.get(commune, target);
        assert.equal(answer.status, target === '/the/khong-co' ? 404 : 200, `${node.name}${target}`);
      }
      assert.equal((await node.get('localhost', '/')).status, 200);
      assert.equal((await node.get('localhost', '/readyz')).status, 200, 'still ready: readers are served');
    }
    for (const answer of [await writer.get('/yen-phu/bai-viet'), await writer.post(waiting, { title: 'x', version: '1' }), await new Visitor(b, deskHost).post('/dang-nhap', 'email=a%40b.example&password=x')]) {
      assert.equal(answer.status, 503);
      assert.equal(answer.headers['retry-after'], '5');
      assert.match(wordsOf(answer.text), /Hệ thống đang tạm gián đoạn\. Nếu bạn vừa gửi biểu mẫu thì nội dung đó chưa được lưu/);
      assert.doesNotMatch(answer.text, /postgres|libpq|connection|SQL/i);
    }
    const saved = await writer.post(`${waiting}/tu-luu`, { title: 'x', version: '1' }, { headers: { 'X-Requested-With': 'fetch', Accept: 'application/json' } });
    assert.equal(saved.status, 503);
    assert.match(JSON.parse(saved.text).error, /tạm gián đoạn/);

    postgres.startAgain();
    await until('the desk answers again', async () => (await writer.get(waiting)).status === 200);
    await until('and does not stumble over broken connections', async () => {
      for (let time = 0; time < 8; time++) if ((await writer.get(waiting)).status !== 200) return false;
      return true;
    });
    const decided = await head.post(`${waiting}/duyet`, decision);   // the same form again: nothing of the first had been done
    assert.equal(decided.status, 303, wordsOf(decided.text));
    for (const node of portal.nodes) await shownOn(node, commune, 'Bài chờ duyệt');
  } finally {
    await portal?.remove();
    postgres.remove();
  }
});

test('a node that starts while the database is away serves what it has, and catches up', async () => {
  const postgres = OwnPostgres.start(await freePort());
  let portal;
  try {
    portal = await twoNodes(postgres.url);
    const [a, b] = portal.nodes;
    await b.stop();
    const { writer, head } = await staff(portal, a);
    await approve(head, await write(writer, 'yen-phu', { title: 'Bài đăng khi máy kia nghỉ' }));
    postgres.stop();
    await b.start();
    assert.equal((await b.get(commune, '/')).status, 200);
    assert.ok(!(await b.get(commune, '/tin-tuc')).text.includes('Bài đăng khi máy kia nghỉ'));
    postgres.startAgain();
    await shownOn(b, commune, 'Bài đăng khi máy kia nghỉ');
  } finally {
    await portal?.remove();
    postgres.remove();
  }
});
