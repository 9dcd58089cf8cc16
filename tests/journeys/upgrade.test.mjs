// SPDX-License-Identifier: AGPL-3.0-or-later
// 100,000 articles: live is built anew, then another program takes over, while readers ask without rest.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { unescaped } from './support/http.mjs';
import { Portal, program, run } from './support/portal.mjs';
import { until } from './support/wait.mjs';

const many = 100_000, base = 500, next = `${program}_next`;
const python = (...args) => execFileSync('python3', ['-B', fileURLToPath(new URL('support/many_articles.py', import.meta.url)), ...args], { encoding: 'utf8' }).trim();
const titleOf = (number) => `Tin số ${number} của tỉnh`;
let portal, live, readers, last;

const liveFiles = () => fs.readdirSync(live).filter((name) => /^live-.*\.db$/.test(name));
const isListed = async (number) => unescaped((await portal.node.get('localhost', '/tin-tuc')).text).includes(titleOf(number));
const assertShowsTheLast = async () => assert.equal((await portal.node.get('localhost', `/in/${last}`)).status, 200);

async function importLines(from, count) {
  const file = path.join(portal.folder, 'lines.jsonl');
  const line = (number) => JSON.stringify({ external_id: String(number), title: titleOf(number), body: `Đoạn đầu của tin ${number}.\n\nĐoạn cuối.`, published_at: '2025-10-01' });
  fs.writeFileSync(file, Array.from({ length: count }, (_, i) => `${line(from + i)}\n`).join(''));
  await portal.command(['import', 'articles', '--site', 'tuyen-quang', '--category', 'tin-tuc', file]);
}

// Pages asked for again and again by several readers at once. `answers` counts full right pages, `wrong` tells the others. A connection that
// was refused, or closed before a word of the answer, is tried again while `restarting`: as any proxy does that stands in front.
class Readers {
  constructor(pages) {
    Object.assign(this, { pages, answers: 0, wrong: [], restarting: false, over: false, turn: 0 });
    this.loops = Array.from({ length: 2 }, () => this.read());
  }

  async read() {
    while (!this.over) {
      const { target, says, ends } = this.pages[this.turn++ % this.pages.length];
      const problem = await this.ask(target, says, ends);
      if (problem) this.wrong.push(`${target}: ${problem}`);
      else this.answers++;
    }
  }

  async ask(target, says, ends) {
    for (;;) {
      try {
        const { status, text } = await portal.node.get('localhost', target);
        if (status !== 200) return `status ${status}`;
        return text.trimEnd().endsWith(ends) && says.every((words) => text.includes(words)) ? '' : `not the page: …${text.slice(-200)}`;
      } catch (error) {
        if (!this.restarting || error.begun || !['ECONNREFUSED', 'ECONNRESET', 'EPIPE'].includes(error.code)) return String(error);
        await new Promise((resolve) => { setTimeout(resolve, 20); });
      }
    }
  }

  // Nothing was wrong, and there was something since the last time.
  async assertServed() {
    const seen = this.answers;
    await until('readers go on being served', () => this.wrong.length > 0 || this.answers > seen + 100);
    assert.deepEqual(this.wrong.slice(0, 5), []);
  }

  async stop() {
    this.over = true;
    await Promise.all(this.loops);
  }
}

before(async () => {
  portal = await Portal.make({ demo: false, settings: 'page_cache_mb = 1' });   // so that most pages are read from live
  live = path.join(portal.node.dataDir, 'live');
  await portal.node.stop();
  await importLines(1, base);
  const made = JSON.parse(python('copy', path.join(portal.node.dataDir, 'core.db'), String(many)));
  assert.ok(made.all >= many);
  last = made.last;
  await portal.node.start();
  const articles = Object.entries(made.numbers).map(([id, number]) => ({ target: `/tin-tuc/tin-so-${id}-cua-tinh-${number}`, says: [`${titleOf(id)}</h1>`, '<p>Đoạn cuối.</p>'], ends: '</html>' }));
  const lists = [{ target: '/', says: ['Tin số'], ends: '</html>' }, { target: '/tin-tuc', says: ['?truoc='], ends: '</html>' },
    { target: '/feed.rss', says: ['<item>'], ends: '</rss>' }, { target: '/robots.txt', says: ['Sitemap'], ends: 'sitemap.xml' }];
  readers = new Readers(articles.flatMap((page, i) => (i % 5 ? [page] : [page, lists[(i / 5) % lists.length]])));
});
after(async () => { await readers?.stop(); await portal?.remove(); });

test('live is built anew beside the readers', async () => {
  await readers.assertServed();
  const old = liveFiles();
  const rebuilt = portal.command(['live', 'rebuild']);
  await until('it is being built', () => fs.readdirSync(live).some((name) => name.startsWith('building-')));
  await importLines(base + 1, 1);   // seen by the new store before it takes over
  await rebuilt;
  const [file, ...others] = liveFiles();
  assert.deepEqual(others, [], 'the old file goes with its last reader');
  assert.ok(!old.includes(file));
  assert.ok(Number(python('count', path.join(live, file))) > many);
  await until('the article imported meanwhile is shown', () => isListed(base + 1));
  await assertShowsTheLast();
  await readers.assertServed();
});

test('another program prepares its own live store and takes over', async () => {
  const old = liveFiles();
  let ended = null;
  const prepared = run(['live', 'prepare', '--data', portal.node.dataDir], { of: next }).then((done) => { ended = done; return done; });
  await until('it is being built', () => (ended && assert.fail(`it ended with ${ended.code}: ${ended.err}${ended.out}`)) || fs.readdirSync(live).some((name) => name.startsWith('building-')));
  await importLines(base + 2, 1);
  await until('the old program shows what is new', () => isListed(base + 2));
  const { code, err } = await prepared;
  assert.equal(code, 0, err);
  await importLines(base + 3, 1);   // after the new store was ready
  const [file] = liveFiles().filter((name) => !old.includes(name));
  assert.ok(file && liveFiles().length === 2, 'one for each program');
  await readers.assertServed();

  readers.restarting = true;
  await portal.node.stop();
  portal.node.program = next;
  await portal.node.start();
  assert.ok(liveFiles().includes(file) && liveFiles().every((name) => name === file || old.includes(name)), 'what was prepared is what is served');
  assert.ok(await isListed(base + 3), 'it followed before it was ready');
  await assertShowsTheLast();
  await readers.assertServed();
  readers.restarting = false;
  await readers.assertServed();
});
