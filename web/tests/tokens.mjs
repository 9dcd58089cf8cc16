// SPDX-License-Identifier: AGPL-3.0-or-later
// Reads the colours of css/tokens.css as a browser would cascade them, for every mode and accent.
import fs from 'node:fs';

const source = fs.readFileSync(new URL('../css/tokens.css', import.meta.url), 'utf8').replace(/\/\*[^]*?\*\//g, '');

// [{ media, selector, values }] in the order of the file; only one level of @media is used there.
function rules() {
  const found = [];
  const read = (text, media) => {
    for (const [, selectors, body] of text.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
      const values = Object.fromEntries([...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value.trim()]));
      for (const selector of selectors.split(',')) found.push({ media, selector: selector.trim(), values });
    }
  };
  let at = 0;
  for (const match of source.matchAll(/@media ([^{]+)\{((?:[^{}]*\{[^{}]*\})*)\s*\}/g)) {
    read(source.slice(at, match.index), '');
    read(match[2], match[1].trim());
    at = match.index + match[0].length;
  }
  read(source.slice(at), '');
  return found;
}

const contrast = '(prefers-contrast: more)', dark = '(prefers-color-scheme: dark)';
export const modes = {
  light: [''],
  dark: ['', dark],
  'light, high contrast': ['', contrast],
  'dark, high contrast': ['', dark, contrast, `${contrast} and ${dark}`],
};
export const accents = [...new Set(rules().map((rule) => rule.selector).filter((selector) => selector.startsWith('.theme-')))];

// Name → "#rrggbb" of one mode and accent. A class is stronger than :root wherever it stands, as both have one class's weight
// and the file puts accents last in each block.
export function colours(mode, accent) {
  const values = {};
  for (const rule of rules()) if (modes[mode].includes(rule.media) && [':root', accent].includes(rule.selector)) Object.assign(values, rule.values);
  const solve = (value) => { const alias = value.match(/^var\(--([\w-]+)\)$/); return alias ? solve(values[alias[1]]) : value; };
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, solve(value)]).filter(([, value]) => /^#[0-9a-f]{6}$/i.test(value)));
}

const light = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
  .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);

// WCAG 2 contrast ratio of two colours.
export function ratio(one, other) {
  const [high, low] = [light(one), light(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}
