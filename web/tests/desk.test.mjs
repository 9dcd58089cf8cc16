// SPDX-License-Identifier: AGPL-3.0-or-later
// Comforts of the desk: autosave, kept text, warnings, questions, keys.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { desk, startWriting, state, visit } from './desk_page.mjs';

const shared = desk();
const usual = () => ({ version: 4, saved_at: '10:32:05' });
afterEach(() => { shared.site.answers.autosave = usual; });
const kind = (page, wanted) => page.locator(`.saved-state[data-kind="${wanted}"]`).waitFor();
const onEdit = (act) => visit(shared, 'desk-edit', act);
const summary = (page) => page.locator('#tom-tat');

test('saves two seconds after the last key and says when', () => onEdit(async (page) => {
  await summary(page).pressSequentially('Tóm');
  assert.equal(await state(page).textContent(), 'Có thay đổi chưa lưu');
  await page.clock.runFor(1500);
  await summary(page).pressSequentially(' tắt');
  await page.clock.runFor(1500);
  assert.equal(shared.site.seen.autosaves.length, 0);
  await page.clock.runFor(600);
  await kind(page, 'saved');
  assert.equal(await state(page).textContent(), 'Đã lưu 10:32:05');
  const [{ fields, header }] = shared.site.seen.autosaves;
  assert.deepEqual([fields.get('summary'), fields.get('version'), fields.get('csrf'), fields.get('body_format'), header], ['Tóm tắt', '3', 'mat-khau-an', 'json', 'fetch']);
  assert.equal(JSON.parse(fields.get('body')).type, 'doc');
  assert.deepEqual(await page.locator('input[name=version]').evaluateAll((all) => all.map((each) => each.value)), ['4', '4']);
  await page.clock.fastForward(30_000);
  assert.equal(shared.site.seen.autosaves.length, 1);
}));

test('saves while somebody types without a pause, and at once with Ctrl+S', () => onEdit(async (page) => {
  for (let second = 0; second < 21; second++) { await summary(page).pressSequentially('a'); await page.clock.runFor(1000); }
  assert.equal(shared.site.seen.autosaves.length, 1);
  await startWriting(page);
  await page.keyboard.type('bài');
  await page.keyboard.press('Control+S');
  await kind(page, 'saved');
  assert.equal(shared.site.seen.autosaves.length, 2);
}));

test('a refusal shows its reason and is tried again', () => onEdit(async (page) => {
  shared.site.answers.autosave = () => ({ status: 422, error: 'tiêu đề còn trống.' });
  await summary(page).fill('mới');
  await page.clock.runFor(2100);
  await kind(page, 'problem');
  assert.equal(await state(page).textContent(), 'Chưa lưu được: tiêu đề còn trống.');
  shared.site.answers.autosave = usual;
  await page.clock.fastForward(20_100);
  await kind(page, 'saved');
}));

test('a stale edit stops saving', () => onEdit(async (page) => {
  shared.site.answers.autosave = () => ({ status: 409, error: 'bà Nguyệt đã lưu bản khác lúc 10:31.' });
  await summary(page).fill('mới');
  await page.clock.runFor(2100);
  await kind(page, 'problem');
  await summary(page).fill('mới nữa');
  await page.clock.fastForward(60_000);
  assert.equal(shared.site.seen.autosaves.length, 1);
  assert.match(await state(page).textContent(), /bà Nguyệt/);
}));

test('after signing in again elsewhere the fresh token is used', () => onEdit(async (page) => {
  shared.site.answers.autosave = () => (shared.site.seen.autosaves.length === 1 ? { status: 403, error: 'phiên đã đổi.', csrf: 'moi' } : usual());
  await summary(page).fill('mới');
  await page.clock.runFor(2100);
  await kind(page, 'saved');
  assert.deepEqual(shared.site.seen.autosaves.map(({ fields }) => fields.get('csrf')), ['mat-khau-an', 'moi']);
}));

test('a lost line: told, kept, saved when it is back', () => onEdit(async (page) => {
  await page.context().setOffline(true);
  await summary(page).fill('viết trên xe');
  await page.clock.runFor(2100);
  await kind(page, 'problem');
  assert.match(await state(page).textContent(), /không kết nối được/);
  await page.context().setOffline(false);
  await kind(page, 'saved');
  assert.equal(shared.site.seen.autosaves.at(-1).fields.get('summary'), 'viết trên xe');
}));

test('text that never reached the server is offered back, in every field', () => onEdit(async (page) => {
  const warned = [];
  page.on('dialog', (dialog) => { warned.push(dialog.type()); dialog.accept(); });
  shared.site.answers.autosave = () => ({ status: 503, error: 'đang bảo trì.' });
  await summary(page).fill('tóm tắt cũ');
  await startWriting(page);
  await page.keyboard.type('bài cũ');
  await page.getByLabel('Cải cách hành chính').check();
  await page.clock.runFor(1000);
  await page.reload();
  assert.deepEqual(warned, ['beforeunload']);
  assert.equal(await summary(page).inputValue(), '');
  await page.getByRole('button', { name: 'Dùng lại' }).click();
  assert.equal(await summary(page).inputValue(), 'tóm tắt cũ');
  assert.equal(await page.locator('.editor-surface > .body').innerText(), 'bài cũ');
  assert.equal(await page.getByLabel('Cải cách hành chính').isChecked(), true);
  assert.equal(await page.locator('#bai input[name=version]').inputValue(), '3');
  shared.site.answers.autosave = usual;
  await page.clock.runFor(2100);
  await kind(page, 'saved');
  await page.reload();
  assert.equal(await page.locator('.kept-offer').count(), 0);
}));

test('what was dropped is not offered again', () => onEdit(async (page) => {
  page.on('dialog', (dialog) => dialog.accept());
  shared.site.answers.autosave = () => ({ status: 503, error: 'đang bảo trì.' });
  await summary(page).fill('bỏ');
  await page.clock.runFor(1000);
  await page.reload();
  await page.getByRole('button', { name: 'Bỏ đi' }).click();
  await page.reload();
  assert.equal(await page.locator('.kept-offer').count(), 0);
}));

test('what the server says has arrived is not offered back by the page that says so', () => visit(shared, 'desk-arrived', async (page) => {
  await page.evaluate(() => localStorage.setItem('tantrao.keep:/desk-arrived:bai', JSON.stringify({ at: Date.now(), fields: [['summary', 'đã gửi']] })));
  await page.reload();
  assert.equal(await page.locator('.kept-offer').count(), 0);
  assert.equal(await page.evaluate(() => localStorage.getItem('tantrao.keep:/desk-arrived:bai')), null);
}));

test('what the server filled in is not saved yet: it is warned of, kept, and nothing older is offered', () => visit(shared, 'desk-taken', async (page) => {
  const warned = [];
  page.on('dialog', (dialog) => { warned.push(dialog.type()); dialog.accept(); });
  await page.locator('h1').click();   // browsers ask only where somebody did something
  await page.reload();
  assert.deepEqual(warned, ['beforeunload']);
  assert.notEqual(await page.evaluate(() => localStorage.getItem('tantrao.keep:/desk-taken:bai')), null);
  await page.evaluate(() => localStorage.setItem('tantrao.keep:/desk-taken:bai', JSON.stringify({ at: Date.now(), fields: [['summary', 'cũ']] })));
  await page.reload();
  assert.equal(await page.locator('.kept-offer').count(), 0);
  shared.site.seen.autosaves.length = 0;   // leaving a page saves what it can
  await page.getByRole('button', { name: 'Duyệt, chuyển lãnh đạo' }).click();
  await page.getByText('Đã nhận').first().waitFor({ state: 'attached' });
  assert.equal(shared.site.seen.autosaves.length, 1);
}));

test('what is too large is told by its size', () => onEdit(async (page) => {
  shared.site.answers.autosave = () => ({ status: 413 });
  await summary(page).fill('mới');
  await page.clock.runFor(2100);
  await kind(page, 'problem');
  assert.match(await state(page).textContent(), /dài hơn 2 MB/);
}));

test('a decision waits until the text is saved, with its version', () => onEdit(async (page) => {
  await summary(page).fill('sửa rồi duyệt ngay');
  await page.getByRole('button', { name: 'Duyệt, chuyển lãnh đạo' }).click();
  await page.getByText('Đã nhận').first().waitFor({ state: 'attached' });
  assert.equal(shared.site.seen.autosaves[0].fields.get('summary'), 'sửa rồi duyệt ngay');
  const [{ path, fields }] = shared.site.seen.posts;
  assert.deepEqual([path, fields.get('version'), fields.get('decision')], ['/duyet', '4', 'pass']);
}));

test('a decision about a text that cannot be saved is not sent', () => onEdit(async (page) => {
  shared.site.answers.autosave = () => ({ status: 422, error: 'tiêu đề còn trống.' });
  await summary(page).fill('x');
  await page.getByRole('button', { name: 'Duyệt, chuyển lãnh đạo' }).click();
  await page.getByText('Chưa gửi, vì nội dung chưa lưu được.').waitFor();
  assert.equal(shared.site.seen.posts.length, 0);
}));

test('saving by the button sends the form once, without a second save behind it', () => onEdit(async (page) => {
  await summary(page).fill('x');
  await page.getByRole('button', { name: 'Lưu' }).click();
  await page.getByText('Đã nhận').first().waitFor({ state: 'attached' });
  assert.deepEqual([shared.site.seen.posts.length, shared.site.seen.autosaves.length], [1, 0]);
}));

test('what cannot be undone asks, with the words of the button', () => onEdit(async (page) => {
  const dialog = page.getByRole('alertdialog');
  const button = page.locator('form[data-confirm] button');
  await button.click();
  assert.match(await dialog.textContent(), /Xóa bản nháp này\?/);
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Không, quay lại');
  await page.keyboard.press('Escape');
  assert.equal(shared.site.seen.posts.length, 0);
  await button.click();
  await dialog.getByRole('button', { name: 'Xóa bản nháp' }).click();
  await page.getByText('Đã nhận').first().waitFor({ state: 'attached' });
  assert.deepEqual(shared.site.seen.posts.map(({ path }) => path), ['/go']);
}));

test('keys: help, places, search; none while typing', () => visit(shared, 'desk-list', async (page) => {
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Phím tắt' });
  await dialog.waitFor();
  assert.match(await dialog.textContent(), /g rồi hHôm nay.*g rồi bBài viết/);
  assert.doesNotMatch(await dialog.textContent(), /Ctrl\+S/);
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  assert.equal(await page.evaluate(() => document.activeElement.type), 'search');
  await page.keyboard.type('gb?/');
  assert.equal(await page.locator('#tu').inputValue(), 'gb?/');
  await page.locator('#tu').blur();
  await page.keyboard.press('g');
  await page.clock.runFor(2000);
  await page.keyboard.press('b');
  assert.match(page.url(), /desk-list$/);
  await page.keyboard.press('g');
  await page.keyboard.press('b');
  await page.waitForURL('**/desk-edit');
}));

test('menus close with Esc and by a click elsewhere; the help is in one', () => visit(shared, 'desk-list', async (page) => {
  const menu = page.locator('.desk-user details');
  await menu.locator('summary').click();
  await page.keyboard.press('Escape');
  assert.equal(await menu.getAttribute('open'), null);
  await menu.locator('summary').click();
  await page.locator('h1').click();
  assert.equal(await menu.getAttribute('open'), null);
  await menu.locator('summary').click();
  await page.getByRole('button', { name: 'Phím tắt' }).click();
  await page.getByRole('dialog', { name: 'Phím tắt' }).waitFor();
}));
