// SPDX-License-Identifier: AGPL-3.0-or-later
// Data directories of earlier releases (tests/kept), opened by the program of today.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { approve } from './support/articles.mjs';
import { Visitor, wordsOf } from './support/http.mjs';
import { Portal, deskHost, root } from './support/portal.mjs';

const kept = path.join(root, 'tests/kept');
const versions = fs.readdirSync(kept, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);

test('there are some', () => assert.ok(versions.length > 0));

async function assertShows(node, pages) {
  for (const { host, path: target, status, says, pictures } of pages) {
    const answer = await node.get(host, target);
    assert.equal(answer.status, status, `${host}${target}`);
    for (const words of says) assert.ok(wordsOf(`<main>${answer.text}</main>`).includes(words), `“${words}” on ${host}${target}`);
    const files = [...new Set([...answer.text.matchAll(/\/files\/[0-9a-f]{64}/g)].map((match) => match[0]))];
    if (pictures) assert.ok(files.length > 0, `pictures on ${host}${target}`);
    for (const file of files) assert.equal((await node.get(host, file)).status, 200, file);
  }
}

for (const version of versions)
  test(`one of ${version} is brought up to date, shown, and worked on`, async () => {
    const expected = JSON.parse(fs.readFileSync(path.join(kept, version, 'expected.json'), 'utf8'));
    const portal = await Portal.unpack(path.join(kept, version, 'data.tar.gz'));
    try {
      await portal.command(['migrate']);
      await portal.command(['migrate', '--check']);
      await portal.command(['live', 'prepare']);
      assert.equal(JSON.parse(await portal.command(['doctor', '--json'])).ok, true);
      await portal.command(['audit', 'verify']);
      await portal.node.start();
      await assertShows(portal.node, expected.pages);
      const signIn = ({ email, password }) => new Visitor(portal.node, deskHost).signIn(email, password);
      for (const { path: target, says, who = 'writer' } of expected.desk) {
        const page = await (await signIn(expected.people[who])).get(target);
        assert.equal(page.status, 200, target);
        for (const words of says) assert.ok(wordsOf(page.text).includes(words), `“${words}” on ${target}`);
      }
      await approve(await signIn(expected.people.head), expected.waiting);   // an approval bound to what was written then
      await portal.command(['doctor']);
    } finally {
      await portal.remove();
    }
  });
