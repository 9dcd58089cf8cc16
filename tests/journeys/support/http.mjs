// SPDX-License-Identifier: AGPL-3.0-or-later
// Requests without a browser: any host name on a loopback port, bytes as they come, raw sockets for what no client would send.
import http from 'node:http';
import net from 'node:net';

// { status, headers, bytes, text }
export function ask(port, host, target, { method = 'GET', headers = {}, body } = {}) {
  return new Promise((resolve, reject) => {
    const request = http.request({ host: '127.0.0.1', port, path: target, method, headers: { Host: `${host}:${port}`, ...headers }, agent: false }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('error', (error) => reject(Object.assign(error, { begun: true })));   // an answer that breaks off
      response.on('end', () => {
        const bytes = Buffer.concat(parts);
        resolve({ status: response.statusCode, headers: response.headers, bytes, text: bytes.toString('utf8') });
      });
    });
    request.setTimeout(30_000, () => request.destroy(new Error(`no answer from ${host}${target}`)));
    request.on('error', reject);
    request.end(body);
  });
}

// Sends bytes as they are and collects what comes back until the server closes.
export function askRaw(port, bytes) {
  return new Promise((resolve, reject) => {
    const parts = [];
    const socket = net.connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.setTimeout(30_000, () => socket.destroy(new Error('the server neither answered nor closed')));
    socket.on('data', (part) => parts.push(part));
    socket.on('error', (error) => (parts.length ? resolve(Buffer.concat(parts).toString('utf8')) : reject(error)));
    socket.on('close', () => resolve(Buffer.concat(parts).toString('utf8')));
  });
}

export const formOf = (fields) => new URLSearchParams(fields).toString();

const entities = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
export const unescaped = (text) => text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => entities[name]);

// Somebody signed in without a browser.
export class Visitor {
  constructor(node, host) { Object.assign(this, { node, host, cookie: '', csrf: '' }); }

  async get(target, options = {}) {
    return this.node.get(this.host, target, { ...options, headers: { ...(this.cookie && { Cookie: this.cookie }), ...options.headers } });
  }

  post(target, fields, options = {}) {
    const body = typeof fields === 'string' || Buffer.isBuffer(fields) ? fields : formOf({ csrf: this.csrf, ...fields });
    return this.get(target, { method: 'POST', body, ...options, headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...options.headers } });
  }

  async signIn(email, password) {
    const answer = await this.post('/dang-nhap', formOf({ email, password, target: '/' }));
    if (answer.status !== 303) throw new Error(`signing in answered ${answer.status}: ${wordsOf(answer.text)}`);
    this.cookie = answer.headers['set-cookie'][0].split(';')[0];
    this.csrf = /name="csrf" value="([^"]+)"/.exec((await this.get('/tai-khoan')).text)[1];
    return this;
  }
}

// What a page says, without its tags.
export function wordsOf(html) {
  const main = /<main[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1] ?? html;
  return unescaped(main.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')).trim();
}
