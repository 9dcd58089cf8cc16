// SPDX-License-Identifier: AGPL-3.0-or-later
// From an account made on the command line to its own password, a forgotten one, too many wrong ones, and the end of a session.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { assertClean, launch, open, phone } from './support/browser.mjs';
import { assertSaid, follow, press, signIn } from './support/desk.mjs';
import { Visitor, formOf, wordsOf } from './support/http.mjs';
import { headerOf, mailServer } from './support/mail.mjs';
import { Portal, deskHost } from './support/portal.mjs';
import { until } from './support/wait.mjs';

const email = 'luc.thi.thu@tuyenquang.example', first = 'mat khau tam thoi 1', own = 'mot cau de nho cua rieng toi', later = 'cau thu hai sau khi quen';
let portal, browser, mail;
before(async () => {
  mail = await mailServer();
  [portal, browser] = await Promise.all([Portal.make({ settings: `[smtp]\nurl = "${mail.url}"\nfrom = "khong-tra-loi@tuyenquang.example"` }), launch()]);
});
after(async () => { await browser?.close(); await portal?.remove(); await mail?.close(); });

const anybody = () => new Visitor(portal.node, deskHost);
const trySignIn = (password, who = email) => anybody().post('/dang-nhap', formOf({ email: who, password }));

test('the first password, set by somebody else, must be changed before anything else', async () => {
  await portal.command(['account', 'add', '--email', email, '--name', 'Lục Thị Thử', '--password-stdin'], { input: `${first}\n` });
  await portal.command(['access', 'grant', '--email', email, '--site', 'yen-phu', '--level', 'update']);
  const { page, context, problems } = await open(browser, { viewport: phone });
  await page.goto(portal.node.desk('/yen-phu/bai-viet'));
  await assertClean(page);
  await page.getByLabel('Thư điện tử').fill(email);
  await page.getByLabel('Mật khẩu').fill(first);
  await press(page, 'Đăng nhập');
  assert.equal(new URL(page.url()).pathname, '/doi-mat-khau');
  await assertClean(page);
  await page.goto(portal.node.desk('/yen-phu/bai-viet/moi'));
  assert.equal(new URL(page.url()).pathname, '/doi-mat-khau');

  const change = async (present, fresh, again = fresh) => {
    await page.getByLabel('Mật khẩu đang dùng').fill(present);
    await page.getByLabel('Mật khẩu mới', { exact: true }).fill(fresh);
    await page.getByLabel('Nhập lại mật khẩu mới').fill(again);
    await press(page, 'Đổi mật khẩu');
  };
  await change('khong phai mat khau', own);
  await page.locator('.field-error').getByText('Mật khẩu đang dùng chưa đúng. Hãy nhập lại.').waitFor();
  await change(first, 'ngắn quá');
  await page.locator('.field-error').getByText('Mật khẩu cần ít nhất 14 ký tự.').waitFor();
  await assertClean(page);
  await change(first, first);
  await page.locator('.field-error').getByText('Mật khẩu mới phải khác mật khẩu đang dùng.').waitFor();
  await change(first, own, `${own}.`);
  await page.locator('.field-error').getByText('Hai lần nhập mật khẩu mới chưa giống nhau.').waitFor();
  await change(first, own);
  await assertSaid(page, 'Đã đổi mật khẩu. Các phiên đăng nhập khác của bạn đã được kết thúc.');
  await page.goto(portal.node.desk('/yen-phu/bai-viet'));
  await page.getByRole('heading', { level: 1, name: 'Bài viết' }).waitFor();
  await context.close();
  assert.deepEqual(problems, []);
});

test('the session cookie is kept from scripts, other sites and other hosts', async () => {
  const [cookie] = (await trySignIn(own)).headers['set-cookie'];
  assert.match(cookie, /^tantrao=[^;]{20,}; Path=\/; HttpOnly; SameSite=Lax$/);
  for (const host of ['localhost', 'yenphu.localhost']) assert.equal((await portal.node.get(host, '/')).headers['set-cookie'], undefined);
});

test('signing out ends the session itself, not only its cookie', async () => {
  const { page, context } = await open(browser);
  await signIn(page, portal.node, email, own);
  const [{ name, value }] = await context.cookies();
  const copy = anybody();
  copy.cookie = `${name}=${value}`;
  assert.equal((await copy.get('/tai-khoan')).status, 200);
  await page.locator('.desk-user summary').click();
  await press(page, 'Ra khỏi hệ thống');
  await assertSaid(page, 'Bạn đã ra khỏi hệ thống.');
  assert.deepEqual(await context.cookies(), []);
  const after = await copy.get('/tai-khoan');
  assert.equal(after.status, 303);
  assert.match(after.headers.location, /^\/dang-nhap/);
  await context.close();
});

test('a forgotten password is replaced by a link that works once; older sessions end', async () => {
  const before = await anybody().signIn(email, own);
  const unknown = await anybody().post('/quen-mat-khau', formOf({ email: 'khong.co.ai@tuyenquang.example' }));
  const { page, context } = await open(browser, { viewport: phone });
  await page.goto(portal.node.desk('/dang-nhap'));
  await follow(page, 'Quên mật khẩu');
  await assertClean(page);
  await page.getByLabel('Thư điện tử').fill(email);
  await press(page, 'Gửi liên kết');
  assert.equal(wordsOf(unknown.text).replace('khong.co.ai@tuyenquang.example', email), wordsOf(await page.content()));
  await assertClean(page);

  const message = await until('a mail', () => mail.messages[0]);
  assert.deepEqual([message.from, message.to], ['khong-tra-loi@tuyenquang.example', [email]]);
  assert.equal(headerOf(message.head, 'Subject'), 'Đặt lại mật khẩu bàn làm việc');
  const link = new URL(/http:\/\/\S+/.exec(message.text)[0]);
  assert.equal(link.origin, portal.node.desk('').replace(/\/$/, ''));
  await page.goto(link.href);
  await page.getByLabel('Mật khẩu mới', { exact: true }).fill(later);
  await page.getByLabel('Nhập lại mật khẩu mới').fill(later);
  await assertClean(page);
  await press(page, 'Đổi mật khẩu');
  await assertSaid(page, 'Mật khẩu mới đã có hiệu lực. Hãy đăng nhập bằng mật khẩu đó.');
  await context.close();

  const again = await anybody().post(link.pathname, formOf({ password: own, again: own }));
  assert.equal(again.status, 410);
  assert.match(wordsOf(again.text), /Liên kết này đã dùng rồi hoặc quá 8 giờ\. Hãy xin liên kết khác\./);
  assert.equal((await before.get('/tai-khoan')).status, 303);
  assert.equal((await trySignIn(own)).status, 401);
  assert.equal((await trySignIn(later)).status, 303);
  assert.equal(mail.messages.length, 1);
  const log = () => fs.readFileSync(path.join(portal.node.dataDir, 'log/access.jsonl'), 'utf8');
  await until('the log tells of the link', () => log().includes('"path":"/dat-lai-mat-khau/{token}"'));
  const token = link.pathname.split('/').pop();
  assert.ok(token.length >= 32);
  await portal.node.stop();   // all is written
  for (const name of fs.readdirSync(path.join(portal.node.dataDir, 'log')))
    assert.ok(!fs.readFileSync(path.join(portal.node.dataDir, 'log', name), 'utf8').includes(token), name);
  assert.equal(fs.statSync(path.join(portal.node.dataDir, 'log/access.jsonl')).mode & 0o777, 0o640);
  assert.equal(fs.statSync(path.join(portal.node.dataDir, 'log/security.jsonl')).mode & 0o777, 0o600);
  await portal.node.start();
});

test('five wrong passwords lock for a while; the right one does not help either', async () => {
  const who = 'capnhat.sovhttdl@tuyenquang.example';
  const refused = 'Thư điện tử hoặc mật khẩu chưa đúng. Hãy kiểm tra bộ gõ tiếng Việt và phím Caps Lock rồi nhập lại.';
  const nobody = await trySignIn('sai mật khẩu dài', 'khong.co.ai@tuyenquang.example');
  assert.ok(wordsOf(nobody.text).includes(refused));
  for (let time = 0; time < 5; time++) {
    const answer = await trySignIn('sai mật khẩu dài', who);
    assert.equal(answer.status, 401);
    assert.ok(wordsOf(answer.text).includes(refused));
    assert.ok(answer.text.includes(`value="${who}"`));
  }
  const locked = await trySignIn(portal.password, who);
  assert.equal(locked.status, 429);
  assert.match(wordsOf(locked.text), /Tài khoản tạm khóa vì nhập sai mật khẩu nhiều lần\. Hãy thử lại sau \d+ giây, hoặc dùng “Quên mật khẩu”\./);
  const log = fs.readFileSync(path.join(portal.node.dataDir, 'log/security.jsonl'), 'utf8');
  assert.ok(log.includes(who) && !log.includes('sai mật khẩu') && !log.includes(portal.password));
  assert.ok(!fs.readFileSync(path.join(portal.node.dataDir, 'log/access.jsonl'), 'utf8').includes('127.0.0.1'));
});

test('behind TLS the cookie is bound to the host and to https', async () => {
  await portal.node.stop();
  const file = path.join(portal.node.dataDir, 'tantrao.toml');
  fs.writeFileSync(file, `public_scheme = "https"\n${fs.readFileSync(file, 'utf8')}`);
  await portal.node.start();
  const answer = await trySignIn(later);
  assert.match(answer.headers['set-cookie'][0], /^__Host-tantrao=[^;]{20,}; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
  assert.match(answer.headers['strict-transport-security'], /max-age=31536000/);
});
