// SPDX-License-Identifier: AGPL-3.0-or-later
// A commune's official enters a decision from an empty form, sees how its text was understood, and it comes before readers by the gate;
// a second one replaces it, written without scripts; its tasks are followed to their end.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertClean, launch, phone, visit } from './support/browser.mjs';
import { assertSaid, atDesk, follow, press } from './support/desk.mjs';
import { docx } from './support/office.mjs';
import { Portal } from './support/portal.mjs';
import { until } from './support/wait.mjs';

const commune = 'yenphu.localhost';
const writer = 'capnhat.yenphu@tuyenquang.example', head = 'kiemduyet.yenphu@tuyenquang.example';
let portal, browser;
before(async () => { [portal, browser] = await Promise.all([Portal.make(), launch()]); });
after(async () => { await browser?.close(); await portal?.remove(); });

const asPerson = (email, options, act) => atDesk(portal, browser, email, options, act);

const text = 'Điều 1. Thời gian tiếp công dân\n1. Sáng thứ Hai hằng tuần.\n2. Ngày đầu tháng.\n\nĐiều 3. Hiệu lực\nQuyết định có hiệu lực từ ngày ký.';

async function fill(page, { number, type = 'Quyết định', title, issued, body }) {
  await page.getByLabel('Số, ký hiệu').first().fill(number);
  await page.getByLabel('Loại văn bản').selectOption({ label: type });
  await page.getByLabel('Trích yếu', { exact: true }).fill(title);
  await page.locator('#issued_on').fill(issued);
  await page.locator('#text').fill(body);
}

async function relate(page, row, kind, number) {
  await page.locator(`#relation_kind-${row}`).selectOption({ label: kind });
  await page.locator(`#relation_number-${row}`).fill(number);
}

// Where readers find the document of this number, once they do.
const shown = (number) => until(`the list shows ${number}`, async () => {
  const page = (await portal.node.get(commune, '/van-ban')).text;
  return new RegExp(`href="(/van-ban/[^"]+)"[^>]*>[^<]*${number}`).exec(page)?.[1];
});

async function approve(number, options = {}) {
  await asPerson(head, options, async (page) => {
    await follow(page, number);
    await assertClean(page);
    await press(page, 'Duyệt và đăng');
    await assertSaid(page, 'Đã duyệt. Văn bản đã được đăng.');
  });
  return shown(number);
}

test('from an empty form to the public page', async () => {
  await asPerson(writer, {}, async (page) => {
    await follow(page, 'Văn bản');
    await assertClean(page);
    await follow(page, 'Thêm văn bản');
    await assertClean(page);
    await fill(page, { number: '12/QĐ-UBND', title: 'Về lịch tiếp công dân', issued: '2026-03-02', body: text });
    const structure = page.locator('#cau-truc');
    await structure.getByText('1 chỗ cần xem lại').waitFor();
    await structure.getByText('Khoản 2').waitFor();
    await structure.getByRole('link', { name: 'Dòng 5' }).click();
    assert.equal(await page.locator('#text').evaluate((field) => field.value.slice(field.selectionStart, field.selectionEnd)), 'Điều 3. Hiệu lực');
    await page.keyboard.insertText('Điều 2. Hiệu lực');
    await structure.getByText('Không có chỗ nào cần xem lại').waitFor();

    await relate(page, 1, 'Căn cứ', '72/2025/QH15');
    await page.getByRole('button', { name: 'Thêm dòng' }).click();
    await relate(page, 2, 'Dẫn chiếu', '01/QĐ-UBND');
    await assertClean(page);
    await press(page, 'Lưu');
    await assertSaid(page, 'Đã lưu văn bản mới.');
    assert.equal(await page.getByText('Chưa có trên cổng.').count(), 2);
    await assertClean(page);

    // What is typed is saved by itself, and nothing is offered back that has arrived.
    await page.locator('#signer').fill('Nguyễn Văn Mẫu');
    await page.locator('.saved-state[data-kind="saved"]').waitFor();
    await page.reload();
    assert.equal(await page.locator('#signer').inputValue(), 'Nguyễn Văn Mẫu');
    assert.equal(await page.locator('.kept-offer').count(), 0);
    const [preview] = await Promise.all([page.context().waitForEvent('page'), page.getByRole('link', { name: 'Xem trước trang' }).click()]);
    await preview.getByRole('heading', { level: 1, name: 'Quyết định 12/QĐ-UBND' }).waitFor();
    await preview.locator('#dieu-1-khoan-2').waitFor();
    await preview.close();
    await press(page, 'Lưu và gửi duyệt');
    await assertSaid(page, 'Đã lưu và gửi duyệt.');
  });
  assert.ok(!(await portal.node.get(commune, '/van-ban')).text.includes('12/QĐ-UBND'), 'nobody has approved it');
  const path = await approve('12/QĐ-UBND', { viewport: phone });
  await visit(browser, {}, async (page) => {
    await page.goto(portal.node.url(commune, path));
    await page.locator('#dieu-2').waitFor();
    await assertClean(page);
  });
});

test('a text of an old font is recognised as soon as it is pasted, and can be taken back', async () => {
  await asPerson(writer, {}, async (page) => {
    await page.goto(portal.node.desk('/yen-phu/van-ban/moi'));
    const field = page.locator('#text');
    await field.click();
    await field.evaluate((element) => {
      document.execCommand('insertText', false, '§iÒu 1. Ph¹m vi ®iÒu chØnh\n1. QuyÕt ®Þnh nµy quy ®Þnh viÖc tiÕp c«ng d©n cña x·.');
      element.dispatchEvent(new Event('paste', { bubbles: true }));
    });
    await page.locator('#cau-truc').getByText('Phạm vi điều chỉnh').waitFor();
    assert.match(await field.inputValue(), /^Điều 1\. Phạm vi điều chỉnh\n1\. Quyết định này/);
    await page.keyboard.press('Control+Z');
    assert.match(await field.inputValue(), /^§iÒu 1/);
  });
});

test('lists of a web page are pasted with their numbers, where the cursor stands', async () => {
  await asPerson(writer, {}, async (page) => {
    await page.goto(portal.node.desk('/yen-phu/van-ban/moi'));
    const field = page.locator('#text');
    await field.fill('Điều 1. Phạm vi\n');
    await field.press('Control+End');
    await field.evaluate((element) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', 'Một:\nx;\ny.\nHai.');
      clipboardData.setData('text/html', '<ol><li>Một:<ol style="list-style-type: lower-alpha"><li>x;</li><li>y.</li></ol></li><li>Hai.</li></ol>');
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    });
    await page.locator('#cau-truc').getByText('Khoản 2').waitFor();
    assert.equal(await field.inputValue(), 'Điều 1. Phạm vi\n1. Một:\na. x;\nb. y.\n2. Hai.');
  });
});

test('what was typed and not sent is offered back, with all its rows', async () => {
  await asPerson(writer, {}, async (page) => {
    await page.goto(portal.node.desk('/yen-phu/van-ban/moi'));
    await page.getByLabel('Trích yếu', { exact: true }).fill('Về việc bị mất điện');
    await relate(page, 1, 'Căn cứ', '72/2025/QH15');
    await page.getByRole('button', { name: 'Thêm dòng' }).click();
    await relate(page, 2, 'Dẫn chiếu', '01/QĐ-UBND');
    await until('it is kept', () => page.evaluate(() => Object.values(localStorage).some((kept) => kept.includes('01/QĐ-UBND'))));
    const context = page.context();
    await page.close();
    const again = await context.newPage();
    await again.goto(portal.node.desk('/yen-phu/van-ban/moi'));
    await again.getByRole('button', { name: 'Dùng lại' }).click();
    assert.equal(await again.getByLabel('Trích yếu', { exact: true }).inputValue(), 'Về việc bị mất điện');
    assert.equal(await again.locator('#relation_number-2').inputValue(), '01/QĐ-UBND');
    assert.equal(await again.locator('#relation_kind-2').inputValue(), 'refers_to');
  });
});

test('the text and the facts of an attached file are taken over', async () => {
  await asPerson(writer, { viewport: phone }, async (page) => {
    await page.goto(portal.node.desk('/yen-phu/van-ban/moi'));
    const paper = ['Số: 31/KH-UBND', 'Yên Phú, ngày 05 tháng 3 năm 2026', 'KẾ HOẠCH', 'Về việc trồng rừng', 'Điều 1. Phạm vi', '1. Các thôn vùng cao.'];
    await page.locator('#file_upload').setInputFiles({ name: 'ke-hoach.docx', mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', buffer: docx(paper) });
    await press(page, 'Lấy nội dung từ tệp');
    assert.equal(await page.locator('#number').inputValue(), '31/KH-UBND');
    assert.equal(await page.locator('#issued_on').inputValue(), '2026-03-05');
    assert.match(await page.locator('#text').inputValue(), /Điều 1\. Phạm vi/);
    await page.locator('#ct-dieu-1-khoan-1').waitFor();
    await assertClean(page);
    await press(page, 'Lưu');
    await assertSaid(page, 'Đã lưu văn bản mới.');
    await page.getByRole('link', { name: 'Tải về xem' }).waitFor();
  });
});

test('without scripts: structure, more rows, and what the portal holds', async () => {
  await asPerson(writer, { javaScriptEnabled: false, viewport: phone }, async (page) => {
    await page.goto(portal.node.desk('/yen-phu/van-ban/moi'));
    await fill(page, { number: '15/QĐ-UBND', title: 'Về lịch tiếp công dân mới', issued: '2026-04-01', body: text });
    await press(page, 'Xem cấu trúc');
    await page.locator('#ct-dieu-1-khoan-2').waitFor();
    await page.getByText('Số thứ tự không liền').waitFor();
    await assertClean(page);
    await page.locator('#text').fill(text.replace('Điều 3', 'Điều 2'));
    await relate(page, 1, 'Thay thế', '12/QĐ-UBND');
    await press(page, 'Thêm dòng');
    assert.equal(await page.locator('#relation_number-1').inputValue(), '12/QĐ-UBND');
    await relate(page, 2, 'Căn cứ', '72/2025/QH15');
    await press(page, 'Lưu');
    await assertSaid(page, 'Đã lưu văn bản mới.');
    await page.getByText('Có trên cổng:').waitFor();
    assert.equal(await page.getByText('Chưa có trên cổng.').count(), 1);
    await press(page, 'Lưu và gửi duyệt');
  });
  await approve('15/QĐ-UBND');
});

test('numbers that the portal holds are offered while a relation is typed', async () => {
  await asPerson(writer, {}, async (page) => {
    await page.goto(portal.node.desk('/yen-phu/van-ban/moi'));
    await fill(page, { number: '21/QĐ-UBND', title: 'Về việc gợi ý', issued: '2026-05-04', body: text });
    const field = page.locator('#relation_number-1'), line = page.locator('.suggestions:not([hidden]) [role=option]');
    await field.pressSequentially('7 2011 qd');
    await line.first().waitFor();
    assert.match(await line.first().textContent(), /^Quyết định 07\/2011\/QĐ-UBND/);
    await assertClean(page);
    await page.keyboard.press('ArrowDown');
    assert.equal(await field.getAttribute('aria-activedescendant'), await line.first().getAttribute('id'));
    await page.keyboard.press('Enter');
    assert.equal(await field.inputValue(), '07/2011/QĐ-UBND');
    assert.equal(await page.locator('#relation_issued_on-1').inputValue(), '2011-06-03');
    assert.match(await page.locator('#relation_title-1').inputValue(), /quy chế/i);
    assert.equal(await line.count(), 0, 'the list is closed');
    const held = page.getByText('Có trên cổng:');
    await held.waitFor();
    await assertClean(page);
    await field.press('Backspace');
    assert.equal(await held.count(), 0, 'another number is another document');

    await page.setViewportSize(phone);
    await page.getByRole('button', { name: 'Thêm dòng' }).click();
    await page.locator('#relation_number-2').pressSequentially('12');
    await line.first().waitFor();
    await assertClean(page);
    await line.filter({ hasText: 'Quyết định 12/QĐ-UBND' }).click();
    assert.equal(await page.locator('#relation_number-2').inputValue(), '12/QĐ-UBND');
    await page.locator('#relation_kind-1').selectOption({ label: 'Căn cứ' });
    await page.locator('#relation_kind-2').selectOption({ label: 'Dẫn chiếu' });
    await press(page, 'Lưu');
    await assertSaid(page, 'Đã lưu văn bản mới.');
    assert.equal(await page.locator('#relation_issued_on-2').inputValue(), '2026-03-02');
    assert.equal(await held.count(), 1);
    assert.equal(await page.getByText('Chưa có trên cổng.').count(), 1);
  });
});

test('somebody else was faster: what was typed stays', async () => {
  let edition;
  await asPerson(writer, {}, async (page) => {
    await page.goto(portal.node.desk('/yen-phu/van-ban/moi'));
    await fill(page, { number: '20/QĐ-UBND', title: 'Về việc thử', issued: '2026-04-02', body: text });
    await press(page, 'Lưu');
    edition = new URL(page.url()).pathname;
    await asPerson(head, { javaScriptEnabled: false }, async (other) => {
      await other.goto(portal.node.desk(edition));
      await page.getByLabel('Trích yếu', { exact: true }).fill('Về việc của người viết');
      await page.locator('.saved-state[data-kind="saved"]').waitFor();
      await other.getByLabel('Trích yếu', { exact: true }).fill('Về việc của người duyệt');
      await press(other, 'Lưu');
      await other.getByText('Những gì bạn gõ vẫn ở dưới đây.').waitFor();
      assert.equal(await other.getByLabel('Trích yếu', { exact: true }).inputValue(), 'Về việc của người duyệt');
      await assertClean(other);
    });
  });
});

test('a task of a directive is followed to its end, and readers see how far it is', async () => {
  const path = await shown('15/QĐ-UBND');
  await asPerson(writer, {}, async (page) => {
    await follow(page, 'Văn bản');
    await page.getByRole('link', { name: /15\/QĐ-UBND/ }).click();
    await page.getByRole('link', { name: 'Nhiệm vụ giao trong văn bản' }).click();
    await page.getByLabel('Nhiệm vụ', { exact: true }).fill('Niêm yết lịch tiếp công dân tại nhà văn hoá các thôn');
    await page.getByLabel('Đơn vị thực hiện').fill('Văn phòng Uỷ ban nhân dân xã');
    await page.locator('#due_on').fill('2026-05-15');
    await assertClean(page);
    await press(page, 'Thêm nhiệm vụ');
    await assertSaid(page, 'Đã thêm nhiệm vụ.');
    assert.equal(await page.locator('.kept-offer').count(), 0, 'what arrived is not offered back');
    await assertClean(page);
    await page.getByRole('link', { name: /Niêm yết lịch/ }).click();
    await page.getByLabel('Kết quả hoặc lý do').fill('Đã niêm yết tại 12 thôn.');
    await assertClean(page);
    await press(page, 'Báo đã làm xong');
    await assertSaid(page, 'Đã ghi nhận.');
  });
  const state = async () => /data-task="([^"]+)"/.exec((await portal.node.get(commune, path)).text)?.[1];
  assert.equal(await state(), undefined);
  await asPerson(head, { viewport: phone }, async (page) => {
    await follow(page, /Niêm yết lịch/);
    await press(page, 'Cho bạn đọc thấy');
    await until('readers see the task', async () => (await state()) === 'reported_late');
    await press(page, 'Xác nhận hoàn thành');
    await assertSaid(page, 'Đã ghi nhận.');
    await assertClean(page);
  });
  await until('readers see that it is done', async () => /^done/.test(await state()));
  await visit(browser, { viewport: phone }, async (page) => {
    await page.goto(portal.node.url(commune, path));
    await page.getByText('Hoàn thành sau hạn').waitFor();
    await assertClean(page);
  });
});
