// SPDX-License-Identifier: AGPL-3.0-or-later
// Pages in Chromium: errors of scripts fail the journey, and every page can be asked for what axe and narrow screens find.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { launch } from '../../../web/tests/browser.mjs';
import { root } from './portal.mjs';

const web = createRequire(path.join(root, 'web/package.json'));
const axe = fs.readFileSync(web.resolve('axe-core/axe.min.js'), 'utf8');
export const phone = { width: 360, height: 740 };
export const desktop = { width: 1366, height: 900 };
export { launch };

const withoutScripts = new WeakSet();

export async function open(browser, { viewport = desktop, javaScriptEnabled = true } = {}) {
  const context = await browser.newContext({ viewport, javaScriptEnabled, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', reducedMotion: 'reduce' });
  context.setDefaultTimeout(20_000);
  if (!javaScriptEnabled) withoutScripts.add(context);
  const problems = [];
  context.on('weberror', (error) => problems.push(`${error.page()?.url()}: ${error.error()}`));
  context.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) problems.push(`${message.page()?.url()}: ${message.text()}`);
  });
  return { context, page: await context.newPage(), problems };
}

// A window for what `act` does in it; in the end no script may have failed.
export async function visit(browser, options, act) {
  const { context, page, problems } = await open(browser, options);
  await act(page);
  await context.close();
  assert.deepEqual(problems, []);
}

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// axe needs timers, which stand still where scripts are off. There a twin of the page is looked at: the same document in a context
// with scripts, but without those of the page.
async function asSeen(page, act) {
  if (!withoutScripts.has(page.context())) return act(page);
  const html = (await page.content()).replace(/<(\/?)noscript>/g, '<$1div>');
  const context = await page.context().browser().newContext({ storageState: await page.context().storageState(), viewport: page.viewportSize() });
  try {
    await context.route(/\/assets\/[^?]*\.js/, (route) => route.abort());
    const twin = await context.newPage();
    await twin.route(page.url(), (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
    await twin.goto(page.url());
    return await act(twin);
  } finally {
    await context.close();
  }
}

async function violations(page) {
  await page.evaluate(axe);
  return page.evaluate(async (values) => {
    const result = await globalThis.axe.run(document, { resultTypes: ['violations'], runOnly: values });
    return result.violations.flatMap((each) => each.nodes.map((node) => `${each.id}: ${node.target.join(' ')}`));
  }, rules);
}

// No violation and nothing to scroll sideways, on a phone and on a desk. The window is as before afterwards.
export function assertClean(page) {
  return asSeen(page, async (seen) => {
    const before = seen.viewportSize();
    for (const size of [desktop, phone]) {
      await seen.setViewportSize(size);
      assert.deepEqual(await violations(seen), [], `${page.url()} at ${size.width} px`);
      const over = await seen.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(over, 0, `${page.url()} scrolls sideways at ${size.width} px`);
    }
    await seen.setViewportSize(before);
  });
}

// A JPEG drawn by the browser, with the notes a camera would leave in it.
export const cameraNotes = 'MAY ANH CUA NGUYEN VAN A, NHA RIENG 21.82 105.21';
export async function photograph(browser, words = 'Chợ phiên') {
  const page = await browser.newPage();
  const data = await page.evaluate((text) => {
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width: 1800, height: 1200 });
    const pen = canvas.getContext('2d');
    const sky = pen.createLinearGradient(0, 0, 0, 1200);
    sky.addColorStop(0, '#8fb8d8');
    sky.addColorStop(1, '#e8dcc0');
    pen.fillStyle = sky;
    pen.fillRect(0, 0, 1800, 1200);
    for (const [color, base, height] of [['#5b7f6b', 760, 260], ['#3f6350', 900, 200], ['#28473a', 1020, 160]]) {
      pen.fillStyle = color;
      pen.beginPath();
      pen.moveTo(0, 1200);
      for (let x = 0; x <= 1800; x += 20) pen.lineTo(x, base - height * Math.abs(Math.sin(x / 260 + base)));
      pen.lineTo(1800, 1200);
      pen.fill();
    }
    pen.fillStyle = '#fff';
    pen.font = '64px sans-serif';
    pen.fillText(text, 80, 1120);
    return canvas.toDataURL('image/jpeg', 0.85).split(',')[1];
  }, words);
  await page.close();
  return withNotes(Buffer.from(data, 'base64'));
}

// An Exif segment (TIFF, one entry: ImageDescription) after the first marker.
function withNotes(jpeg) {
  const text = Buffer.from(`${cameraNotes}\0`);
  const tiff = Buffer.alloc(26);
  tiff.write('II*\0', 0, 'latin1');
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(1, 8);
  tiff.writeUInt16LE(0x010e, 10);
  tiff.writeUInt16LE(2, 12);
  tiff.writeUInt32LE(text.length, 14);
  tiff.writeUInt32LE(26, 18);
  const content = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, text]);
  const head = Buffer.from([0xff, 0xe1, (content.length + 2) >> 8, (content.length + 2) & 0xff]);
  return Buffer.concat([jpeg.subarray(0, 2), head, content, jpeg.subarray(2)]);
}
