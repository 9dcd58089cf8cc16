// SPDX-License-Identifier: AGPL-3.0-or-later
// An issue of the gazette from the desk, with the keyboard and a wrong line at first, to readers without scripts; its signed file, a
// correction with another file, its feed; and its withdrawal.
import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { assertClean, launch, phone, visit } from './support/browser.mjs';
import { assertSaid, atDesk, follow, press } from './support/desk.mjs';
import { Portal } from './support/portal.mjs';
import { until } from './support/wait.mjs';

const commune = 'yenphu.localhost';
const writer = 'capnhat.yenphu@tuyenquang.example', head = 'kiemduyet.yenphu@tuyenquang.example';
let portal, browser;
before(async () => { [portal, browser] = await Promise.all([Portal.make(), launch()]); });
after(async () => { await browser?.close(); await portal?.remove(); });

const asPerson = (email, options, act) => atDesk(portal, browser, email, options, async (page) => {
  await page.goto(portal.node.desk('/yen-phu/cong-bao'));
  await act(page);
});

const asReader = (target, act) => visit(browser, { javaScriptEnabled: false, viewport: phone }, async (page) => {
  await page.goto(portal.node.url(commune, target));
  await act(page);
});

// A PDF of one empty page, told apart by its comment.
const pdf = (comment) => Buffer.from(`%PDF-1.4\n% ${comment}\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n` +
  '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
const signed = pdf('ký lần một'), signedAgain = pdf('ký lần hai');
const sha256 = (bytes) => crypto.createHash('sha256').update(bytes).digest('hex');
const upload = (name, buffer) => ({ name, mimeType: 'application/pdf', buffer });

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
    await page.getByLabel('Tệp PDF').setInputFiles(upload('danh-sach.txt', Buffer.from('Chữ thường.\n')));
    await press(page, 'Lưu và gửi duyệt');
    await page.getByRole('link', { name: 'Tệp danh-sach.txt không phải là tệp PDF.' }).waitFor();
    await assertClean(page);
    await page.getByLabel('Tệp PDF').setInputFiles(upload('so-3-4.pdf', signed));
    await press(page, 'Lưu và gửi duyệt');
    await page.getByRole('heading', { level: 1, name: 'Công báo số 3 + 4 năm 2026' }).waitFor();
    assert.deepEqual(await page.locator('main ol').first().getByRole('listitem').allTextContents(), ['22/QĐ-UBND ngày 05/01/2026', '21/QĐ-UBND ngày 05/01/2026']);
    await assertClean(page);
  });
  assert.equal((await portal.node.get(commune, '/cong-bao/2026/3-4')).status, 404, 'nobody has approved it');
  assert.equal((await portal.node.get(commune, `/files/${sha256(signed)}`)).status, 404);
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
  assert.match((await portal.node.get(commune, '/cong-bao/feed.atom')).text, /<title>Công báo số 3 \+ 4 năm 2026<\/title>/);
  assert.match((await portal.node.get(commune, '/rss')).text, /href="\/cong-bao\/feed\.rss"/);
  assert.match((await portal.node.get(commune, '/sitemap.xml')).text, /\/cong-bao\/2026\/3-4</);
});

test('the signed file is handed out byte for byte, and in parts', async () => {
  await asReader('/cong-bao/2026/3-4', async (page) => {
    const section = page.locator('section', { has: page.getByRole('heading', { name: 'Bản Công báo đã ký' }) });
    assert.equal(await section.locator('dd').textContent(), sha256(signed));
    assert.equal(await page.locator('link[rel=alternate]').getAttribute('href'), '/cong-bao/feed.rss');
    const href = await section.getByRole('link', { name: 'Công báo số 3 + 4' }).getAttribute('href');
    assert.equal(href, `/files/${sha256(signed)}/so-3-4.pdf`);
    const whole = await portal.node.get(commune, href);
    assert.equal(whole.headers['content-type'], 'application/pdf');
    assert.deepEqual(whole.bytes, signed);
    const part = await portal.node.get(commune, href, { headers: { Range: 'bytes=5-9' } });
    assert.equal(part.status, 206);
    assert.deepEqual(part.bytes, signed.subarray(5, 10));
    assert.equal(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), true, 'nothing stands out of a phone');
  });
});

test('a correction with another file says so, and the file before is no longer there', async () => {
  await asPerson(writer, {}, async (page) => {
    await follow(page, 'Công báo số 3 + 4 năm 2026');
    await press(page, 'Soạn bản mới');
    await page.getByText('Tệp đang chọn: so-3-4.pdf').waitFor();
    await page.getByLabel('Thay bằng tệp khác').setInputFiles(upload('so-3-4-moi.pdf', signedAgain));
    await page.getByLabel('Đính chính').fill('Bản trước thiếu trang 3.');
    await press(page, 'Lưu và gửi duyệt');
  });
  await asPerson(head, {}, async (page) => {
    await Promise.all([page.waitForNavigation(), page.getByRole('link', { name: 'Công báo số 3 + 4 năm 2026' }).first().click()]);   // the newest
    await press(page, 'Duyệt và đăng');
  });
  await asReader('/cong-bao/2026/3-4', async (page) => {
    const said = page.locator('.correction');
    await said.getByText('Bản trước thiếu trang 3.').waitFor();
    await said.getByText('Bản Công báo đã ký được thay bằng tệp khác.').waitFor();
    await page.getByText(sha256(signedAgain)).waitFor();
    await assertClean(page);
  });
  assert.deepEqual((await portal.node.get(commune, `/files/${sha256(signedAgain)}`)).bytes, signedAgain);
  assert.equal((await portal.node.get(commune, `/files/${sha256(signed)}`)).status, 410);
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
  assert.equal((await portal.node.get(commune, `/files/${sha256(signedAgain)}`)).status, 410);
  await asReader('/cong-bao/2026/3-4', async (page) => {
    await page.getByText('Lý do: In thiếu một văn bản').waitFor();
    await assertClean(page);
  });
});
