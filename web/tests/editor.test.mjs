// SPDX-License-Identifier: AGPL-3.0-or-later
// The editor as a writer uses it, and what the field then carries.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { desk, paste, sent, startWriting, surface, tool, visit } from './desk_page.mjs';
import { deskEdit, pages, tree } from './samples.mjs';

const shared = desk();
const onNew = (act, options) => visit(shared, 'desk-new', async (page) => { await startWriting(page); await act(page); }, options);
const text = (value, ...marks) => ({ type: 'text', text: value, ...(marks.length ? { marks: marks.map((mark) => (typeof mark === 'string' ? { type: mark } : mark)) } : {}) });
const paragraph = (...content) => ({ type: 'paragraph', content });
const doc = (...content) => ({ type: 'doc', content });

test('a tree goes through the editor unchanged', () => visit(shared, 'desk-edit', async (page) => {
  assert.deepEqual(await sent(page), tree);
  assert.equal(await page.locator('input[name=body_format]').inputValue(), 'json');
  assert.equal(await page.locator('#noi-dung-bai').isVisible(), false);
}));

test('plain text becomes paragraphs', () => visit(shared, 'desk-new', async (page) => {
  assert.deepEqual(await sent(page), doc(paragraph(text('Ngày 23 tháng 11'))));
}));

test('a text with unknown nodes stays in its plain field', async () => {
  pages['desk-foreign'] = deskEdit({ type: 'doc', content: [{ type: 'video', attrs: { src: 'x' } }] });
  await visit(shared, 'desk-foreign', async (page) => {
    assert.equal(await page.locator('#noi-dung-bai').isVisible(), true);
    assert.equal(await page.locator('.editor').count(), 0);
    assert.equal(await page.locator('input[name=body_format]').inputValue(), 'text');
  }, { expected: /Invalid JSON content/ });
  delete pages['desk-foreign'];
});

test('typing, marks, headings, lists, quotation, note', () => onNew(async (page) => {
  assert.match(await page.locator('.is-editor-empty').getAttribute('data-placeholder'), /Viết nội dung/);
  await tool(page, 'Đề mục lớn').click();
  await page.keyboard.type('Nộp ở đâu');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Từ nay ');
  await page.keyboard.press('Control+B');
  await page.keyboard.type('321 thủ tục');
  await page.keyboard.press('Control+B');
  assert.equal(await tool(page, 'Đậm').getAttribute('aria-pressed'), 'false');
  await page.keyboard.press('Enter');
  await tool(page, 'Danh sách có dấu đầu dòng').click();
  await page.keyboard.type('Giấy tờ');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Tờ khai');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.type('> ');
  await page.keyboard.type('Làm ngay trong ngày');
  await page.getByLabel('Nguồn trích dẫn').fill('Biên bản họp');
  const item = (value) => ({ type: 'listItem', content: [paragraph(text(value))] });
  assert.deepEqual(await sent(page), doc(
    { type: 'heading', attrs: { level: 2 }, content: [text('Nộp ở đâu')] }, paragraph(text('Từ nay '), text('321 thủ tục', 'bold')),
    { type: 'bulletList', content: [item('Giấy tờ'), item('Tờ khai')] },
    { type: 'blockquote', attrs: { source: 'Biên bản họp' }, content: [paragraph(text('Làm ngay trong ngày'))] }));
}));

test('undo and redo', () => onNew(async (page) => {
  await page.keyboard.type('một');
  await page.clock.runFor(1000);
  await page.keyboard.type(' hai');
  await page.keyboard.press('Control+Z');
  assert.deepEqual(await sent(page), doc(paragraph(text('một'))));
  await tool(page, 'Làm lại').click();
  assert.deepEqual(await sent(page), doc(paragraph(text('một hai'))));
}));

test('a table starts with header cells and complains without', () => onNew(async (page) => {
  await tool(page, 'Chèn bảng').click();
  for (const word of ['Nhóm', 'Số', 'Hạn', 'Hộ tịch', '38']) { await page.keyboard.type(word); await page.keyboard.press('Tab'); }
  await page.getByLabel('Tên bảng').fill('Thời hạn');
  const table = (await sent(page)).content[0];
  assert.deepEqual([table.attrs.caption, table.content.length], ['Thời hạn', 3]);
  assert.deepEqual(table.content[0].content.map((cell) => [cell.type, cell.attrs.scope, cell.content[0].content[0].text]),
    [['tableHeader', 'col', 'Nhóm'], ['tableHeader', 'col', 'Số'], ['tableHeader', 'col', 'Hạn']]);
  const complaint = page.getByText('Bảng cần có hàng hoặc cột tiêu đề');
  assert.equal(await complaint.isVisible(), false);
  await page.locator('.editor td').first().click();
  await tool(page, 'Hàng tiêu đề').click();
  assert.equal(await complaint.isVisible(), true);
  await tool(page, 'Cột tiêu đề').click();
  assert.equal(await complaint.isVisible(), false);
  assert.equal((await sent(page)).content[0].content[1].content[0].attrs.scope, 'row');
  await tool(page, 'Thêm hàng dưới').click();
  await tool(page, 'Thêm cột phải').click();
  const grown = (await sent(page)).content[0];
  assert.deepEqual([grown.content.length, grown.content[0].content.length], [4, 4]);
}));

test('links: refused with a reason, completed, changed, removed', () => onNew(async (page) => {
  const dialog = page.locator('dialog[open]');
  await page.keyboard.type('Xem ');
  await page.keyboard.press('Control+K');
  for (const bad of ['javascript:alert(1)', 'data:text/html,x', '//la.example', 'khong co gi', '']) {
    await dialog.getByLabel('Địa chỉ').fill(bad);
    await page.keyboard.press('Enter');
    assert.match(await dialog.getByRole('alert').first().textContent(), /Địa chỉ này không dùng được/, bad);
  }
  await dialog.getByLabel('Địa chỉ').fill('vanban.example/nghi-quyet');
  await page.keyboard.press('Enter');
  assert.match(await dialog.getByRole('alert').last().textContent(), /Hãy viết chữ/);
  await dialog.getByLabel('Chữ của liên kết').fill('nghị quyết');
  await page.keyboard.press('Enter');
  await page.keyboard.type(' mới');
  const link = { type: 'link', attrs: { href: 'https://vanban.example/nghi-quyet' } };
  assert.deepEqual(await sent(page), doc(paragraph(text('Xem '), text('nghị quyết', link), text(' mới'))));
  await page.locator('.editor-surface a').click();
  await tool(page, 'Liên kết').click();
  await dialog.getByRole('button', { name: 'Bỏ liên kết' }).click();
  await page.locator('.editor-surface a').waitFor({ state: 'detached' });
  assert.deepEqual(await sent(page), doc(paragraph(text('Xem nghị quyết mới'))));
}));

test('Word: structure stays, its markup goes', () => onNew(async (page) => {
  await paste(page, { 'text/plain': 'x', 'text/html': `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0}</style></head><body>
    <h1 style="color:red">I. Kết quả</h1><p class=MsoNormal style="margin-left:.5in"><b>Thu ngân sách</b> đạt <i>102%</i><o:p></o:p></p>
    <ul><li>Chi đúng</li></ul><table border=1><tr><th>Năm</th><td>2026</td></tr></table><script>alert(1)</script>
    <p><a href="javascript:alert(1)">bấm</a> <a href="https://vidu.example/" onclick="x()">xem</a> <img src="file:///C:/anh.png" alt="x"></p></body></html>` });
  const [heading, first, list, table, last] = (await sent(page)).content;
  assert.deepEqual(heading, { type: 'heading', attrs: { level: 2 }, content: [text('I. Kết quả')] });
  assert.deepEqual(first, paragraph(text('Thu ngân sách', 'bold'), text(' đạt '), text('102%', 'italic')));
  assert.equal(list.content[0].content[0].content[0].text, 'Chi đúng');
  assert.deepEqual(table.content[0].content.map((cell) => cell.type), ['tableHeader', 'tableCell']);
  assert.deepEqual(last.content.filter((each) => each.marks), [text('xem', { type: 'link', attrs: { href: 'https://vidu.example/' } })]);
  assert.doesNotMatch(JSON.stringify(await sent(page)), /alert|style|Mso|file:/);
  // The browser names what the content policy kept out while the paste was parsed.
}, { expected: /Content Security Policy/ }));

test('a note copied from a published page stays a note', () => onNew(async (page) => {
  await paste(page, { 'text/plain': 'x', 'text/html': '<p>a</p><div class="note note-important" role="note"><p class="note-title">Lưu ý</p><p>Không thu thêm.</p></div><p>b</p>' });
  assert.deepEqual((await sent(page)).content[1], { type: 'note', attrs: { kind: 'important' }, content: [paragraph(text('Không thu thêm.'))] });
}));

test('text in TCVN3 or VNI reaches the server as it is, which converts it', () => onNew(async (page) => {
  const tcvn3 = 'Céng hoµ x· héi chñ nghÜa ViÖt Nam';
  await paste(page, { 'text/plain': tcvn3 });
  assert.deepEqual(await sent(page), doc(paragraph(text(tcvn3))));
}));

test('the toolbar is one stop of the Tab key, arrows go inside, Esc returns', () => onNew(async (page) => {
  const focused = () => page.evaluate(() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.className);
  await page.keyboard.type('chữ');
  await page.keyboard.press('Alt+F10');
  assert.equal(await focused(), 'Chèn ảnh');
  await page.keyboard.press('End');
  assert.equal(await focused(), 'Vạch ngăn');
  await page.keyboard.press('ArrowRight');
  assert.equal(await focused(), 'Chèn ảnh');
  await page.keyboard.press('Escape');
  await page.clock.runFor(100);
  assert.match(await focused(), /body/);
  assert.equal(await page.locator('.editor-toolbar [tabindex="0"]').count(), 1);
}));

test('the label, the hint and an error link lead into the editor', () => visit(shared, 'desk-edit', async (page) => {
  assert.equal(await surface(page).getAttribute('role'), 'textbox');
  for (const way of [page.locator('label[for=noi-dung-bai]'), page.locator('a[href="#noi-dung-bai"]')]) {
    await page.locator('#tieu-de').focus();
    await way.click();
    await page.clock.runFor(100);
    await page.locator('.ProseMirror:focus').waitFor();
  }
}));

test('without scripts the plain field is the form', () => visit(shared, 'desk-new', async (page) => {
  assert.equal(await page.locator('.editor').count(), 0);
  assert.equal(await page.locator('[data-show-keys]').isVisible(), false);
  await page.locator('#noi-dung-bai').fill('Đoạn một\n\nĐoạn hai');
  await page.getByRole('button', { name: 'Lưu' }).click();
  await page.getByText('Đã nhận').first().waitFor({ state: 'attached' });
  const [{ path, fields }] = shared.site.seen.posts;
  assert.equal(path, '/luu');
  assert.deepEqual([fields.get('body_format'), fields.get('body').replace(/\r\n/g, '\n'), fields.get('action')], ['text', 'Đoạn một\n\nĐoạn hai', 'save']);
}, { javaScriptEnabled: false }));
