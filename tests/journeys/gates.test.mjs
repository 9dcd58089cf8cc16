// SPDX-License-Identifier: AGPL-3.0-or-later
// The province's three gates: receive and edit, moderate, decide. Returning, four eyes, correction, withdrawal, and a wished time.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertClean, launch, open } from './support/browser.mjs';
import { assertSaid, editionPath, fillArticle, follow, press, signIn } from './support/desk.mjs';
import { Visitor, unescaped, wordsOf } from './support/http.mjs';
import { Portal, deskHost } from './support/portal.mjs';
import { until } from './support/wait.mjs';

const people = { writer: 'congtacvien', secretary: 'thuky', deputy: 'photruongban', head: 'truongban' };
const title = 'Tỉnh công bố lịch họp tiếp xúc cử tri ở 124 xã, phường';
let portal, browser, address;
const pages = {};

before(async () => {
  [portal, browser] = await Promise.all([Portal.make(), launch()]);
  for (const [role, name] of Object.entries(people)) {
    pages[role] = await open(browser);
    await signIn(pages[role].page, portal.node, `${name}@tuyenquang.example`, portal.password);
  }
});
after(async () => {
  await browser?.close();
  await portal?.remove();
});

const on = (role, path) => pages[role].page.goto(portal.node.desk(path)).then(() => pages[role].page);
const publicPage = () => portal.node.get('localhost', address);
const stateOf = (page) => page.locator('.desk-side > p .state').first().textContent();
const isOffered = (page, name) => page.getByRole('button', { name, exact: true }).count();

test('a text is returned with a reason, mended, edited at a gate and decided by somebody else', async () => {
  const writer = await on('writer', '/tuyen-quang/bai-viet/moi');
  await fillArticle(writer, { title, category: 'Tin tức, sự kiện', body: 'Lịch họp bắt đầu từ tuần tới.' });
  await press(writer, 'Lưu và gửi duyệt');
  const edition = editionPath(writer);
  assert.equal(await isOffered(writer, 'Duyệt và đăng'), 0);

  const secretary = await on('secretary', '/tuyen-quang');
  await follow(secretary, title);
  await press(secretary, 'Duyệt, chuyển đến: Phó trưởng ban kiểm duyệt');
  await assertSaid(secretary, 'Đã duyệt và chuyển bài sang bước tiếp theo.');

  const deputy = await on('deputy', edition);
  await press(deputy, 'Trả lại người viết');
  await deputy.getByText('Hãy ghi lý do; người viết và lịch sử xử lý cần lý do này.').first().waitFor();
  await assertClean(deputy);
  await deputy.getByLabel('Lý do trả lại').fill('Cần nêu rõ ngày họp đầu tiên.');
  await press(deputy, 'Trả lại người viết');
  await assertSaid(deputy, 'Đã trả bài cho người viết.');

  await on('writer', '/tuyen-quang');
  await follow(writer, title);
  assert.equal(await stateOf(writer), 'Trả lại');
  await writer.locator('.desk-side .reason').first().getByText('Cần nêu rõ ngày họp đầu tiên.').waitFor();
  await fillArticle(writer, { body: 'Buổi họp đầu tiên vào ngày 01/12/2026.' });
  await press(writer, 'Lưu và gửi duyệt');

  await on('secretary', edition);
  await fillArticle(secretary, { summary: 'Mỗi xã, phường có một buổi.' });
  await press(secretary, 'Lưu');
  await press(secretary, 'Duyệt, chuyển đến: Phó trưởng ban kiểm duyệt');
  await on('deputy', edition);
  await press(deputy, 'Duyệt, chuyển đến: Trưởng ban quyết định');

  await on('secretary', edition);
  assert.equal(await isOffered(secretary, 'Duyệt và đăng'), 0);
  await secretary.getByText('Bạn là người viết hoặc đã sửa bản này, nên bước “Trưởng ban quyết định” phải do người khác duyệt.').waitFor();
  await assertClean(secretary);
  assert.ok(!unescaped((await portal.node.get('localhost', '/tin-tuc')).text).includes(title));

  const head = await on('head', edition);
  await press(head, 'Duyệt và đăng');
  await assertSaid(head, 'Đã duyệt. Bài đã được đăng.');
  address = new URL(await head.getByRole('link', { name: 'Xem trên trang công khai' }).getAttribute('href')).pathname;
  const shown = await publicPage();
  assert.equal(shown.status, 200);
  assert.ok(wordsOf(shown.text).includes('Buổi họp đầu tiên vào ngày 01/12/2026.'));
  assert.ok(!shown.text.includes('Cần nêu rõ ngày họp'));
});

// Through all three gates by people who did not write.
async function passAll(edition) {
  await press(await on('secretary', edition), 'Duyệt, chuyển đến: Phó trưởng ban kiểm duyệt');
  await press(await on('deputy', edition), 'Duyệt, chuyển đến: Trưởng ban quyết định');
  const head = await on('head', edition);
  await press(head, 'Duyệt và đăng');
  return head;
}

test('a correction is a new edition with a dated note; the old one stays until then', async () => {
  const writer = await on('writer', '/tuyen-quang/bai-viet');
  await follow(writer, title);
  await press(writer, 'Soạn bản mới');
  await assertSaid(writer, 'Đã mở bản mới. Bản đang đăng giữ nguyên cho đến khi bản này được duyệt.');
  await fillArticle(writer, { body: 'Buổi họp đầu tiên vào ngày 02/12/2026.', note: 'Ngày họp đầu tiên là 02/12/2026, không phải 01/12/2026.' });
  await assertClean(writer);
  await press(writer, 'Lưu và gửi duyệt');
  assert.ok(wordsOf((await publicPage()).text).includes('ngày 01/12/2026'));
  await passAll(editionPath(writer));

  const { page, context } = await open(browser);
  await page.goto(portal.node.url('localhost', address));
  const note = page.getByRole('complementary', { name: /^Đính chính ngày \d\d\/\d\d\/\d{4}$/ });
  assert.equal(await note.locator('p').textContent(), 'Ngày họp đầu tiên là 02/12/2026, không phải 01/12/2026.');
  assert.deepEqual(await page.locator('.body p').allTextContents(), ['Buổi họp đầu tiên vào ngày 02/12/2026.']);
  await assertClean(page);
  await context.close();
});

test('what is withdrawn leaves a dated notice with its reason, and nothing else', async () => {
  const head = await on('head', '/tuyen-quang/bai-viet');
  await follow(head, title);
  if (!(await isOffered(head, 'Gỡ khỏi trang'))) await follow(head, 'Bản 2');
  await head.getByText('Gỡ bài khỏi trang công khai').click();
  await head.getByLabel('Lý do gỡ').fill('Lịch họp đã huỷ theo văn bản mới.');
  await head.getByRole('button', { name: 'Gỡ khỏi trang' }).click();
  await Promise.all([head.waitForNavigation(), head.locator('dialog[open]').getByRole('button', { name: 'Gỡ khỏi trang' }).click()]);
  await assertSaid(head, 'Đã gỡ bài khỏi trang công khai.');
  const gone = await publicPage();
  assert.equal(gone.status, 410);
  assert.match(wordsOf(gone.text), /Gỡ lúc \d\d\/\d\d\/\d{4} \d\d:\d\d.* Lý do: Lịch họp đã huỷ theo văn bản mới\./);
  assert.ok(!wordsOf(gone.text).includes('Buổi họp đầu tiên'));
  for (const target of ['/', '/tin-tuc', '/feed.rss', '/tin-tuc/feed.rss']) assert.ok(!unescaped((await portal.node.get('localhost', target)).text).includes(title), target);
  const { page, context } = await open(browser);
  await page.goto(portal.node.url('localhost', address));
  await assertClean(page);
  await context.close();
});

const applied = async () => Number(/^tantrao_applied_number (\d+)/m.exec((await portal.node.get('localhost', '/metrics')).text)[1]);

test('a text with a wished time appears without anybody asking for it', async () => {
  const commune = 'yenphu.localhost', scheduled = 'Nước sạch về thôn vào sáng mai';
  const writer = await new Visitor(portal.node, deskHost).signIn('capnhat.yenphu@tuyenquang.example', portal.password);
  const head = await new Visitor(portal.node, deskHost).signIn('kiemduyet.yenphu@tuyenquang.example', portal.password);
  const category = /<option value="(\d+)"[^>]*>Tin tức, sự kiện</.exec((await writer.get('/yen-phu/bai-viet/moi')).text)[1];
  await portal.node.get(commune, '/');   // in the page cache from now on
  const wished = new Date(Date.now() + 12_000 + 7 * 3_600_000).toISOString().slice(0, 19);
  const sent = await writer.post('/yen-phu/bai-viet/moi', { title: scheduled, category, body: 'Nước về lúc 7 giờ.', body_format: 'text', publish_at: wished, action: 'submit' });
  assert.equal(sent.status, 303, wordsOf(sent.text));
  const edition = sent.headers.location.split('?')[0];
  const page = (await head.get(edition)).text;
  assert.ok(page.includes('Duyệt, đăng vào giờ hẹn'));
  const value = (name) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page.slice(page.indexOf(`action="${edition}/duyet"`)))[1];
  const passed = await head.post(`${edition}/duyet`, { version: value('version'), read_version: value('read_version'), hash: value('hash') });
  assert.match(passed.headers.location ?? '', /xong=articles\.scheduled/, wordsOf(passed.text));
  assert.ok(!unescaped((await portal.node.get(commune, '/')).text).includes(scheduled));
  const number = await applied();
  await until('the projector has something new', async () => (await applied()) > number);
  assert.ok(unescaped((await portal.node.get(commune, '/')).text).includes(scheduled));
  assert.match((await head.get(edition)).text, /data-state="live"/);
});

test('no page had an error of its scripts', () => {
  for (const [role, { problems }] of Object.entries(pages)) assert.deepEqual(problems, [], role);
});
