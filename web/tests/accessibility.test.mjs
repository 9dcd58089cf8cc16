// SPDX-License-Identifier: AGPL-3.0-or-later
// axe-core on every sample page, narrow and wide, light and dark, and what axe does not see: reflow, targets, focus.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { launch } from './browser.mjs';
import { pages } from './samples.mjs';
import { serve } from './serve.mjs';

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let site, browser;
before(async () => { site = await serve(); browser = await launch(); });
after(async () => { await browser?.close(); site?.close(); });

async function open(name, width = 1366) {
  const page = await browser.newPage({ viewport: { width, height: 800 }, reducedMotion: 'reduce' });
  await page.goto(`${site.base}/${name}`);
  await page.evaluate(() => document.fonts.ready);
  return page;
}

async function violations(page) {
  const found = await page.evaluate(async () => {
    const result = await axe.run(document, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
    return result.violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.target.join(' ')).slice(0, 4).join(' | ')}`);
  });
  return found;
}

for (const name of Object.keys(pages)) {
  test(`no violation of axe: ${name}`, async () => {
    const page = await open(name);
    await page.evaluate(axe);
    for (const width of [1366, 360]) {
      await page.setViewportSize({ width, height: 800 });
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme });
        assert.deepEqual(await violations(page), [], `${name} at ${width} px, ${colorScheme}`);
      }
    }
    await page.close();
  });

  test(`reads at 320 px and with text at 200 % without scrolling sideways: ${name}`, async () => {
    const page = await open(name, 320);
    const over = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(await over(), 0);
    await page.setViewportSize({ width: 640, height: 800 });
    await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
    assert.equal(await over(), 0);
    await page.close();
  });
}

test('the dialogs of the desk and the table tools have no violation', async () => {
  const page = await open('desk-edit');
  await page.evaluate(axe);
  await page.locator('.editor td').first().click();
  await page.locator('.editor-table-tools').waitFor();
  assert.deepEqual(await violations(page), []);
  await page.keyboard.press('Control+K');
  await page.locator('dialog[open]').waitFor();
  assert.deepEqual(await violations(page), []);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Xóa bản nháp' }).click();
  await page.locator('dialog[open]').waitFor();
  assert.deepEqual(await violations(page), []);
  await page.close();
});

test('every stop of the Tab key is seen and named', async () => {
  for (const name of ['home', 'desk-list', 'desk-edit']) {
    const page = await open(name);
    await page.keyboard.press('Tab');
    assert.match(await page.evaluate(() => document.activeElement.className), /skip-link/);
    assert.ok(await page.locator('.skip-link').evaluate((link) => link.getBoundingClientRect().top >= 0));
    for (let stop = 0; stop < 25; stop++) {
      const here = await page.evaluate(() => {
        const at = document.activeElement, style = getComputedStyle(at);
        return { tag: at.tagName, text: at.outerHTML.slice(0, 80), drawn: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2, editor: at.closest('.editor') !== null };
      });
      if (here.tag === 'BODY') break;
      assert.ok(here.drawn || here.editor, `${name}: no focus mark on ${here.text}`);
      await page.keyboard.press('Tab');
    }
    await page.close();
  }
});

test('no target is smaller than 24 px, the buttons of readers and writers not than 44 px on a phone', async () => {
  for (const name of ['home', 'article', 'desk-edit']) {
    const page = await browser.newPage({ viewport: { width: 360, height: 800 }, hasTouch: true, isMobile: true });
    await page.goto(`${site.base}/${name}`);
    const small = await page.evaluate(() => [...document.querySelectorAll('button, .button, .site-nav a, .desk-nav a, summary, select, input:not([type=checkbox], [type=hidden], [type=file])')]
      .filter((each) => each.checkVisibility() && !each.closest('.editor-field-line, .editor-note-kind'))
      .filter((each) => { const box = each.getBoundingClientRect(); return box.width > 1 && (box.height < 43.9 || box.width < 43.9); }).map((each) => each.outerHTML.slice(0, 90)));
    assert.deepEqual(small, [], name);
    await page.close();
  }
});
