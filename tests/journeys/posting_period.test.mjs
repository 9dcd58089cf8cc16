// SPDX-License-Identifier: AGPL-3.0-or-later
// An article that is shown until a certain time: it leaves by itself, in time after a stop of the server too.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { approve, shownOn, write } from './support/articles.mjs';
import { Visitor, unescaped, wordsOf } from './support/http.mjs';
import { Portal, deskHost } from './support/portal.mjs';
import { until } from './support/wait.mjs';

const commune = 'yenphu.localhost';
let portal, writer, head;
before(async () => {
  portal = await Portal.make();
  writer = await new Visitor(portal.node, deskHost).signIn('capnhat.yenphu@tuyenquang.example', portal.password);
  head = await new Visitor(portal.node, deskHost).signIn('kiemduyet.yenphu@tuyenquang.example', portal.password);
});
after(() => portal.remove());

// As the form's field has it: the portal's own time, seven hours ahead of UTC.
const typed = (at) => new Date(at + 7 * 3_600_000).toISOString().slice(0, 19);
const get = (target) => portal.node.get(commune, target);
const state = async (edition) => /data-state="(\w+)"/.exec((await head.get(edition)).text)[1];

async function assertNotice(address, title) {
  const gone = await get(address);
  assert.equal(gone.status, 410);
  assert.match(wordsOf(gone.text), /Bài viết đã hết thời hạn đăng.*Thời hạn đăng bài này đã kết thúc lúc \d\d\/\d\d\/\d{4} \d\d:\d\d/);
  assert.ok(!wordsOf(gone.text).includes(title));
}

test('a text leaves every page when its posting period ends, and says so at its address', async () => {
  const title = 'Lịch cấp nước tạm thời', end = Date.now() + 15_000;
  const edition = await write(writer, 'yen-phu', { title, expire_at: typed(end) });
  await approve(head, edition);
  const address = await shownOn(portal.node, commune, title);
  const pages = ['/', '/tin-tuc', '/feed.rss', '/tin-tuc/feed.atom', '/sitemap.xml'];
  const shows = async (page) => unescaped((await get(page)).text).includes(page.includes('sitemap') ? address : title);
  for (const page of pages) assert.ok(await shows(page), page);
  await until('the address is gone', async () => (await get(address)).status === 410);
  assert.ok(Date.now() >= Math.floor(end / 1000) * 1000, 'not before its time');
  for (const page of pages) assert.ok(!await shows(page), page);
  await assertNotice(address, title);
  await until('the desk says so', async () => (await state(edition)) === 'expired');
  await assertNotice(address, title);
});

test('after a stop what was due has happened, in its order', async () => {
  const first = await write(writer, 'yen-phu', { title: 'Mời họp thôn', publish_at: typed(Date.now() + 12_000), expire_at: typed(Date.now() + 16_000) });
  await approve(head, first, 'scheduled');
  const title = 'Đường tránh tạm thời', end = Date.now() + 14_000;
  const second = await write(writer, 'yen-phu', { title, expire_at: typed(end) });
  await approve(head, second);
  const address = await shownOn(portal.node, commune, title);
  await portal.node.stop();
  await until('both periods are over', () => Date.now() > end + 2_000);
  await portal.node.start();
  await assertNotice(address, title);   // whether the job has run by now or not
  await until('the desk knows of both', async () => (await state(first)) === 'expired' && (await state(second)) === 'expired');
  const history = wordsOf((await head.get(first)).text).split('Lịch sử')[1];
  assert.match(history, /^ ?Hết thời hạn đăng .*Đăng .*Hẹn giờ đăng .*Duyệt/);
  assert.ok(!unescaped((await get('/tin-tuc')).text).includes('Mời họp thôn'));
});
