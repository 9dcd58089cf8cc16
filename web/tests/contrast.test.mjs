// SPDX-License-Identifier: AGPL-3.0-or-later
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import { accents, colours, modes, ratio } from './tokens.mjs';

const css = new URL('../css/', import.meta.url);
const pairs = JSON.parse(fs.readFileSync(new URL('pairs.json', css), 'utf8'));
const least = { text: 4.5, shapes: 3 };

test('the ratio is that of WCAG', () => {
  assert.equal(ratio('#000000', '#ffffff'), 21);
  assert.equal(ratio('#777777', '#ffffff').toFixed(2), '4.48');
});

for (const mode of Object.keys(modes)) {
  test(`every pair of colours meets WCAG AA: ${mode}`, () => {
    assert.ok(accents.length >= 5);
    const poor = [];
    for (const accent of accents) {
      const named = colours(mode, accent);
      for (const kind of ['text', 'shapes']) {
        for (const [ground, fronts] of Object.entries(pairs[kind])) {
          for (const front of fronts) {
            assert.ok(named[front] && named[ground], `no colour ${front} or ${ground} in ${mode}`);
            const found = ratio(named[front], named[ground]);
            if (found < least[kind]) poor.push(`${accent}: ${kind} ${front} on ${ground} ${found.toFixed(2)}`);
          }
        }
      }
    }
    assert.deepEqual(poor, []);
  });
}

test('high contrast has 7:1 for running text and links', () => {
  for (const mode of ['light, high contrast', 'dark, high contrast']) {
    for (const accent of accents) {
      const named = colours(mode, accent);
      for (const front of ['ink', 'ink-soft', 'link', 'danger', 'action']) assert.ok(ratio(named[front], named.paper) >= 7, `${mode} ${accent} ${front}`);
    }
  }
});

test('every colour stands in tokens.css and in a pair', () => {
  const paired = new Set([...pairs.decoration, ...['text', 'shapes'].flatMap((kind) => Object.entries(pairs[kind]).flat(2))]);
  assert.deepEqual(Object.keys(colours('light', accents[0])).filter((name) => !paired.has(name)), []);
  for (const name of fs.readdirSync(css)) {
    if (!name.endsWith('.css') || ['tokens.css', 'print.css'].includes(name)) continue;
    assert.doesNotMatch(fs.readFileSync(new URL(name, css), 'utf8'), /#[0-9a-f]{3,8}\b(?=[^{}]*;)/i, `${name} has a colour of its own`);
  }
});
