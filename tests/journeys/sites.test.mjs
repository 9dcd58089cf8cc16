// SPDX-License-Identifier: AGPL-3.0-or-later
// An administrator of the portal opens a component site, gives it facts, people, categories and gates, and later suspends and closes it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertClean, launch, open, visit } from './support/browser.mjs';
import { assertSaid, fillArticle, follow, press, signIn } from './support/desk.mjs';
import { wordsOf } from './support/http.mjs';
import { Portal } from './support/portal.mjs';

const host = 'trangthu.localhost', name = 'Trang thông tin điện tử xã Trang Thử', person = 'vuong.van.moi@tuyenquang.example', own = 'mot cau de nho cua rieng toi';
const agency = 'Ủy ban nhân dân xã Trang Thử', responsible = 'Bà Vương Thị Đầu, Chủ tịch Ủy ban nhân dân xã (minh họa)';
let portal, browser, admin;
before(async () => {
  [portal, browser] = await Promise.all([Portal.make(), launch()]);
  admin = await open(browser);
  await signIn(admin.page, portal.node, 'quantri@tuyenquang.example', portal.password);
});
after(async () => { await browser?.close(); await portal?.remove(); });

const isListed = async () => (await portal.node.get('localhost', '/trang-thanh-phan')).text.includes(`>${agency}</a>`);
const front = () => portal.node.get(host, '/');
const asReader = (look) => visit(browser, {}, async (page) => {
  await page.goto(portal.node.url(host));
  await look(page);
  await assertClean(page);
});

const move = async (button) => {
  const { page } = admin;
  await page.goto(portal.node.desk('/cac-trang/trang-thu'));
  const sure = page.locator('form').filter({ has: page.getByRole('button', { name: button }) }).getByLabel('Tôi hiểu');
  if (await sure.count()) await sure.check();
  await page.getByRole('button', { name: button, exact: true }).click();
  await Promise.all([page.waitForNavigation(), page.locator('dialog[open]').getByRole('button', { name: button }).click()]);
};

test('a site made after a model is shown to nobody before it has a decision', async () => {
  const { page } = admin;
  await page.goto(portal.node.desk('/cac-trang'));
  await follow(page, 'Thêm trang thành phần');
  await assertClean(page);
  await press(page, 'Thêm trang');
  await page.getByRole('alert').waitFor();
  await assertClean(page);
  await page.getByLabel('Mã trang').fill('trang-thu');
  await page.getByLabel('Tên miền con').fill('trangthu');
  await page.getByLabel('Trang mẫu').selectOption({ label: 'Trang thông tin điện tử xã Yên Phú' });
  await page.getByLabel('Tên trang').fill(name);
  await page.getByLabel('Tên cơ quan').fill(agency);
  await press(page, 'Thêm trang');
  await page.getByRole('heading', { level: 1, name }).waitFor();
  await assertClean(page);
  await move('Cho hoạt động');
  await page.getByRole('alert').getByText('Trang hoạt động cần số và ngày của quyết định thành lập.').waitFor();
  await assertClean(page);
  assert.equal((await front()).status, 421);
  assert.ok(!await isListed());
});

test('its facts are filled in, it is established, and they stand on every page of it', async () => {
  const { page } = admin;
  await page.goto(portal.node.desk('/cac-trang/trang-thu'));
  await follow(page, 'Ban biên tập của trang');
  await assertClean(page);
  await page.getByLabel('Thư điện tử').fill('quantri@tuyenquang.example');
  await page.getByLabel('Quyền', { exact: true }).selectOption('administer');
  await press(page, 'Thêm');
  await assertSaid(page, 'Đã thêm quyền cho quantri@tuyenquang.example.');
  await page.goto(portal.node.desk('/trang-thu/trang'));
  await assertClean(page);
  await page.getByLabel('Tên trang').fill('');
  await press(page, 'Lưu');
  await page.getByRole('alert').getByText('Hãy ghi tên trang và tên cơ quan.').waitFor();
  await assertClean(page);
  await page.getByLabel('Tên trang').fill(name);
  await page.getByLabel('Số quyết định thành lập').fill('12/QĐ-UBND');
  await page.getByLabel('Ngày quyết định').fill('2026-01-02');
  await page.getByLabel('Người chịu trách nhiệm chính').fill(responsible);
  await page.getByLabel('Màu nhấn').selectOption({ label: 'Xanh dương' });
  await press(page, 'Lưu');
  await assertSaid(page, 'Đã lưu thông tin trang.');
  await move('Cho hoạt động');
  await assertSaid(page, 'Đã chuyển trạng thái của trang.');
  for (const target of ['/', '/tin-tuc', '/so-do-cong', '/khong-co']) {
    const { text } = await portal.node.get(host, target);
    assert.ok(text.includes(responsible) && text.includes('class="theme-blue"'), target);
  }
  assert.ok(wordsOf((await front()).text).includes('Trang này chưa đăng bài nào'));
  assert.ok((await front()).text.includes('Phổ biến pháp luật, chính sách'), 'the categories of the model');
  await asReader((reader) => reader.getByRole('link', { name: 'Phổ biến pháp luật, chính sách' }).first().waitFor());
  assert.ok(await isListed());

  await page.goto(portal.node.desk('/trang-thu/trang'));
  await page.getByLabel('Người chịu trách nhiệm chính').fill(`${responsible} mới`);
  await press(page, 'Lưu');
  assert.ok((await front()).text.includes(`${responsible} mới`));
});

test('gates are set, and the next text goes through them', async () => {
  const { page } = admin;
  await page.goto(portal.node.desk('/trang-thu/quy-trinh'));
  await assertClean(page);
  const moderating = page.getByRole('group', { name: 'Kiểm duyệt' });
  await moderating.getByLabel('Dùng bước này').check();
  await moderating.getByLabel('Tên bước').fill('');
  await press(page, 'Lưu quy trình');
  await page.getByRole('alert').getByText('Hãy ghi tên cho mỗi bước được dùng.').waitFor();
  await assertClean(page);
  await moderating.getByLabel('Tên bước').fill('Công chức văn hóa xem lại');
  await press(page, 'Lưu quy trình');
  await assertSaid(page, 'Đã lưu quy trình duyệt.');
  assert.match(await portal.command(['site', 'gates', 'trang-thu']), /publication\.moderate.*Công chức văn hóa xem lại[\s\S]*publication\.decide/);
});

test('its people are added by e-mail; a new account gets a first password that is shown once', async () => {
  const { page } = admin;
  await page.goto(portal.node.desk('/trang-thu/ban-bien-tap'));
  await assertClean(page);
  await page.getByLabel('Thư điện tử').fill(person);
  await press(page, 'Thêm');
  await page.getByRole('alert').waitFor();   // a new account needs a name
  await assertClean(page);
  await page.getByLabel('Họ tên').fill('Vương Văn Mới');
  await page.getByLabel('Quyền', { exact: true }).selectOption('update');
  await press(page, 'Thêm');
  const first = (await page.locator('.flash strong').textContent()).trim();
  await assertClean(page);
  await page.goto(portal.node.desk('/trang-thu/ban-bien-tap'));
  assert.ok(!(await page.content()).includes(first));
  await page.getByLabel('Thư điện tử').fill(person);
  await page.getByLabel('Quyền', { exact: true }).selectOption('moderate');
  await press(page, 'Thêm');
  await assertSaid(page, `Đã thêm quyền cho ${person}.`);
  await page.getByRole('button', { name: /^Thôi quyền kiểm duyệt của Vương Văn Mới$/i }).click();
  await Promise.all([page.waitForNavigation(), page.locator('dialog[open]').getByRole('button', { name: 'Thôi quyền' }).click()]);
  await assertSaid(page, 'Đã thôi quyền.');

  const theirs = await open(browser);
  await theirs.page.goto(portal.node.desk('/'));
  await theirs.page.getByLabel('Thư điện tử').fill(person);
  await theirs.page.getByLabel('Mật khẩu').fill(first);
  await press(theirs.page, 'Đăng nhập');
  await theirs.page.getByLabel('Mật khẩu đang dùng').fill(first);
  await theirs.page.getByLabel('Mật khẩu mới', { exact: true }).fill(own);
  await theirs.page.getByLabel('Nhập lại mật khẩu mới').fill(own);
  await press(theirs.page, 'Đổi mật khẩu');
  await theirs.page.goto(portal.node.desk('/trang-thu/bai-viet/moi'));
  await fillArticle(theirs.page, { title: 'Bài đầu tiên của trang mới', category: 'Thông báo', body: 'Chào bạn đọc.' });
  await press(theirs.page, 'Lưu và gửi duyệt');
  const steps = wordsOf(await theirs.page.content());
  assert.ok(steps.indexOf('Công chức văn hóa xem lại') > 0 && steps.indexOf('Công chức văn hóa xem lại') < steps.indexOf('Trưởng ban quyết định'), steps);
  for (const target of ['/tuyen-quang/bai-viet', '/trang-thu/ban-bien-tap']) {
    await theirs.page.goto(portal.node.desk(target));
    await theirs.page.getByRole('heading', { level: 1, name: 'Bạn không được phép làm việc này' }).waitFor();
  }
  assert.deepEqual(theirs.problems, []);
  await theirs.context.close();
});

test('a category is added, renamed and closed; readers see each change', async () => {
  const { page } = admin;
  await page.goto(portal.node.desk('/trang-thu/chuyen-muc'));
  await page.getByLabel('Tên chuyên mục').fill('Chợ phiên');
  await press(page, 'Thêm');
  await assertClean(page);
  assert.ok((await front()).text.includes('>Chợ phiên</a>'));
  assert.equal((await portal.node.get(host, '/cho-phien')).status, 200);
  await follow(page, 'Chợ phiên');
  await page.getByLabel('Tên chuyên mục').fill('Chợ phiên, hội xuân');
  await assertClean(page);
  await press(page, 'Lưu');
  assert.ok((await front()).text.includes('>Chợ phiên, hội xuân</a>'));
  await page.goto(portal.node.desk('/trang-thu/chuyen-muc'));
  await follow(page, 'Chợ phiên, hội xuân');
  await page.getByLabel('Hiện trên trang').uncheck();
  await press(page, 'Lưu');
  assert.ok(!(await front()).text.includes('hội xuân'));
  assert.equal((await portal.node.get(host, '/cho-phien')).status, 404);
});

test('a suspended site says so and stays readable, until it goes on; an archived one is gone for good', async () => {
  const { page } = admin;
  await move('Tạm ngừng trang');
  assert.equal((await front()).status, 200);
  await asReader((reader) => reader.getByRole('heading', { name: 'Trang tạm ngừng cập nhật' }).waitFor());
  assert.ok((await portal.node.get(host, '/tin-tuc')).text.includes('Trang tạm ngừng cập nhật'));
  await move('Cho hoạt động');
  assert.ok(!(await front()).text.includes('Trang tạm ngừng cập nhật'));
  await move('Tạm ngừng trang');
  await move('Lưu trữ trang');
  await page.getByText('Trang đã lưu trữ; trạng thái này là cuối cùng.').waitFor();
  await assertClean(page);
  assert.equal((await front()).status, 421);
  assert.ok(!await isListed());
});

test('all of it stands in the audit trail, in words', async () => {
  const { page } = admin;
  await page.goto(portal.node.desk('/trang-thu/nhat-ky'));
  await assertClean(page);
  const acts = await page.locator('tbody tr td:first-child').allTextContents();
  for (const act of ['Giao quyền', 'Thôi quyền', 'Thêm chuyên mục', 'Sửa chuyên mục', 'Sửa thông tin trang', 'Sửa quy trình duyệt', 'Chuyển trạng thái trang', 'Gửi duyệt']) assert.ok(acts.includes(act), `${act} in ${acts}`);
  assert.deepEqual(acts.filter((act) => /[a-z]\.[a-z]/.test(act)), []);
  await page.goto(portal.node.desk('/cong-viec'));
  await assertClean(page);
  const jobs = await page.locator('tbody tr td:first-child').allTextContents();
  assert.deepEqual(jobs.filter((job) => /[a-z]\.[a-z]/.test(job)), []);
  assert.deepEqual(admin.problems, []);
});
