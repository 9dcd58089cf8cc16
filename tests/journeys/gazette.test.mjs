// SPDX-License-Identifier: AGPL-3.0-or-later
// An issue of the gazette from the desk, with the keyboard and a wrong line at first, to readers without scripts; and its withdrawal.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { assertClean, launch, open, phone } from './support/browser.mjs';
import { assertSaid, follow, press, signIn } from './support/desk.mjs';
import { Portal } from './support/portal.mjs';
import { until } from './support/wait.mjs';

const commune = 'yenphu.localhost';
const writer = 'capnhat.yenphu@tuyenquang.example', head = 'kiemduyet.yenphu@tuyenquang.example';
let portal, browser;
before(async () => { [portal, browser] = await Promise.all([Portal.make(), launch()]); });
after(async () => { await browser?.close(); await portal?.remove(); });

async function asPerson(email, options, act) {
  const { context, page, problems } = await open(browser, options);
  await signIn(page, portal.node, email, portal.password);
  await page.goto(portal.node.desk('/yen-phu/cong-bao'));
  await act(page);
  await context.close();
  assert.deepEqual(problems, []);
}

async function asReader(target, act) {
  const { context, page, problems } = await open(browser, { javaScriptEnabled: false, viewport: phone });
  await page.goto(portal.node.url(commune, target));
  await act(page);
  await context.close();
  assert.deepEqual(problems, []);
}

const decision = (number, title) => JSON.stringify({ external_id: number, number, type: 'Quyết định', issuer: 'Ủy ban nhân dân xã Yên Phú', title,
  issued_on: '2026-01-05', effective_on: '2026-01-15', published_at: '2026-01-06T08:00:00+07:00', text: 'Điều 1. Phạm vi\n1. Một.' });

test('an issue is entered with the keyboard; a line that means nothing is said and kept', async () => {
  const file = path.join(portal.folder, 'documents.jsonl');
  fs.writeFileSync(file, `${decision('21/QĐ-UBND', 'Về chợ phiên')}\n${decision('22/QĐ-UBND', 'Về lễ hội')}\n`);
  await portal.command(['import', 'documents', '--site', 'yen-phu', file]);
  await until('both are public', async () => /2[12]\/QĐ-UBND[^]*2[12]\/QĐ-UBND/.test((await portal.node.get(commune, '/van-ban')).text));
  await asReader('/cong-bao', async (page) => {
    await page.getByRole('heading', { name: 'Chưa có số Công báo nào' }).waitFor();
    await assertClean(page);
  });
  await asPerson(writer, {}, async (page) => {
    await assertClean(page);
    await follow(page, 'Thêm số Công báo');
    await assertClean(page);
    await page.getByLabel('Số Công báo').focus();
    await page.keyboard.type('3 + 4');
    await page.locator('#issued_on').fill('2026-01-20');
    await page.getByLabel('Văn bản trong số này').focus();
    await page.keyboard.insertText('22/QĐ-UBND\n99/QĐ-UBND');
    await page.getByRole('button', { name: 'Lưu', exact: true }).focus();
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    const link = page.getByRole('link', { name: 'Trang chưa đăng văn bản “99/QĐ-UBND”' });
    await link.waitFor();
    await assertClean(page);
    await link.focus();
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'documents');
    assert.equal(await page.getByLabel('Số Công báo').inputValue(), '3 + 4');
    assert.equal(await page.getByLabel('Văn bản trong số này').inputValue(), '22/QĐ-UBND\n99/QĐ-UBND');
    await page.getByLabel('Văn bản trong số này').fill('22/QĐ-UBND\n21-qđ-ubnd');
    await press(page, 'Lưu và gửi duyệt');
    await page.getByRole('heading', { level: 1, name: 'Công báo số 3 + 4 năm 2026' }).waitFor();
    assert.deepEqual(await page.locator('main ol').first().getByRole('listitem').allTextContents(), ['22/QĐ-UBND ngày 05/01/2026', '21/QĐ-UBND ngày 05/01/2026']);
    await assertClean(page);
  });
  assert.equal((await portal.node.get(commune, '/cong-bao/2026/3-4')).status, 404, 'nobody has approved it');
});

test('the head lets it through, and readers find it by its year', async () => {
  await asPerson(head, { viewport: phone }, async (page) => {
    await follow(page, 'Công báo số 3 + 4 năm 2026');
    assert.equal(await page.getByLabel('Văn bản trong số này').inputValue(), '22/QĐ-UBND ngày 05/01/2026\n21/QĐ-UBND ngày 05/01/2026\n');
    await assertClean(page);
    await press(page, 'Duyệt và đăng');
    await assertSaid(page, 'Đã duyệt. Số Công báo đã được đăng.');
    await assertClean(page);
  });
  await asReader('/cong-bao', async (page) => {
    await page.getByRole('heading', { name: 'Năm 2026' }).waitFor();
    await assertClean(page);
    await follow(page, 'Công báo số 3 + 4');
    assert.equal(new URL(page.url()).pathname, '/cong-bao/2026/3-4');
    assert.deepEqual(await page.locator('main .summary').allTextContents(), ['Về lễ hội', 'Về chợ phiên'], 'in the order of the issue');
    await assertClean(page);
    await follow(page, 'Quyết định 22/QĐ-UBND');
    await page.locator('#dieu-1').waitFor();
  });
  assert.match((await portal.node.get(commune, '/sitemap.xml')).text, /\/cong-bao\/2026\/3-4</);
});

test('what was withdrawn leaves a dated notice with its reason', async () => {
  await asPerson(head, {}, async (page) => {
    await follow(page, 'Công báo số 3 + 4 năm 2026');
    await page.getByText('Gỡ số Công báo khỏi trang công khai').click();
    await page.getByLabel('Lý do gỡ').fill('In thiếu một văn bản');
    await page.getByRole('button', { name: 'Gỡ khỏi trang' }).click();
    await Promise.all([page.waitForNavigation(), page.locator('dialog[open]').getByRole('button', { name: 'Gỡ khỏi trang' }).click()]);
    await assertSaid(page, 'Đã gỡ số Công báo khỏi trang công khai.');
  });
  assert.equal((await portal.node.get(commune, '/cong-bao/2026/3-4')).status, 410);
  await asReader('/cong-bao/2026/3-4', async (page) => {
    await page.getByText('Lý do: In thiếu một văn bản').waitFor();
    await assertClean(page);
  });
});
