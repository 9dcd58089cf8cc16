// SPDX-License-Identifier: AGPL-3.0-or-later
// Be Vietnam Pro (OFL) from @fontsource: two weights, each in three files of which a reader loads only those his text needs.
// Instructions for hinting are two thirds of each file and do nothing on screens that smooth text: they go.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';

const source = path.join(path.dirname(fileURLToPath(import.meta.url)), 'node_modules/@fontsource/be-vietnam-pro');
const weights = [400, 600];
// The last face that has a character wins: Vietnamese comes last, or ă, đ, ơ and ư would fetch latin-ext as well.
const subsets = ['latin-ext', 'latin', 'vietnamese'];
const features = ['ccmp', 'locl', 'kern', 'mark', 'mkmk', 'liga', 'calt', 'tnum'];
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

// "U+0000-00FF,U+0131" → every character of it.
function charactersOf(range) {
  return range.split(',').map((part) => {
    const [first, last = first] = part.trim().replace('U+', '').split('-').map((hex) => parseInt(hex, 16));
    return String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, at) => first + at));
  }).join('');
}

// Answers with [name, bytes] of each file.
export async function fontFiles() {
  const made = [];
  for (const weight of weights) {
    for (const [subset, range] of rangesOf(weight)) {
      const whole = fs.readFileSync(path.join(source, 'files', `be-vietnam-pro-${subset}-${weight}-normal.woff2`));
      const bytes = await subsetFont(whole, charactersOf(range), { targetFormat: 'woff2', noHinting: true, keepFeatures: features });
      made.push([nameOf(subset, weight), bytes]);
    }
  }
  return made;
}
