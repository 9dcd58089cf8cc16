// SPDX-License-Identifier: AGPL-3.0-or-later
// A commune's contributor writes an article with pictures on a phone; the head reads, approves, and everybody can read it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertClean, cameraNotes, desktop, launch, phone, photograph, visit } from './support/browser.mjs';
import { assertSaid, atDesk, editionPath, fillArticle, follow, press, surface } from './support/desk.mjs';
import { unescaped } from './support/http.mjs';
import { Portal } from './support/portal.mjs';
import { until } from './support/wait.mjs';

const commune = 'yenphu.localhost';
const writer = 'capnhat.yenphu@tuyenquang.example', head = 'kiemduyet.yenphu@tuyenquang.example';
let portal, browser, jpeg;
before(async () => { [portal, browser] = await Promise.all([Portal.make(), launch()]); jpeg = await photograph(browser); });
after(async () => { await browser?.close(); await portal?.remove(); });

const asPerson = (email, options, act) => atDesk(portal, browser, email, options, act);

const photo = (name) => ({ name, mimeType: 'image/jpeg', buffer: jpeg });
const filesIn = (html) => [...new Set([...html.matchAll(/\/files\/[0-9a-f]{64}/g)].map((match) => match[0]))];

// Everything of the site that lists articles.
async function listings(tag) {
  const pages = {};
  for (const target of ['/', '/tin-tuc', '/feed.rss', '/feed.atom', '/tin-tuc/feed.rss', `/the/${tag}`]) pages[target] = (await portal.node.get(commune, target)).text;
  const map = (await portal.node.get(commune, '/sitemap.xml')).text;
  const parts = [...map.matchAll(/<sitemap>\s*<loc>([^<]+)/g)].map((match) => new URL(match[1]).pathname);
  pages.sitemap = map;
  for (const part of parts) pages.sitemap += (await portal.node.get(commune, part)).text;
  return pages;
}

async function addPicture(page, name, alt) {
  await surface(page).click();
  await page.keyboard.press('Control+End');
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.locator('.editor').getByRole('button', { name: 'Chèn ảnh', exact: true }).click()]);
  await chooser.setFiles(photo(name));
  await page.locator('.editor figure img').waitFor();
  await page.locator('.editor figure').getByLabel('Mô tả ảnh').fill(alt);
}

async function assertHidden(title, tag, files) {
  for (const [target, text] of Object.entries(await listings(tag))) assert.ok(!unescaped(text).includes(title), `${target} shows a text nobody approved`);
  assert.ok(files.length >= 2);
  for (const file of files)
    for (const host of [commune, 'localhost']) assert.equal((await portal.node.get(host, file)).status, 404, `${host}${file}`);
}

async function assertServesPictures(html) {
  const webp = /<source[^>]*type="image\/webp"[^>]*srcset="([^" ,]+)|<source[^>]*srcset="([^" ,]+)[^>]*type="image\/webp"/.exec(html);
  assert.ok(webp, 'no WebP source');
  for (const file of new Set(html.match(/\/files\/[0-9a-f]{64}[^" ,]*/g))) {
    const answer = await portal.node.get(commune, file);
    assert.equal(answer.status, 200, file);
    assert.match(answer.headers['content-type'], /^image\/(webp|jpeg)$/);
    assert.equal(answer.headers['x-content-type-options'], 'nosniff');
    assert.ok(!answer.bytes.includes(cameraNotes) && !answer.bytes.includes('Exif'), `${file} tells about the camera`);
  }
  assert.equal((await portal.node.get(commune, webp[1] ?? webp[2])).headers['content-type'], 'image/webp');
}

test('from a phone to the public page', async () => {
  const title = 'Xã Yên Phú khai giảng lớp xoá mù số cho người cao tuổi ở thôn vùng cao', tag = 'hoc-so';
  let edition, files;
  await asPerson(writer, { viewport: phone }, async (page) => {
    await assertClean(page);
    await follow(page, 'Bài viết');
    await assertClean(page);
    await follow(page, 'Viết bài');
    await surface(page).waitFor();
    await assertClean(page);
    await fillArticle(page, { title, summary: 'Lớp học mở hai tối mỗi tuần ở nhà văn hoá thôn.', category: 'Tin tức, sự kiện', tags: 'học số',
      body: 'Ba mươi học viên đến lớp trong buổi đầu tiên.', picture: photo('lop hoc.jpg'), alt: 'Cụ bà tập dùng điện thoại bên cô giáo trẻ' });
    await addPicture(page, 'buổi đầu.jpg', 'Lớp học trong nhà văn hoá thôn');
    await press(page, 'Lưu');
    await assertSaid(page, 'Đã lưu bài mới.');
    await page.locator('.editor figure img').waitFor();
    await assertClean(page);
    edition = editionPath(page);
    const [preview] = await Promise.all([page.waitForEvent('popup'), page.getByRole('link', { name: 'Xem trước trang' }).click()]);
    await preview.getByRole('heading', { level: 1, name: title }).waitFor();
    assert.equal(await preview.locator('article img').count(), 2);
    files = filesIn(await preview.content());
    await assertClean(preview);
    await preview.close();
    await press(page, 'Lưu và gửi duyệt');
    await assertSaid(page, 'Đã lưu và gửi bài duyệt.');
    await assertClean(page);
  });
  await assertHidden(title, tag, files);

  let address;
  await asPerson(head, { viewport: desktop }, async (page) => {
    await assertClean(page);
    await follow(page, title);
    assert.equal(editionPath(page), edition);
    await page.locator('.editor figure img').waitFor();
    await assertClean(page);
    await press(page, 'Duyệt và đăng');
    await assertSaid(page, 'Đã duyệt. Bài đã được đăng.');
    await assertClean(page);
    address = new URL(await page.getByRole('link', { name: 'Xem trên trang công khai' }).getAttribute('href'));
  });

  assert.equal(address.hostname, commune);
  assert.match(address.pathname, /^\/tin-tuc\/xa-yen-phu-khai-giang-.*-\d+$/);
  const answer = await portal.node.get(commune, address.pathname);
  assert.equal(answer.status, 200);
  await assertServesPictures(answer.text);
  for (const [target, text] of Object.entries(await listings(tag)))
    assert.ok(target === 'sitemap' ? text.includes(address.pathname) : unescaped(text).includes(title), `${target} does not show it`);
});

test('readers see it with and without scripts', async () => {
  const address = /href="(\/tin-tuc\/xa-yen-phu-khai-giang[^"]+)"/.exec((await portal.node.get(commune, '/')).text)[1];
  for (const javaScriptEnabled of [true, false]) {
    await visit(browser, { viewport: phone, javaScriptEnabled }, async (page) => {
      for (const target of ['/', '/tin-tuc', '/the/hoc-so', address, '/so-do-cong', '/khong-co-trang-nay', `/in/${/\d+$/.exec(address)[0]}`]) {
        await page.goto(portal.node.url(commune, target));
        await assertClean(page);
      }
      await page.goto(portal.node.url(commune, address));
      const pictures = page.locator('article img');
      assert.equal(await pictures.count(), 2);
      for (const picture of await pictures.all()) {
        await picture.scrollIntoViewIfNeeded();
        await until('the picture is there', () => picture.evaluate((image) => image.complete && image.naturalWidth > 0));
      }
      assert.deepEqual(await page.context().cookies(), []);
    });
  }
});

test('the same without scripts', async () => {
  const title = 'Lịch tiêm phòng cho đàn trâu bò tháng 12', plain = { viewport: phone, javaScriptEnabled: false };
  let edition;
  await asPerson(writer, plain, async (page) => {
    await page.goto(portal.node.desk('/yen-phu/bai-viet/moi'));
    await fillArticle(page, { title, category: 'Thông báo', body: 'Đoạn thứ nhất.\n\nĐoạn thứ hai.', picture: photo('trau.jpg'), alt: 'Đàn trâu trên bãi' });
    await assertClean(page);
    await press(page, 'Lưu');
    await assertSaid(page, 'Đã lưu bài mới.');
    edition = editionPath(page);
    await press(page, 'Lưu và gửi duyệt');
    await assertSaid(page, 'Đã lưu và gửi bài duyệt.');
  });
  await asPerson(head, plain, async (page) => {
    await page.goto(portal.node.desk(edition));
    await press(page, 'Duyệt và đăng');
    await assertSaid(page, 'Đã duyệt. Bài đã được đăng.');
    await follow(page, 'Xem trên trang công khai');
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    assert.deepEqual(await page.locator('.body p').allTextContents(), ['Đoạn thứ nhất.', 'Đoạn thứ hai.']);
    await assertClean(page);
  });
});
