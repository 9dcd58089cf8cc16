// SPDX-License-Identifier: AGPL-3.0-or-later
// A reader, most of the way without scripts, finds a document, follows its citations, takes the address of a provision and the text as files.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { assertClean, launch, open, phone } from './support/browser.mjs';
import { Portal } from './support/portal.mjs';
import { until } from './support/wait.mjs';

const host = 'localhost', day = (offset) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
let portal, browser, page, context, problems;

const document = (number, more) => JSON.stringify({ external_id: number, number, type: 'Quyết định', issuer: 'Ủy ban nhân dân tỉnh Tuyên Quang',
  title: `Về việc thử ${number}`, issued_on: day(-5), signer: 'Trần Thị Thử', text: 'Điều 1. Phạm vi\n\n1. Một.\n\nĐiều 2. Thi hành.', ...more });

async function bring(...lines) {
  const file = path.join(portal.folder, 'documents.jsonl');
  fs.writeFileSync(file, `${lines.join('\n')}\n`);
  await portal.command(['import', 'documents', '--site', 'tuyen-quang', file]);
}

before(async () => {
  [portal, browser] = await Promise.all([Portal.make({ demo: false }), launch()]);
  ({ context, page, problems } = await open(browser, { javaScriptEnabled: false }));
  await bring(
    document('901/2026/QĐ-UBND', { text: 'Điều 1. Căn cứ\n\n1. Theo khoản 1 Điều 9 Quy chế ban hành kèm theo Quyết định số 07/2011/QĐ-UBND.\n\n2. Như khoản 1 Điều này và điểm a khoản 1 Điều 2 Quyết định số 902/2026/QĐ-UBND.' }),
    document('903/2026/QĐ-UBND', { effective_on: day(9) }), document('904/QĐ-UBND', { signer: 'Lê Văn Ví' }));
  await until('the documents are shown', async () => (await portal.node.get(host, '/van-ban')).text.includes('904/QĐ-UBND'));
});
after(async () => { await context?.close(); await browser?.close(); await portal?.remove(); });

const documentPath = async (number) => new RegExp(`href="(/van-ban/[^"]+)">Quyết định ${number}<`).exec((await portal.node.get(host, '/van-ban')).text)[1];

test('lists, filters and shelves', async () => {
  await page.goto(portal.node.url(host, '/van-ban'));
  await assertClean(page);
  await page.getByLabel('Người ký').selectOption({ label: 'Lê Văn Ví (1)' });
  await page.getByRole('button', { name: 'Tìm văn bản' }).click();
  assert.deepEqual(await page.locator('.story h2').allTextContents(), ['Quyết định 904/QĐ-UBND']);

  // Words of the text narrow what is chosen already, and the choices stay.
  await page.getByLabel('Từ trong trích yếu').fill('ve viec thu');
  await page.getByRole('button', { name: 'Tìm văn bản' }).click();
  assert.equal(await page.getByLabel('Người ký').inputValue(), 'le-van-vi');
  await page.getByText('1 văn bản có “ve viec thu”').waitFor();
  assert.deepEqual(await page.locator('.story h2').allTextContents(), ['Quyết định 904/QĐ-UBND']);
  await assertClean(page);
  await page.getByLabel('Từ trong trích yếu').fill('quy chế quản lý cổng');
  await page.getByLabel('Loại văn bản').selectOption('quyet-dinh');
  await page.getByRole('button', { name: 'Tìm văn bản' }).click();
  await assertClean(page);
  await page.getByRole('link', { name: /^Tìm “quy chế quản lý cổng” trong mọi nội dung/ }).click();
  await page.getByRole('heading', { level: 1, name: 'Tìm kiếm' }).waitFor();
  await page.goto(portal.node.url(host, '/van-ban?loai=zz&nam=2026&so=QD+904'));
  await page.getByText('Không có loại văn bản “zz”.').waitFor();
  await assertClean(page);
  await page.goto(portal.node.url(host, '/van-ban'));
  for (const [shelf, shown] of [['Chỉ đạo, điều hành', '904/QĐ-UBND'], ['Sắp có hiệu lực', '903/2026/QĐ-UBND'], ['Mới ban hành', '901/2026/QĐ-UBND']]) {
    await page.getByRole('navigation', { name: 'Danh sách văn bản' }).getByRole('link', { name: shelf }).click();
    await page.getByRole('link', { name: `Quyết định ${shown}` }).waitFor();
    await assertClean(page);
  }
  const feed = await page.getByRole('link', { name: 'Theo dõi danh sách này bằng RSS' }).getAttribute('href');
  assert.match((await portal.node.get(host, feed)).headers['content-type'], /^application\/rss\+xml/);
});

test('a citation leads to its provision, and a document that comes later is linked', async () => {
  const own = await documentPath('901/2026/QĐ-UBND');
  await page.goto(portal.node.url(host, own));
  await assertClean(page);
  assert.equal(await page.getByRole('link', { name: 'khoản 1 Điều này' }).getAttribute('href'), '#dieu-1-khoan-1');
  assert.equal(await page.getByRole('link', { name: /902\/2026/ }).count(), 0);
  await bring(document('902/2026/QĐ-UBND', { text: 'Điều 1. Phạm vi\n\nĐiều 2. Thi hành\n\n1. Gồm:\n\na) Một;\n\nb) Hai.' }));
  await until('the citation is linked', async () => /href="\/van-ban\/902-2026-qd-ubnd-\d+#dieu-2-khoan-1-diem-a"/.test((await portal.node.get(host, own)).text));
  await page.getByRole('link', { name: /khoản 1 Điều 9 Quy chế/ }).click();
  assert.match(page.url(), /\/van-ban\/07-2011-qd-ubnd-\d+#dieu-9-khoan-1$/);
  assert.ok(await page.locator('#dieu-9-khoan-1').isVisible());
});

test('a portal that sends no mails offers none', async () => {
  for (const target of [await documentPath('901/2026/QĐ-UBND'), '/so-do-cong', '/rss']) {
    const answer = await portal.node.get(host, target);
    assert.equal(answer.status, 200, target);
    assert.ok(!answer.text.includes('href="/van-ban/theo-doi'), target);
  }
});

test('every provision has an address that can be taken, and the contents lead to all', async () => {
  await page.goto(portal.node.url(host, await documentPath('07/2011/QĐ-UBND')));
  await assertClean(page);
  await page.getByRole('link', { name: 'khoản 1 Điều 9', exact: true }).click();
  assert.match(page.url(), /#dieu-9-khoan-1$/);
  await page.getByText('Mục lục', { exact: true }).click();
  const targets = await page.getByRole('navigation', { name: 'Mục lục' }).getByRole('link').evaluateAll((links) => links.map((link) => link.hash));
  assert.ok(targets.length > 20);
  for (const target of targets) assert.equal(await page.locator(`[id="${target.slice(1)}"]`).count(), 1, target);
  await assertClean(page);
});

test('with scripts a button copies the citation of the provision that the address names', async () => {
  const scripted = await open(browser, { viewport: phone });
  await scripted.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await scripted.page.goto(portal.node.url(host, await documentPath('07/2011/QĐ-UBND')));
  assert.equal(await scripted.page.getByRole('button', { name: 'Chép trích dẫn' }).count(), 0);
  await scripted.page.getByRole('link', { name: 'khoản 1 Điều 9', exact: true }).click();
  await assertClean(scripted.page);
  await scripted.page.getByRole('button', { name: 'Chép trích dẫn' }).click();
  await scripted.page.getByRole('button', { name: 'Đã chép' }).waitFor();
  assert.equal(await scripted.page.evaluate(() => navigator.clipboard.readText()), `khoản 1 Điều 9 Quyết định 07/2011/QĐ-UBND, ${scripted.page.url()}`);
  await scripted.context.close();
  assert.deepEqual(scripted.problems, []);
});

test('the text comes as files of the right types', async () => {
  const own = await documentPath('07/2011/QĐ-UBND');
  const first = { docx: 'PK', xml: '<?xml version="1.0"', json: '{', txt: 'ỦY BAN NHÂN DÂN' };
  await page.goto(portal.node.url(host, own));
  for (const [extension, begin] of Object.entries(first)) {
    const link = page.locator(`.formats a[href$="/toan-van.${extension}"]`);
    const answer = await portal.node.get(host, await link.getAttribute('href'));
    assert.equal(answer.status, 200, extension);
    assert.equal(answer.headers['content-type'], await link.getAttribute('type'));
    assert.equal(answer.headers['x-content-type-options'], 'nosniff');
    assert.ok(answer.text.startsWith(begin), `${extension}: ${answer.text.slice(0, 40)}`);
  }
  assert.deepEqual(problems, []);
});
