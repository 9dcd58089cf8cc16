// SPDX-License-Identifier: AGPL-3.0-or-later
// A citizen searches with suggestions, by keyboard, by mouse and without scripts; the board chooses what stands first and teaches a
// local word.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertClean, launch, open, phone, visit } from './support/browser.mjs';
import { assertSaid, press, signIn } from './support/desk.mjs';
import { Portal } from './support/portal.mjs';
import { until } from './support/wait.mjs';

let portal, browser, admin, chosen;
const items = async (query) => {
  const answer = JSON.parse((await portal.node.get('localhost', `/api/v1/search?q=${encodeURIComponent(query)}`)).text);
  return (answer.items ?? []).filter((item) => item.all_words);
};
before(async () => {
  [portal, browser] = await Promise.all([Portal.make(), launch()]);
  await until('the index is ready', async () => (await items('lễ hội')).length > 0);
  [, chosen] = await items('lễ hội');
  admin = await open(browser);
  await signIn(admin.page, portal.node, 'quantri@tuyenquang.example', portal.password);
});
after(async () => { await browser?.close(); await portal?.remove(); });

const line = (page) => page.locator('.suggestions').getByRole('option');

test('titles are suggested while typing and chosen by keyboard', () => visit(browser, {}, async (page) => {
  await page.goto(portal.node.url('localhost'));
  const field = page.getByRole('combobox', { name: 'Tìm trên' });
  await field.pressSequentially('le ho');
  await line(page).first().waitFor();
  await assertClean(page);
  assert.equal(await field.getAttribute('aria-expanded'), 'true');
  await page.keyboard.press('ArrowDown');
  const first = line(page).first();
  assert.equal(await first.getAttribute('aria-selected'), 'true');
  assert.equal(await field.getAttribute('aria-activedescendant'), await first.getAttribute('id'));
  await page.keyboard.press('Escape');
  assert.equal(await field.getAttribute('aria-expanded'), 'false');
  assert.equal(await field.inputValue(), 'le ho');
  await page.keyboard.press('ArrowDown');
  await line(page).first().waitFor();
  await page.keyboard.press('ArrowDown');
  const title = await line(page).first().locator('.title').textContent();
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), title);
}));

test('Enter without a chosen line searches as ever, and a line can be pressed on a phone', () => visit(browser, { viewport: phone }, async (page) => {
  await page.goto(portal.node.url('localhost', '/tim-kiem'));
  const field = page.getByRole('combobox', { name: 'Từ cần tìm' });
  await field.pressSequentially('lễ hội');
  await line(page).first().waitFor();
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  assert.match(page.url(), /\/tim-kiem\?q=/);
  await page.getByText(/kết quả cho “lễ hội”/).waitFor();
  await page.getByRole('combobox').fill('lễ h');
  await line(page).first().click();
  await page.waitForURL((url) => url.pathname !== '/tim-kiem');
}));

test('the same without scripts', () => visit(browser, { javaScriptEnabled: false }, async (page) => {
  await page.goto(portal.node.url('localhost'));
  await page.getByRole('searchbox').fill('le hoi');
  await press(page, 'Tìm');
  await page.getByText(/kết quả cho “le hoi”/).waitFor();
  await assertClean(page);
}));

test('a word typed with the keyboard switched off is understood', () => visit(browser, { viewport: phone, javaScriptEnabled: false }, async (page) => {
  await page.goto(portal.node.url('localhost', '/tim-kiem?q=leex+hooij'));
  await Promise.all([page.waitForNavigation(), page.getByText('Có phải bạn muốn tìm').getByRole('link', { name: 'lễ hội' }).click()]);
  await page.getByText(/kết quả cho “lễ hội”/).waitFor();
  await assertClean(page);
}));

test('a day that is none is told at its field and mended there as people write days', () => visit(browser, { viewport: phone, javaScriptEnabled: false }, async (page) => {
  await page.goto(portal.node.url('localhost', '/tim-kiem?q=le+hoi&tu=31/02/2026'));
  const from = page.getByLabel('Từ ngày');
  assert.equal(await from.inputValue(), '31/02/2026');
  await page.getByText('“31/02/2026” không phải ngày có thật.').waitFor();
  await assertClean(page);
  await from.fill('1/1/2025');
  await press(page, 'Áp dụng');
  await page.getByRole('link', { name: 'Từ 01/01/2025' }).waitFor();
  assert.equal(await from.inputValue(), '2025-01-01');
  await assertClean(page);
}));

test('the board chooses what stands first', async () => {
  const { page } = admin;
  await page.goto(portal.node.desk('/tuyen-quang/tim-kiem'));
  await assertClean(page);
  await press(page, 'Lưu');
  await page.getByRole('alert').getByText('Hãy ghi ít nhất một địa chỉ.').waitFor();
  await assertClean(page);
  await page.getByLabel('Câu tìm kiếm').fill('lễ hội');
  await page.getByLabel('Địa chỉ các trang đứng đầu').fill(chosen.url);
  await press(page, 'Lưu');
  await assertSaid(page, 'Đã lưu kết quả được chọn cho “lễ hội”.');
  await assertClean(page);
  await visit(browser, {}, async (reader) => {
    await reader.goto(portal.node.url('localhost', '/tim-kiem?q=le+hoi'));
    const box = reader.getByRole('region', { name: 'Được Ban Biên tập chọn' });
    assert.equal(await box.getByRole('heading', { level: 3 }).textContent(), chosen.title);
    await assertClean(reader);
  });
  // Offered by the browser itself where scripts are off; with them titles take that place.
  await visit(browser, { viewport: phone, javaScriptEnabled: false }, async (reader) => {
    await reader.goto(portal.node.url('localhost', '/tim-kiem'));
    const field = reader.locator('#tim');
    assert.deepEqual(await field.evaluate((input) => [...input.list.options].map((option) => option.value)), ['lễ hội']);
    await assertClean(reader);
    await Promise.all([reader.waitForNavigation(), reader.getByRole('region', { name: 'Ban Biên tập gợi ý tìm' }).getByRole('link', { name: 'lễ hội' }).click()]);
    await reader.getByText(/kết quả cho “lễ hội”/).waitFor();
    await Promise.all([reader.waitForURL(/#thu-hep$/), reader.getByRole('link', { name: 'Thu hẹp kết quả' }).click()]);
    await assertClean(reader);
  });
  await visit(browser, {}, async (reader) => {
    await reader.goto(portal.node.url('localhost', '/tim-kiem'));
    await reader.getByRole('combobox', { name: 'Từ cần tìm' }).waitFor();
    assert.equal(await reader.locator('#tim').getAttribute('list'), null);
  });
  await page.getByRole('link', { name: 'lễ hội', exact: true }).click();
  await assertClean(page);
  await page.getByRole('button', { name: 'Bỏ', exact: true }).click();
  await Promise.all([page.waitForNavigation(), page.locator('dialog[open]').getByRole('button', { name: 'Bỏ', exact: true }).click()]);
  await assertSaid(page, 'Đã bỏ kết quả được chọn cho “lễ hội”.');
});

test('a local word is taught and works at once', async () => {
  const { page } = admin;
  assert.deepEqual(await items('quậy tưng bừng'), []);
  await page.goto(portal.node.desk('/tu-dong-nghia'));
  await page.getByText('từ có sẵn của hệ thống', { exact: false }).last().click();
  await assertClean(page);
  await page.getByLabel('Từ, chữ viết tắt').fill('quậy tưng bừng');
  await page.getByLabel('Cùng nghĩa với').fill('lễ hội');
  await press(page, 'Lưu');
  await assertSaid(page, 'Đã lưu từ “quậy tưng bừng”.');
  await assertClean(page);
  assert.ok((await items('quay tung bung')).length > 0);
  await page.getByRole('link', { name: 'quậy tưng bừng', exact: true }).click();
  await assertClean(page);
});

test('no page had an error of its scripts', () => assert.deepEqual(admin.problems, []));
