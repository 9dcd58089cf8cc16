// SPDX-License-Identifier: AGPL-3.0-or-later
// A reader without scripts follows a field and an article of a decision by mail, gets one mail with what is new, and leaves by one click.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { assertClean, launch, open, phone } from './support/browser.mjs';
import { atDesk, press } from './support/desk.mjs';
import { formOf, wordsOf } from './support/http.mjs';
import { headerOf, mailServer } from './support/mail.mjs';
import { Portal } from './support/portal.mjs';
import { until } from './support/wait.mjs';

const host = 'localhost', reader = 'ban.doc@vidu.example';
const day = (offset) => new Date(Date.now() + 7 * 3_600_000 + offset * 86_400_000).toISOString().slice(0, 10);
let portal, browser, mail, page, context, problems, own;

before(async () => {
  mail = await mailServer();
  const settings = `[smtp]\nurl = "${mail.url}"\nfrom = "khong-tra-loi@tuyenquang.example"\n[alerts]\nhour = 0`;
  [portal, browser] = await Promise.all([Portal.make({ settings }), launch()]);
  ({ context, page, problems } = await open(browser, { javaScriptEnabled: false, viewport: phone }));
});
after(async () => { await context?.close(); await browser?.close(); await portal?.remove(); await mail?.close(); });

const decision = (number, more = {}) => JSON.stringify({ external_id: number, number, type: 'Quyết định', issuer: 'Ủy ban nhân dân tỉnh Tuyên Quang',
  title: `Về việc thử nghiệm số ${number}`, issued_on: day(0), effective_on: day(20), published_at: new Date().toISOString(), fields: ['dat-dai'],
  text: 'Điều 1. Phạm vi\n1. Một.\n2. Hai.\n\nĐiều 2. Hiệu lực\nTừ ngày ký.', ...more });

async function publish(...lines) {
  const file = path.join(portal.folder, 'documents.jsonl');
  fs.writeFileSync(file, `${lines.join('\n')}\n`);
  await portal.command(['import', 'documents', '--site', 'tuyen-quang', file]);
}

const placeOf = (number) => until(`the list shows ${number}`, async () => {
  const list = (await portal.node.get(host, '/van-ban')).text;
  return new RegExp(`href="(/van-ban/[^"]+-(\\d+))"[^>]*>[^<]*${number}`).exec(list);
});

// Fills in the form that is open, and opens the link of the mail that comes.
async function join() {
  const before = mail.messages.length;
  await page.getByLabel('Thư điện tử').fill(reader);
  await page.getByLabel('Tôi đồng ý').check();
  await assertClean(page);
  await press(page, 'Gửi đăng ký');
  await page.getByRole('heading', { level: 1, name: 'Mời bạn mở hộp thư' }).waitFor();
  await assertClean(page);
  const message = await until('the mail that asks', () => mail.messages[before]);
  assert.deepEqual(message.to, [reader]);
  assert.match(headerOf(message.head, 'Subject'), /^Xác nhận theo dõi: /);
  await page.goto(/http:\/\/\S+xac-nhan\S+/.exec(message.text)[0]);
  await assertClean(page);
  await press(page, 'Xác nhận');
  await page.getByText('Đã xác nhận.').waitFor();
  await assertClean(page);
}

test('a field is followed by a form and a click in a mail', async () => {
  await publish(decision('701/2026/QĐ-UBND'));
  await placeOf('701/2026/QĐ-UBND');
  await page.goto(portal.node.url(host, '/van-ban/theo-doi'));
  await assertClean(page);
  await page.getByLabel('Thư điện tử').fill(reader);
  const refused = await portal.node.get(host, '/van-ban/theo-doi', { method: 'POST', body: formOf({ email: 'sai' }), headers: { 'Content-Type': 'application/x-www-form-urlencoded' } });
  assert.equal(refused.status, 422);
  assert.match(wordsOf(refused.text), /Địa chỉ thư điện tử chưa đúng.*Hãy đánh dấu đồng ý/);
  await page.getByLabel('Muốn theo dõi').selectOption({ label: 'Đất đai' });
  await join();
  await page.getByRole('heading', { name: 'Lĩnh vực Đất đai' }).waitFor();
});

test('an article of one decision is followed too', async () => {
  const [, , number] = await placeOf('701/2026/QĐ-UBND');
  await page.goto(portal.node.url(host, `/van-ban/theo-doi?van-ban=${number}&dieu=dieu-1`));
  assert.equal(await page.getByLabel('Điều, khoản').inputValue(), 'Điều 1');
  await join();
  await page.getByRole('heading', { name: 'Điều 1 Quyết định 701/2026/QĐ-UBND' }).waitFor();
  own = new URL(page.url()).pathname;
});

test('one mail tells what is new', async () => {
  const before = mail.messages.length;
  await publish(decision('702/2026/QĐ-UBND', { relations: [{ kind: 'amends', number: '701/2026/QĐ-UBND', provision: 'khoản 2 Điều 1' }] }));
  const message = await until('the mail of the day', () => mail.messages[before], 120);
  assert.deepEqual(message.to, [reader]);
  assert.match(headerOf(message.head, 'List-Unsubscribe'), new RegExp(`^<http://localhost:\\d+${own}>$`));
  assert.equal(headerOf(message.head, 'List-Unsubscribe-Post'), 'List-Unsubscribe=One-Click');
  assert.match(message.text, /VĂN BẢN MỚI\r?\n[^]*- Quyết định 702\/2026\/QĐ-UBND/);
  assert.match(message.text, /- khoản 2 Điều 1 của Quyết định 701\/2026\/QĐ-UBND được sửa đổi, bổ sung bởi Quyết định 702\/2026\/QĐ-UBND/);
  const link = /http:\/\/localhost:\d+(\/van-ban\/702\S+)/.exec(message.text);
  assert.equal((await portal.node.get(host, link[1])).status, 200);
});

test('staff see how many follow, and nobody’s address', async () => {
  await atDesk(portal, browser, 'quantri@tuyenquang.example', { viewport: phone }, async (desk) => {
    await desk.goto(portal.node.desk('/tuyen-quang/theo-doi-van-ban'));
    await desk.getByText('1 người nhận thư báo').waitFor();
    assert.ok(!(await desk.content()).includes(reader));
    await assertClean(desk);
  });
});

test('one click ends it, and the address is gone', async () => {
  await page.goto(portal.node.url(host, own));
  await press(page, 'Thôi nhận mọi thư');
  await page.getByRole('heading', { level: 1, name: 'Bạn đã thôi nhận thư báo' }).waitFor();
  await assertClean(page);
  const again = await portal.node.get(host, own, { method: 'POST', body: 'List-Unsubscribe=One-Click', headers: { 'Content-Type': 'application/x-www-form-urlencoded' } });
  assert.equal(again.status, 200);
  assert.equal((await portal.node.get(host, own)).status, 410);
  await portal.node.stop();   // all is written
  const token = own.split('/').pop();
  for (const name of fs.readdirSync(path.join(portal.node.dataDir, 'log'))) {
    const log = fs.readFileSync(path.join(portal.node.dataDir, 'log', name), 'utf8');
    assert.ok(!log.includes(token) && !log.includes(reader), name);
  }
  assert.deepEqual(problems, []);
});
