// SPDX-License-Identifier: AGPL-3.0-or-later
// Be Vietnam Pro (OFL) from @fontsource: two weights, each in three files of which a reader loads only those his text needs.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const source = path.join(path.dirname(fileURLToPath(import.meta.url)), 'node_modules/@fontsource/be-vietnam-pro');
const weights = [400, 600];
const subsets = ['vietnamese', 'latin-ext', 'latin'];
const nameOf = (subset, weight) => `be-vietnam-pro-${weight}-${subset}.woff2`;

function rangesOf(weight) {
  const css = fs.readFileSync(path.join(source, `${weight}.css`), 'utf8');
  return new Map(subsets.map((subset) => {
    const found = css.match(new RegExp(`be-vietnam-pro-${subset}-${weight}-normal[^]*?unicode-range:\\s*([^;]+);`));
    if (!found) throw new Error(`font: no unicode-range for ${subset} ${weight}`);
    return [subset, found[1]];
  }));
}

// The fallback has the metrics of Be Vietnam Pro (ascent 1.000, descent 0.265, running Vietnamese text 1.09 as wide as Arial),
// so that lines do not jump when the font arrives.
const fallback = `@font-face{font-family:"Be Vietnam Pro Fallback";src:local("Arial"),local("Liberation Sans"),local("Roboto");`
  + `size-adjust:109%;ascent-override:91.7%;descent-override:24.3%;line-gap-override:0%}\n`;

export function fontFaces() {
  return fallback + weights.map((weight) => [...rangesOf(weight)].map(([subset, range]) =>
    `@font-face{font-family:"Be Vietnam Pro";font-style:normal;font-weight:${weight};font-display:swap;`
    + `src:url("${nameOf(subset, weight)}") format("woff2");unicode-range:${range}}\n`).join('')).join('');
}

export function fontFiles() {
  return weights.flatMap((weight) => subsets.map((subset) =>
    [nameOf(subset, weight), fs.readFileSync(path.join(source, 'files', `be-vietnam-pro-${subset}-${weight}-normal.woff2`))]));
}
