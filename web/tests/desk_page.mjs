// SPDX-License-Identifier: AGPL-3.0-or-later
// What the tests of the desk share: a page whose script errors fail the test, the editor's parts, pasting.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { launch } from './browser.mjs';
import { serve } from './serve.mjs';

// One server and one browser for the tests of a file.
export function desk() {
  const shared = {};
  before(async () => { Object.assign(shared, { site: await serve(), browser: await launch() }); });
  after(async () => { await shared.browser?.close(); shared.site?.close(); });
  return shared;
}

const noon = Date.parse('2026-11-23T12:00:00+07:00');

// Runs `act` with a fresh page of a fresh visitor; timers stand still until the test moves them with page.clock.
// `expected`: messages of the console that belong to the test.
export async function visit({ site, browser }, name, act, { expected = null, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1366, height: 900 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const problems = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => { if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) problems.push(message.text()); });
  for (const list of Object.values(site.seen)) list.length = 0;
  if (options.javaScriptEnabled !== false) {
    await page.clock.install({ time: noon });
    await page.clock.pauseAt(noon + 1000);
  }
  await page.goto(`${site.base}/${name}`);
  await act(page);
  await context.close();
  assert.deepEqual(problems.filter((each) => !expected?.test(each)), []);
}

export const surface = (page) => page.locator('.editor-surface > .body');
export const tool = (page, name) => page.locator('.editor').getByRole('button', { name, exact: true });
export const sent = async (page) => JSON.parse(await page.locator('#noi-dung-bai').inputValue());
export const state = (page) => page.locator('.saved-state');

export function paste(page, data) {
  return surface(page).evaluate((element, kinds) => {
    const clipboardData = new DataTransfer();
    for (const [kind, text] of Object.entries(kinds)) clipboardData.setData(kind, text);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, data);
}

// An empty text with the writer in it.
export async function startWriting(page) {
  await surface(page).click();
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Delete');
}
