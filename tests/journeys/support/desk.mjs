// SPDX-License-Identifier: AGPL-3.0-or-later
// What staff do on the desk, by the words they read there.
import assert from 'node:assert/strict';
import { visit } from './browser.mjs';

export async function signIn(page, node, email, password, target = '/') {
  await page.goto(node.desk(target));
  await page.getByLabel('Thư điện tử').fill(email);
  await page.getByLabel('Mật khẩu').fill(password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.locator('.desk-bar').waitFor();
}

// What somebody does on the desk, from signing in, in a window of their own.
export const atDesk = (portal, browser, email, options, act) => visit(browser, options, async (page) => {
  await signIn(page, portal.node, email, portal.password);
  await act(page);
});

export const surface = (page) => page.locator('.editor-surface > .body');
export const flash = (page) => page.locator('.flash');

// Fills the fields that are given; `body` goes into the editor, or into the plain field where scripts are off.
export async function fillArticle(page, { title, summary, body, category, tags, picture, alt, publishAt, note }) {
  if (title !== undefined) await page.getByLabel('Tiêu đề').fill(title);
  if (summary !== undefined) await page.getByLabel('Tóm tắt').fill(summary);
  if (body !== undefined) await writeBody(page, body);
  if (category !== undefined) await page.getByLabel('Chuyên mục chính').selectOption({ label: category });
  if (picture !== undefined) await page.locator('#lead_upload').setInputFiles(picture);
  if (alt !== undefined) await page.locator('#lead_alt').fill(alt);
  if (tags !== undefined) await page.getByLabel('Từ khóa').fill(tags);
  if (publishAt !== undefined) await page.getByLabel('Hẹn giờ đăng').fill(publishAt);
  if (note !== undefined) await page.getByLabel('Đính chính').fill(note);
}

async function writeBody(page, text) {
  if (await surface(page).count()) {
    await surface(page).click();
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Delete');
    await page.keyboard.insertText(text);
  } else {
    await page.locator('#body').fill(text);
  }
}

// Presses a button that sends a form, and waits for the page that answers.
export async function press(page, name) {
  await Promise.all([page.waitForNavigation(), page.getByRole('button', { name, exact: true }).click()]);
}

export async function follow(page, name) {
  await Promise.all([page.waitForNavigation(), page.getByRole('link', { name }).click()]);
}

export async function assertSaid(page, sentence) {
  assert.equal((await flash(page).textContent()).trim(), sentence);
}

// "/yen-phu/bai-viet/12" of the edition that is open.
export const editionPath = (page) => /\/[a-z0-9-]+\/bai-viet\/\d+/.exec(new URL(page.url()).pathname)[0];
