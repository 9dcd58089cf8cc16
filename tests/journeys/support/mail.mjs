// SPDX-License-Identifier: AGPL-3.0-or-later
// A real SMTP server that keeps what it is given.
import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from './portal.mjs';

const { SMTPServer } = createRequire(path.join(root, 'web/package.json'))('smtp-server');

// { url, messages: [{ from, to: [..], head, text }], close() }
export async function mailServer() {
  const messages = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const parts = [];
      stream.on('data', (part) => parts.push(part));
      stream.on('end', () => { messages.push(readMessage(Buffer.concat(parts), session.envelope)); done(); });
    },
  });
  await new Promise((resolve, reject) => { server.on('error', reject); server.listen(0, '127.0.0.1', resolve); });
  return { url: `smtp://127.0.0.1:${server.server.address().port}`, messages, close: () => new Promise((resolve) => { server.close(resolve); }) };
}

function readMessage(bytes, envelope) {
  const raw = bytes.toString('latin1'), split = raw.indexOf('\r\n\r\n');
  const head = raw.slice(0, split), body = raw.slice(split + 4);
  const encoding = /^Content-Transfer-Encoding: *(\S+)/im.exec(head)?.[1].toLowerCase();
  return { from: envelope.mailFrom.address, to: envelope.rcptTo.map((each) => each.address), head: head.replace(/\r\n[ \t]/g, ' '), text: decoded(body, encoding) };
}

function decoded(body, encoding) {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (encoding !== 'quoted-printable') return Buffer.from(body, 'latin1').toString('utf8');
  const bytes = body.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

// The words of an encoded header ("=?UTF-8?B?…?=").
export function headerOf(head, name) {
  const value = new RegExp(`^${name}: *(.*)$`, 'im').exec(head)?.[1].trim() ?? '';
  return value.replace(/=\?utf-8\?([bq])\?([^?]*)\?=( (?==\?))?/gi, (_, kind, text) =>
    decoded(kind.toLowerCase() === 'b' ? text : text.replaceAll('_', ' '), kind.toLowerCase() === 'b' ? 'base64' : 'quoted-printable'));
}
