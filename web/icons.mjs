// SPDX-License-Identifier: AGPL-3.0-or-later
// One sprite of the Lucide icons (ISC) that templates use: <svg class="icon" aria-hidden="true"><use href="/assets/icons.svg?HASH#search"/></svg>
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), 'node_modules/lucide-static/icons');

export const iconNames = [
  'archive', 'arrow-left', 'arrow-right', 'bell', 'calendar', 'check', 'chevron-down', 'chevron-right', 'circle-alert', 'clock', 'download',
  'eye', 'file', 'file-text', 'folder', 'globe', 'history', 'house', 'image', 'info', 'link', 'list', 'lock', 'log-out', 'mail', 'map-pin',
  'menu', 'newspaper', 'paperclip', 'pencil', 'phone', 'plus', 'printer', 'rss', 'search', 'send', 'settings', 'share-2', 'shield',
  'tag', 'trash-2', 'triangle-alert', 'undo-2', 'upload', 'user', 'users', 'x',
];

export function iconSprite() {
  const symbols = iconNames.map((name) => {
    const svg = fs.readFileSync(path.join(folder, `${name}.svg`), 'utf8');
    const inner = svg.replace(/<!--[^]*?-->/g, '').match(/<svg[^>]*>([^]*)<\/svg>/)[1].replace(/\s*\n\s*/g, '');
    return `<symbol id="${name}" viewBox="0 0 24 24">${inner}</symbol>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('\n')}</svg>\n`;
}
