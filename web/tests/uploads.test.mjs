// SPDX-License-Identifier: AGPL-3.0-or-later
// Pictures and files in the text: progress, failure, words for those who cannot see.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { desk, sent, startWriting, tool, visit } from './desk_page.mjs';

const shared = desk();
afterEach(() => { shared.site.answers.upload = null; });
const hash = 'b'.repeat(64);
const picture = { name: 'chợ phiên.png', mimeType: 'image/png', buffer: Buffer.from('89504e470d0a1a0a', 'hex') };
const lines = (page) => page.locator('.upload-list > li');
const onNew = (act) => visit(shared, 'desk-new', async (page) => { await startWriting(page); await act(page); });

async function choose(page, name, file) {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), tool(page, name).click()]);
  await chooser.setFiles(file);
}

// Answers to uploads wait until the test gives one.
function heldAnswer() {
  let give;
  const answer = new Promise((resolve) => { give = resolve; });
  shared.site.answers.upload = () => answer;
  return give;
}

test('a picture arrives where it was put and wants a description', () => onNew(async (page) => {
  const give = heldAnswer();
  await page.keyboard.type('trước');
  await choose(page, 'Chèn ảnh', picture);
  await lines(page).getByText(/Đang (tải|xử lý) chợ phiên.png/).waitFor();
  assert.equal(await page.locator('.editor-waiting').textContent(), 'chợ phiên.png');
  await page.keyboard.press('Enter');
  await page.keyboard.type('viết tiếp');
  give({ file: hash, name: 'cho-phien.png', type: 'image/png', size: 8, width: 1200, height: 800, preview: '/assets/test-landscape.svg', is_picture: true });
  await page.locator('.editor figure').waitFor();
  assert.equal(await lines(page).count(), 0);
  assert.match(shared.site.seen.uploads[0].type, /^multipart\/form-data/);
  assert.match(shared.site.seen.uploads[0].text, /name="csrf"\r\n\r\nmat-khau-an/);
  assert.deepEqual((await sent(page)).content.map((block) => block.type), ['paragraph', 'figure', 'paragraph']);

  const lacking = page.getByText('Chưa có mô tả ảnh.');
  assert.equal(await lacking.isVisible(), true);
  await page.getByLabel('Mô tả ảnh').fill('Phiên chợ sáng ở Đồng Văn');
  assert.equal(await lacking.isVisible(), false);
  await page.getByLabel('Người chụp').fill('Đàm Văn Sơn');
  assert.deepEqual((await sent(page)).content[1].attrs,
    { file: hash, alt: 'Phiên chợ sáng ở Đồng Văn', caption: '', credit: 'Đàm Văn Sơn', width: 1200, height: 800, decorative: false });
  await page.getByLabel('Mô tả ảnh').fill('');
  assert.equal(await lacking.isVisible(), true);
  await page.getByLabel('Ảnh chỉ để trang trí').check();
  assert.equal(await lacking.isVisible(), false);
  await page.locator('.editor figure').getByRole('button', { name: 'Lên' }).click();
  assert.equal((await sent(page)).content[0].type, 'figure');
}));

test('a document becomes an attachment with its facts', () => onNew(async (page) => {
  shared.site.answers.upload = () => ({ file: hash, name: 'quyet-dinh.pdf', type: 'application/pdf', size: 1_200_000, is_picture: false });
  await choose(page, 'Đính kèm tệp', { name: 'quyet-dinh.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') });
  await page.getByText('PDF, 1,2 MB').waitFor();
  await page.getByLabel('Tên tệp người đọc sẽ thấy').fill('Quyết định 1234.pdf');
  assert.deepEqual((await sent(page)).content[0], { type: 'attachment', attrs: { file: hash, name: 'Quyết định 1234.pdf', type: 'application/pdf', size: 1_200_000 } });
}));

test('a refused file says why and leaves the text alone', () => onNew(async (page) => {
  await page.keyboard.type('bài');
  for (const [answer, words] of [[{ status: 415, error: 'tệp không phải ảnh.' }, 'Chưa tải được chợ phiên.png: tệp không phải ảnh.'],
    [{ status: 500 }, /hệ thống trả lời mã 500/], [{ file: 'x' }, /hệ thống trả lời mã 200/]]) {
    shared.site.answers.upload = () => answer;
    await choose(page, 'Chèn ảnh', picture);
    await lines(page).getByText(words).waitFor();
    await page.getByRole('button', { name: 'Đóng thông báo' }).click();
  }
  assert.deepEqual((await sent(page)).content, [{ type: 'paragraph', content: [{ type: 'text', text: 'bài' }] }]);
  assert.equal(await page.locator('.editor-waiting').count(), 0);
}));

test('a lost line says so; a stopped upload goes away', () => onNew(async (page) => {
  await page.context().setOffline(true);
  await choose(page, 'Chèn ảnh', picture);
  await lines(page).getByText('mất kết nối').waitFor();
  await page.context().setOffline(false);
  await page.getByRole('button', { name: 'Đóng thông báo' }).click();
  const give = heldAnswer();
  await choose(page, 'Chèn ảnh', picture);
  await page.getByRole('button', { name: 'Dừng' }).click();
  await lines(page).getByText('đã dừng theo yêu cầu').waitFor();
  assert.equal(await page.locator('.editor-waiting').count(), 0);
  give({});
}));
