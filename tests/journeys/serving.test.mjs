// SPDX-License-Identifier: AGPL-3.0-or-later
// The server as a process: a second one beside it, and one that starts without the core store.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { shownOn } from './support/articles.mjs';
import { Visitor } from './support/http.mjs';
import { Portal, deskHost, freePort, run } from './support/portal.mjs';
import { until } from './support/wait.mjs';

const commune = 'yenphu.localhost';
let portal, core;
before(async () => {
  portal = await Portal.make();
  core = path.join(portal.node.dataDir, 'core.db');
});
after(async () => { await portal?.remove(); });

const serveAgain = async (port) => run(['serve', '--data', portal.node.dataDir, '--port', String(port)]);

test('a second server is refused on the same data directory, and on the same port', async () => {
  const beside = await serveAgain(await freePort());
  assert.equal(beside.code, 1);
  assert.match(beside.err, /another process serves from .*; one data directory is for one server/);
  const other = path.join(portal.folder, 'other');
  assert.equal((await run(['init', '--data', other, '--profile', 'tuyen-quang', '--no-demo'])).code, 0);
  fs.writeFileSync(path.join(other, 'tantrao.toml'), 'addresses = ["127.0.0.1"]\n');
  const onPort = await run(['serve', '--data', other, '--port', String(portal.node.port)]);
  assert.equal(onPort.code, 1);
  assert.match(onPort.err, new RegExp(`cannot serve on port ${portal.node.port}: .*is another server running\\?`));
  assert.equal((await portal.node.get('localhost', '/')).status, 200);
});

test('without core.db it serves what is published, says so, and goes on when the file is back', async () => {
  const address = /href="(\/tin-tuc\/[^"]+-\d+)"/.exec((await portal.node.get(commune, '/tin-tuc')).text)[1];
  await portal.node.stop();
  fs.renameSync(core, `${core}.away`);
  await portal.node.start();
  assert.match(portal.node.said, /core\.db is not there; `tantrao restore`/);
  for (const target of ['/', '/tin-tuc', address, '/feed.rss']) assert.equal((await portal.node.get(commune, target)).status, 200, target);
  const anybody = new Visitor(portal.node, deskHost);
  assert.equal((await anybody.post('/dang-nhap', 'email=a%40b.example&password=x')).status, 503);
  assert.ok(!fs.existsSync(core), 'no empty core is made');
  fs.renameSync(`${core}.away`, core);
  await until('staff can sign in again', async () => (await anybody.post('/dang-nhap', 'email=a%40b.example&password=x')).status === 401);
  const file = path.join(portal.folder, 'a.jsonl');
  fs.writeFileSync(file, `${JSON.stringify({ external_id: '1', title: 'Bài sau khi có lại kho', body: 'Một đoạn.', published_at: '2026-01-02' })}\n`);
  await portal.command(['import', 'articles', '--site', 'yen-phu', '--category', 'tin-tuc', file]);
  await shownOn(portal.node, commune, 'Bài sau khi có lại kho');
});

test('without core.db and without a live store of its own it refuses, with a sentence', async () => {
  await portal.node.stop();
  fs.renameSync(core, `${core}.away`);
  const live = path.join(portal.node.dataDir, 'live');
  for (const name of fs.readdirSync(live)) if (name.startsWith('live-')) fs.renameSync(path.join(live, name), path.join(live, name.replace(/^live-[0-9a-f]+/, 'live-0123456789ab')));
  const alone = await serveAgain(portal.node.port);
  assert.equal(alone.code, 1);
  assert.match(alone.err, /the core store cannot be reached, and here is no live store of this program to serve from/);
  assert.ok(!fs.existsSync(core));
  fs.rmSync(live, { recursive: true });
  const empty = await serveAgain(portal.node.port);
  assert.equal(empty.code, 1);
  assert.match(empty.err, /holds no portal yet; `tantrao init/);
});
