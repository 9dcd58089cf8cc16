// SPDX-License-Identifier: AGPL-3.0-or-later
// Serves the sample pages and web/dist on a free loopback port under the production content policy, and answers upload and
// autosave as the desk does. `seen` collects what was sent; `answers` may be changed by a test (a function whose answer, or promise of
// one, is sent; its `status` is the status).
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { landscape, pages } from './samples.mjs';

const dist = path.join(path.dirname(fileURLToPath(import.meta.url)), '../dist');
const types = { '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' };
export const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

function bodyOf(request) {
  return new Promise((resolve) => {
    const parts = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', () => resolve(Buffer.concat(parts)));
  });
}

const fieldsIn = (request, body) => new Response(body, { headers: { 'Content-Type': request.headers['content-type'] } }).formData();

function asset(name, response) {
  if (name === 'test-landscape.svg') { response.setHeader('Content-Type', 'image/svg+xml'); response.end(landscape); return; }
  const file = path.join(dist, path.basename(name));
  if (!fs.existsSync(file)) { response.statusCode = 404; response.end(); return; }
  response.setHeader('Content-Type', types[path.extname(file)] ?? 'application/octet-stream');
  response.end(fs.readFileSync(file));
}

export async function serve() {
  const seen = { autosaves: [], uploads: [], posts: [] };
  const answers = { autosave: () => ({ version: 4, saved_at: '10:32:05' }), upload: null };
  const json = (response, value) => {
    response.statusCode = value.status ?? 200;
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify(value));
  };
  const server = http.createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    response.setHeader('Content-Security-Policy', policy);
    if (pathname.startsWith('/assets/')) return asset(pathname.slice(8), response);
    if (request.method === 'POST') {
      const body = await bodyOf(request);
      if (pathname === '/autosave') {
        seen.autosaves.push({ fields: await fieldsIn(request, body), header: request.headers['x-requested-with'] });
        return json(response, await answers.autosave());
      }
      if (pathname === '/upload') {
        seen.uploads.push({ type: request.headers['content-type'], text: body.toString('latin1') });
        return json(response, (await answers.upload?.()) ?? { file: createHash('sha256').update(body).digest('hex'), name: 'anh.png', type: 'image/png', size: body.length, width: 1200, height: 800, preview: '/assets/test-landscape.svg', is_picture: true });
      }
      seen.posts.push({ path: pathname, fields: await fieldsIn(request, body) });
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      return response.end('<!doctype html><title>Đã nhận</title><p>Đã nhận');
    }
    const page = pages[pathname.slice(1) || 'home'];
    response.statusCode = page ? 200 : 404;
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(page ?? 'Không có');
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return { base: `http://127.0.0.1:${server.address().port}`, seen, answers, close: () => server.close() };
}
