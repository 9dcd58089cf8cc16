// SPDX-License-Identifier: AGPL-3.0-or-later
// The browser of all tests and journeys. Files it downloads are read through the test, so it needs no folder of the caller's.
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const quiet = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run', '--disable-quic', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--force-color-profile=srgb', '--font-render-hinting=none'];

// Options are playwright's. Pages are our own and the machine is often a container, so Chromium's sandbox stays off.
export function launch({ args = [], ...options } = {}) {
  const browser = process.env.CHROMIUM || '/usr/bin/chromium';
  if (!fs.existsSync(browser)) throw new Error(`no browser at ${browser}: apt-get install chromium, or name one by CHROMIUM`);
  return chromium.launch({ executablePath: fileURLToPath(new URL('chromium', import.meta.url)), args: ['--headless', ...quiet, ...args], ...options });
}
