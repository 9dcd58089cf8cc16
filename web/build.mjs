// SPDX-License-Identifier: AGPL-3.0-or-later
// Builds web/dist: two style sheets, three scripts, fonts, icons and pictures, flat and with fixed names. The server adds the
// hash of the content to each address (/assets/NAME?HASH); style sheets name the fonts relatively.
import * as esbuild from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { fontFaces, fontFiles } from './fonts.mjs';
import { iconSprite } from './icons.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const at = (...parts) => path.join(here, ...parts);
const fresh = at('dist.new');
const target = ['chrome100', 'firefox102', 'safari15.4'];

const sheets = {
  'site.css': ['tokens', 'base', 'layout', 'components', 'article', 'law', 'field', 'print'],
  'desk.css': ['tokens', 'base', 'layout', 'components', 'article', 'law', 'field', 'form', 'desk', 'editor', 'print'],
};

async function buildStyles() {
  for (const [name, parts] of Object.entries(sheets)) {
    const source = fontFaces() + parts.map((part) => fs.readFileSync(at('css', `${part}.css`), 'utf8')).join('\n');
    const { code, warnings } = await esbuild.transform(source, { loader: 'css', minify: true, target, legalComments: 'none' });
    if (warnings.length) throw new Error(`${name}: ${warnings.map((w) => w.text).join('; ')}`);
    fs.writeFileSync(path.join(fresh, name), code);
  }
}

async function buildScripts() {
  await esbuild.build({
    entryPoints: { site: at('src/site/main.mjs'), desk: at('src/desk/main.mjs'), editor: at('src/editor/main.mjs') },
    outdir: fresh, bundle: true, minify: true, format: 'iife', target, charset: 'utf8', legalComments: 'none',
    loader: { '.svg': 'text' }, logLevel: 'warning',
  });
}

async function copyFiles() {
  for (const [name, bytes] of await fontFiles()) fs.writeFileSync(path.join(fresh, name), bytes);
  for (const name of fs.readdirSync(at('images'))) fs.copyFileSync(at('images', name), path.join(fresh, name));
  fs.writeFileSync(path.join(fresh, 'icons.svg'), iconSprite());
}

// Files keep their time where the content did not change, so that the program is not linked anew for nothing.
function settle() {
  const dist = at('dist');
  fs.mkdirSync(dist, { recursive: true });
  const names = fs.readdirSync(fresh);
  for (const name of fs.readdirSync(dist)) if (!names.includes(name)) fs.rmSync(path.join(dist, name), { recursive: true });
  for (const name of names) {
    const bytes = fs.readFileSync(path.join(fresh, name));
    const old = path.join(dist, name);
    if (!fs.existsSync(old) || !fs.readFileSync(old).equals(bytes)) fs.writeFileSync(old, bytes);
  }
  fs.rmSync(fresh, { recursive: true });
  return names;
}

function report(names) {
  for (const name of names.sort()) {
    const bytes = fs.readFileSync(at('dist', name));
    const packed = /\.(css|js|svg)$/.test(name) ? `, ${gzipSync(bytes, { level: 9 }).length} gzip` : '';
    console.log(`  ${name}  ${bytes.length} bytes${packed}`);
  }
}

fs.rmSync(fresh, { recursive: true, force: true });
fs.mkdirSync(fresh, { recursive: true });
console.log('web: styles');
await buildStyles();
console.log('web: scripts');
await buildScripts();
console.log('web: fonts, icons, pictures');
await copyFiles();
report(settle());
