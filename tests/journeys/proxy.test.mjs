// SPDX-License-Identifier: AGPL-3.0-or-later
// The real nginx with deploy/nginx.conf in front of the program: what readers and programs are told, also where nginx answers by itself.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import https from 'node:https';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { Portal, freePort, root } from './support/portal.mjs';
import { until } from './support/wait.mjs';

const host = 'tuyenquang.example';
let portal, folder, port;

// The sample with ports and files that a test may use. This machine is no longer among those who ask as they like, and the limit is one
// that the slowest machine reaches.
function sample(plainPort) {
  const certificate = path.join(folder, 'certificate.pem'), key = path.join(folder, 'key.pem');
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', `/CN=${host}`, '-keyout', key, '-out', certificate], { stdio: 'ignore' });
  const changes = [
    [/^ *listen \[::\].*\n/gm, ''], [/listen 443 /g, `listen 127.0.0.1:${port} `], [/listen 80 /g, `listen 127.0.0.1:${plainPort} `],
    ['server 127.0.0.1:8080;', `server 127.0.0.1:${portal.node.port};`], ['127.0.0.1 1;', '127.0.0.1 0;'], ['rate=20r/s', 'rate=1r/m'], [/burst=200/g, 'burst=20'],
    ['/etc/tantrao/tls/fullchain.pem', certificate], ['/etc/tantrao/tls/key.pem', key],
  ];
  return changes.reduce((text, [from, to]) => {
    const changed = text.replace(from, to);
    assert.notEqual(changed, text, `deploy/nginx.conf has no ${from}`);
    return changed;
  }, fs.readFileSync(path.join(root, 'deploy/nginx.conf'), 'utf8'));
}

const nginx = (...args) => execFileSync('/usr/sbin/nginx', ['-p', folder, '-e', path.join(folder, 'error.log'), '-c', path.join(folder, 'nginx.conf'), ...args], { stdio: 'ignore' });

before(async () => {
  portal = await Portal.make({ settings: `base_host = "${host}"\npublic_scheme = "https"\ntrusted_proxies = ["127.0.0.1"]` });
  folder = path.join(portal.folder, 'nginx');
  fs.mkdirSync(folder);
  port = await freePort();
  fs.writeFileSync(path.join(folder, 'sample.conf'), sample(await freePort()));
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join(' ');
  fs.writeFileSync(path.join(folder, 'nginx.conf'), `${process.getuid() === 0 ? 'user root; ' : ''}pid ${folder}/nginx.pid; events {} http { ${temporary} include ${folder}/sample.conf; }\n`);
  nginx();
  await until('nginx answers', async () => (await get('/').catch(() => null))?.status === 200);
});
after(async () => {
  if (fs.existsSync(path.join(folder, 'nginx.pid'))) nginx('-s', 'stop');
  await portal?.remove();
});

function get(target, headers = {}) {
  return new Promise((resolve, reject) => {
    const request = https.get({ host: '127.0.0.1', port, servername: host, path: target, agent: false, rejectUnauthorized: false, headers: { Host: host, ...headers } }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part) => { text += part; }).on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, text }));
    });
    request.setTimeout(30_000, () => request.destroy(new Error(`no answer from ${target}`)));
    request.on('error', reject);
  });
}

function assertJson(answer, status) {
  assert.equal(answer.status, status);
  assert.equal(answer.headers['content-type'], 'application/json');
  const body = JSON.parse(answer.text);
  assert.equal(body.code, `error.${status}`);
  assert.match(body.error, /\.$/);
}

test('pages come through as the program made them, its numbers do not', async () => {
  const page = await get('/');
  assert.equal(page.status, 200);
  assert.match(page.headers['strict-transport-security'], /max-age/);
  assert.match(page.headers['content-security-policy'], /default-src/);
  assert.equal((await get('/metrics')).status, 404);
  assert.equal((await get('/readyz')).status, 404);
});

test('what is too long for nginx itself is told to programs in JSON and to others in a sentence', async () => {
  const long = 'a'.repeat(9000);
  assertJson(await get(`/api/v1/search?q=${long}`), 414);
  assertJson(await get('/api/v1/search?q=a', { 'X-Long': long }), 431);
  for (const [status, answer] of [[414, await get(`/tim-kiem?q=${long}`)], [431, await get('/tim-kiem?q=/api/', { 'X-Long': long })]]) {
    assert.equal(answer.status, status);
    assert.equal(answer.headers['content-type'], 'text/plain; charset=utf-8');
    assert.match(answer.text, /dài quá/);
  }
  assert.equal((await get('/too-long.json')).status, 404, 'no page of its own');
});

test('who searches too much is told to wait', async () => {
  const answers = [];
  while (answers.length < 22) answers.push(await get('/api/v1/search?q=le+hoi'));
  assert.ok(answers.slice(0, 21).every((answer) => answer.status !== 429), 'one, and 20 in one go');
  assertJson(answers.at(-1), 429);
  assert.equal(answers.at(-1).headers['retry-after'], '10');
  for (const target of ['/tim-kiem?q=le+hoi', '/tim-kiem/feed.rss?q=le+hoi', '/van-ban?loai=quyet-dinh&q=le+hoi', '/van-ban/moi-ban-hanh?q=le+hoi']) {
    const page = await get(target);
    assert.equal(page.status, 429, target);
    assert.match(page.text, /đợi mười giây/);
  }
  for (const target of ['/', '/tim-kiem', '/van-ban?loai=quyet-dinh', '/van-ban?q='])
    assert.equal((await get(target)).status, 200, `reading goes on: ${target}`);
});

test('while the program is away readers and programs are told so', async () => {
  await portal.node.stop();
  const page = await get('/');
  assert.equal(page.status, 502);
  assert.match(page.text, /^Cổng thông tin tạm thời chưa trả lời được/);
  assertJson(await get('/api/v1/nothing'), 502);
  await portal.node.start();
  await until('it is back', async () => (await get('/')).status === 200);
});
