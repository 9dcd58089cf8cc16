// SPDX-License-Identifier: AGPL-3.0-or-later
// node tests/screenshots.mjs FOLDER [page…]: every sample page at 360, 768 and 1366 px, light and dark, for eyes to judge.
import fs from 'node:fs';
import path from 'node:path';
import { launch } from './browser.mjs';
import { pages } from './samples.mjs';
import { serve } from './serve.mjs';

const [folder, ...wanted] = process.argv.slice(2);
if (!folder) { console.error('usage: node tests/screenshots.mjs FOLDER [page…]'); process.exit(2); }
fs.mkdirSync(folder, { recursive: true });
const site = await serve();
const browser = await launch();
for (const name of wanted.length ? wanted : Object.keys(pages)) {
  for (const colorScheme of ['light', 'dark']) {
    const page = await browser.newPage({ viewport: { width: 1366, height: 800 }, colorScheme });
    page.on('console', (message) => { if (message.type() === 'error') console.log(`${name}: ${message.text()}`); });
    await page.goto(`${site.base}/${name}`, { waitUntil: 'networkidle' });
    for (const width of [1366, 768, 360]) {
      await page.setViewportSize({ width, height: 800 });
      await page.screenshot({ path: path.join(folder, `${name}-${width}-${colorScheme}.png`), fullPage: true });
    }
    await page.close();
  }
}
await browser.close();
site.close();
