// SPDX-License-Identifier: AGPL-3.0-or-later
// A reader without scripts finds out how the regulation was amended: notes in the text, the text of a day, the history of a provision,
// what differs between two days, and the relations as a picture.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { assertClean, launch, open } from './support/browser.mjs';
import { Portal } from './support/portal.mjs';
import { until } from './support/wait.mjs';

const host = 'localhost', day = (offset) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
const shownDay = (offset) => day(offset).split('-').reverse().join('/');
let portal, browser, page, context, problems, regulation;

const amendment = (number, effective, text, more = {}) => JSON.stringify({ external_id: number, number, type: 'Quyết định', issuer: 'Ủy ban nhân dân tỉnh Tuyên Quang',
  title: `Sửa đổi, bổ sung một số điều của Quy chế (lần ${number})`, issued_on: day(-40), effective_on: day(effective), text,
  relations: [{ kind: 'amends', number: '07/2011/QĐ-UBND' }], ...more });

before(async () => {
  [portal, browser] = await Promise.all([Portal.make({ demo: false }), launch()]);
  ({ context, page, problems } = await open(browser, { javaScriptEnabled: false }));
  const file = path.join(portal.folder, 'documents.jsonl');
  fs.writeFileSync(file, `${[
    amendment('911/2026/QĐ-UBND', -30, 'Điều 1. Sửa đổi, bổ sung một số điều của Quy chế ban hành kèm theo Quyết định số 07/2011/QĐ-UBND\n1. Khoản 1 Điều 9 được sửa đổi như sau:\n“1. Ban Biên tập Cổng thông tin điện tử tỉnh do Chủ tịch Ủy ban nhân dân tỉnh thành lập và giải thể.”.\n2. Bổ sung Điều 9a vào sau Điều 9 như sau:\n“Điều 9a. Kiểm tra\n1. Mỗi quý một lần.”.\nĐiều 2. Hiệu lực\nTừ ngày ký.'),
    amendment('912/2026/QĐ-UBND', 10, 'Điều 1. Bãi bỏ khoản 2 Điều 9 Quy chế ban hành kèm theo Quyết định số 07/2011/QĐ-UBND.\nĐiều 2. Sửa đổi khoản 1 Điều 10 Quy chế ban hành kèm theo Quyết định số 07/2011/QĐ-UBND như sau:\nXem phụ lục.'),
  ].join('\n')}\n`);
  await portal.command(['import', 'documents', '--site', 'tuyen-quang', file]);
  await until('the amendments are shown', async () => (await portal.node.get(host, '/van-ban')).text.includes('912/2026/QĐ-UBND'));
  regulation = /href="(\/van-ban\/07-2011-qd-ubnd-\d+)"/.exec((await portal.node.get(host, '/van-ban?nam=2011')).text)[1];
});
after(async () => { await context?.close(); await browser?.close(); await portal?.remove(); });

const read = async (target = '') => { await page.goto(portal.node.url(host, regulation + target)); await assertClean(page); };

test('changes are noted at their provisions', async () => {
  await read();
  const clause = page.locator('#dieu-9-khoan-1 > .law-change');
  assert.match(await clause.textContent(), new RegExp(`^Khoản này đã được sửa đổi, bổ sung bởi khoản 1 Điều 1 Quyết định 911/2026/QĐ-UBND từ ngày ${shownDay(-30)}\\.`));
  assert.match(await page.locator('#dieu-9-khoan-2 > .law-change').textContent(), new RegExp(`^Từ ngày ${shownDay(10)}, khoản này bị bãi bỏ bởi Điều 1 Quyết định 912/2026/QĐ-UBND`));
  await clause.getByRole('link', { name: /911\/2026/ }).click();
  assert.match(page.url(), /911-2026-qd-ubnd-\d+#dieu-1-khoan-1$/);
});

test('a day is chosen, and the page says which it shows', async () => {
  await read();
  await page.getByRole('link', { name: 'Xem nội dung hiện nay' }).click();
  assert.match(await page.locator('#dieu-9-khoan-1').textContent(), /do Chủ tịch Ủy ban nhân dân tỉnh thành lập/);
  assert.ok(await page.locator('#dieu-9a').isVisible());
  await assertClean(page);
  await page.getByLabel('Xem tại ngày').fill(day(11));
  await page.getByRole('button', { name: 'Xem', exact: true }).click();
  assert.match(await page.locator('.note-important').textContent(), new RegExp(`tại ngày ${shownDay(11)}`));
  assert.match(await page.locator('#dieu-9-khoan-2').textContent(), /\(Đã bãi bỏ\)/);
  assert.match(await page.locator('#dieu-10-khoan-1').textContent(), /Nội dung mới chưa ghi nhận được/);
  await assertClean(page);
  await read(`?ngay=${day(11)}`);
  assert.match(await page.locator('.formats').getByRole('link', { name: 'HTML' }).getAttribute('href'), new RegExp(`toan-van\\.html\\?ngay=${day(11)}$`));
  await read('?ngay=2015-02-30');
  assert.match(await page.locator('#ngay-loi').textContent(), /“2015-02-30” chưa đúng/);
});

test('the file of a day is a page of its own that says what it is', async () => {
  const { text } = await portal.node.get(host, `${regulation}/toan-van.html?ngay=${day(11)}`);
  const saved = 'http://saved.example/toan-van.html';
  await page.route(saved, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: text }));
  await page.goto(saved);
  const note = await page.locator('.note').textContent();
  assert.match(note, new RegExp(`tại ngày ${shownDay(11)}`));
  assert.match(note, /không phải văn bản chính thức/);
  assert.match(note, /vẫn là nội dung trước đó: khoản 1 Điều 10/);
  assert.ok(await page.locator('#dieu-9a').isVisible());
  await assertClean(page);
});

test('the history of a provision, and two days beside each other', async () => {
  await read('/lich-su/dieu-9-khoan-1');
  assert.equal(await page.locator('.versions > li').count(), 2);
  assert.ok(await page.locator('.differences ins').first().isVisible());
  await page.getByLabel('Ngày thứ nhất').fill('2012-01-01');
  await page.getByLabel('Ngày thứ hai').fill('2013-01-01');
  await page.getByRole('button', { name: 'So sánh' }).click();
  await page.getByText('Nội dung hai ngày giống nhau.').waitFor();
  await assertClean(page);
});

test('relations are a picture and a list', async () => {
  await read();
  await page.getByRole('link', { name: 'Sơ đồ quan hệ của văn bản' }).click();
  assert.ok(await page.getByRole('img', { name: /Sơ đồ quan hệ của Quyết định 07\/2011/ }).isVisible());
  await page.getByRole('link', { name: 'Quyết định 911/2026/QĐ-UBND' }).waitFor();
  await assertClean(page);
  assert.deepEqual(problems, []);
});
