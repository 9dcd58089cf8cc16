// SPDX-License-Identifier: AGPL-3.0-or-later
// Debian's Chromium for the tests; null where there is none. CHROMIUM names another one.
import fs from 'node:fs';
import { chromium } from 'playwright-core';

const executablePath = process.env.CHROMIUM || '/usr/bin/chromium';

export async function openBrowser() {
  if (!fs.existsSync(executablePath)) return null;
  return chromium.launch({ executablePath, args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
}
