// SPDX-License-Identifier: AGPL-3.0-or-later
// What a reader on a weak line has to fetch (sizes as sent: gzip for text, woff2 as it is).
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { launch } from './browser.mjs';
import { serve } from './serve.mjs';

const packed = (bytes) => gzipSync(bytes, { level: 6 }).length;
const dist = (name) => fs.readFileSync(new URL(`../dist/${name}`, import.meta.url));
let site, browser;
before(async () => { site = await serve(); browser = await launch(); });
after(async () => { await browser?.close(); site?.close(); });

test('style sheets stay small', () => {
  assert.ok(packed(dist('site.css')) <= 20_000, `site.css: ${packed(dist('site.css'))}`);
  assert.ok(packed(dist('desk.css')) <= 20_000, `desk.css: ${packed(dist('desk.css'))}`);
});

test('scripts of the desk stay small', () => {
  assert.ok(packed(dist('desk.js')) <= 10_000, `desk.js: ${packed(dist('desk.js'))}`);
  assert.ok(packed(dist('editor.js')) <= 160_000, `editor.js: ${packed(dist('editor.js'))}`);
});

test('an article page is at most 60 kB before pictures, and asks nobody else', async () => {
  const page = await browser.newPage();
  const fetched = [];
  page.on('response', (response) => fetched.push(response));
  await page.goto(`${site.base}/article`, { waitUntil: 'networkidle' });
  let total = 0;
  const kinds = new Set();
  for (const response of fetched) {
    const { origin, pathname } = new URL(response.url());
    assert.equal(origin, site.base);
    const kind = response.request().resourceType();
    kinds.add(kind);
    if (kind === 'image' || path.extname(pathname) === '.svg') continue;
    const bytes = await response.body();
    total += kind === 'font' ? bytes.length : packed(bytes);
  }
  await page.close();
  assert.deepEqual([...kinds].filter((kind) => ['document', 'stylesheet', 'font', 'script'].includes(kind)).sort(), ['document', 'font', 'stylesheet']);
  assert.ok(total > 20_000 && total <= 60_000, `article page: ${total} bytes`);
});

test('Vietnamese text needs four font files, and no letter of it a fifth', async () => {
  const page = await browser.newPage();
  const fonts = [];
  page.on('response', (response) => { if (response.request().resourceType() === 'font') fonts.push(path.basename(response.url())); });
  await page.goto(`${site.base}/article`, { waitUntil: 'networkidle' });
  await page.evaluate(async () => {
    const all = 'Aă Ââ Đđ Êê Ôô Ơơ Ưư ắằẳẵặ ấầẩẫậ ếềểễệ ốồổỗộ ớờởỡợ ứừửữự ỳýỷỹỵ ũ ĩ “” – …';
    const main = document.querySelector('main');
    main.append(all, Object.assign(document.createElement('strong'), { textContent: all.toUpperCase() }));
    main.getBoundingClientRect();
    await document.fonts.ready;
  });
  await page.waitForLoadState('networkidle');
  await page.close();
  const wanted = [400, 600].flatMap((weight) => ['latin', 'vietnamese'].map((subset) => `be-vietnam-pro-${weight}-${subset}.woff2`));
  assert.deepEqual(fonts.sort(), wanted);
});
