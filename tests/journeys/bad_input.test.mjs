// SPDX-License-Identifier: AGPL-3.0-or-later
// What broken and hostile programs send to the running server: always a clear sentence and the right status, nothing lost,
// nothing told about the inside.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { crc32, deflateSync } from './support/png.mjs';
import { Visitor, askRaw, formOf, unescaped, wordsOf } from './support/http.mjs';
import { Portal, deskHost } from './support/portal.mjs';
import { until } from './support/wait.mjs';

const writing = '/yen-phu/bai-viet/moi';
let portal, writer, head, category;
before(async () => {
  portal = await Portal.make();
  writer = await new Visitor(portal.node, deskHost).signIn('capnhat.yenphu@tuyenquang.example', portal.password);
  head = await new Visitor(portal.node, deskHost).signIn('kiemduyet.yenphu@tuyenquang.example', portal.password);
  category = /<option value="(\d+)"[^>]*>Tin tức, sự kiện</.exec((await writer.get(writing)).text)[1];
});
after(async () => { await portal?.remove(); });

const article = (fields) => ({ title: 'Một bài', category, body: 'Một đoạn.', body_format: 'text', ...fields });

function assertSays(answer, status, sentence) {
  assert.equal(answer.status, status, wordsOf(answer.text).slice(0, 300));
  assert.ok(wordsOf(answer.text).includes(sentence), `“${sentence}” is not in: ${wordsOf(answer.text).slice(0, 400)}`);
  assert.doesNotMatch(answer.text, /std::|what\(\)|terminate|\.cpp|sqlite|SQLSTATE|constraint|errno|\/tmp\/|Boost|beast/i);
}

const count = async (title) => (await writer.get('/yen-phu/bai-viet')).text.split(`>${title}</a>`).length - 1;
const uploadsLeft = () => fs.readdirSync(path.join(portal.node.dataDir, 'uploads')).length;

function multipart(fields, files, { end = true } = {}) {
  const boundary = '----xau', parts = [];
  const add = (header, content) => parts.push(Buffer.from(`--${boundary}\r\n${header}\r\n\r\n`), Buffer.from(content), Buffer.from('\r\n'));
  for (const [name, value] of Object.entries(fields)) add(`Content-Disposition: form-data; name="${name}"`, value);
  for (const [field, name, content] of files) add(`Content-Disposition: form-data; name="${field}"; filename="${name}"\r\nContent-Type: image/jpeg`, content);
  if (end) parts.push(Buffer.from(`--${boundary}--\r\n`));
  return { body: Buffer.concat(parts), options: { headers: { 'Content-Type': `multipart/form-data; boundary=${boundary}` } } };
}
const sendForm = (who, target, fields, files, how) => {
  const { body, options } = multipart({ csrf: who.csrf, ...fields }, files, how);
  return who.post(target, body, options);
};

test('a title of a megabyte is refused beside its field, and stays there to be shortened', async () => {
  const title = 'dài '.repeat(210_000);
  const answer = await writer.post(writing, article({ title, summary: 'Tóm tắt còn nguyên.' }));
  assertSays(answer, 422, 'Tiêu đề dài quá 250 ký tự. Hãy rút ngắn.');
  assert.ok(answer.text.includes(title) && answer.text.includes('Tóm tắt còn nguyên.'));
});

test('a form beyond all limits is refused before it is read', async () => {
  assertSays(await writer.post(writing, article({ body: 'a'.repeat(2_200_000) })), 413, 'Hãy giảm dung lượng');
});

test('NUL, broken UTF-8 and too many fields are no text', async () => {
  for (const broken of ['title=a%00b', 'title=%ff%fe', 'title=%ed%a0%80', 'title=%e2%82'])
    assertSays(await writer.post(writing, `csrf=${writer.csrf}&${broken}`), 400, 'Địa chỉ hoặc dữ liệu gửi lên không đúng định dạng');
  assertSays(await writer.post(writing, `csrf=${writer.csrf}${'&x=1'.repeat(3001)}`), 413, 'Dữ liệu gửi lên quá lớn');
  const { body, options } = multipart({ csrf: writer.csrf, title: Buffer.from([0x61, 0xff]) }, []);
  assertSays(await writer.post(writing, body, options), 400, 'không đúng định dạng');
});

test('a forged form changes nothing, and the sentence says what to do', async () => {
  const title = 'Bài giả mạo';
  const said = 'Biểu mẫu đã hết hạn hoặc được gửi từ trang khác. Hãy tải lại trang, kiểm tra nội dung rồi gửi lại.';
  for (const csrf of ['', 'x', head.csrf]) assertSays(await writer.post(writing, formOf({ ...article({ title }), csrf })), 403, said);
  for (const headers of [{ Origin: 'http://evil.example' }, { 'Sec-Fetch-Site': 'cross-site' }, { Origin: portal.node.url('localhost').replace(/\/$/, '') }])
    assertSays(await writer.post(writing, article({ title }), { headers }), 403, said);
  assert.equal(await count(title), 0);
  const foreign = await new Visitor(portal.node, deskHost).post('/dang-nhap', formOf({ email: 'a@b.example', password: 'x' }), { headers: { Origin: 'http://evil.example' } });
  assert.equal(foreign.status, 403);
});

test('two people who edit at once: the second keeps what was typed and sees who was first', async () => {
  const edition = (await writer.post(writing, article({ title: 'Hai người cùng sửa' }))).headers.location.split('?')[0];
  const version = /name="version" value="(\d+)"/.exec((await writer.get(edition)).text)[1];
  assert.equal((await writer.post(edition, article({ version, title: 'Bản của người thứ nhất' }))).status, 303);
  const late = await head.post(edition, article({ version, title: 'Bản của người thứ hai', body: 'Câu đã gõ rất lâu.' }));
  assertSays(late, 409, 'Bàn Thị Mẫu đã thay đổi nội dung này lúc');
  assert.ok(late.text.includes('Bản của người thứ hai') && late.text.includes('Câu đã gõ rất lâu.'));
  assert.ok((await writer.get(edition)).text.includes('Bản của người thứ nhất'));
});

test('a decision that is sent again is taken once', async () => {
  const edition = (await writer.post(writing, article({ title: 'Duyệt hai lần', action: 'submit' }))).headers.location.split('?')[0];
  const page = (await head.get(edition)).text;
  const value = (name) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page.slice(page.indexOf(`action="${edition}/duyet"`)))[1];
  const decision = { version: value('version'), read_version: value('read_version'), hash: value('hash') };
  const answers = await Promise.all([0, 1, 2].map(() => head.post(`${edition}/duyet`, decision)));
  assert.deepEqual(answers.map((answer) => answer.status).sort(), [303, 409, 409]);
  assert.equal((await head.get(edition)).text.split('<li>Duyệt<').length - 1, 1);
});

test('an unknown host gets no page and is not repeated', async () => {
  for (const host of ['evil.example', 'khongco.localhost', 'localhost.evil.example', 'a.yenphu.localhost']) {
    const answer = await portal.node.get(host, '/');
    assertSays(answer, 421, 'Tên miền này không thuộc cổng thông tin.');
    assert.ok(!answer.text.includes(host));
  }
  assert.match(await askRaw(portal.node.port, 'GET / HTTP/1.1\r\n\r\n'), /^HTTP\/1\.1 400 /);
});

test('an upload that breaks off is answered, forgotten, and harms nobody', async () => {
  const broken = await sendForm(writer, writing, article({ title: 'Đứt giữa chừng' }), [['lead_upload', 'anh.jpg', 'x'.repeat(50_000)]], { end: false });
  assertSays(broken, 400, 'không đúng định dạng');
  const { body, options } = multipart({ csrf: writer.csrf, title: 'x' }, [['lead_upload', 'anh.jpg', 'x'.repeat(400_000)]]);
  const headLines = `POST ${writing} HTTP/1.1\r\nHost: ${deskHost}:${portal.node.port}\r\nCookie: ${writer.cookie}\r\nContent-Type: ${options.headers['Content-Type']}\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n`;
  const { connect } = await import('node:net');
  await new Promise((resolve) => {
    const socket = connect(portal.node.port, '127.0.0.1', () => socket.write(Buffer.concat([Buffer.from(headLines), body.subarray(0, 200_000)]), () => socket.destroy()));
    socket.on('close', resolve);
  });
  await until('temporary files are gone', () => uploadsLeft() === 0);
  assert.equal(await count('Đứt giữa chừng'), 0);
});

test('a body that is no form, or a packed one, is refused with the status that says so', async () => {
  for (const [type, status, sentence] of [
    ['multipart/form-data', 400, 'không đúng định dạng'],
    [`multipart/form-data; boundary=${'b'.repeat(200)}`, 400, 'không đúng định dạng'],
    ['application/json', 415, 'Máy chủ chỉ nhận biểu mẫu gửi từ trang'],
    ['application/x-no', 415, 'Máy chủ chỉ nhận biểu mẫu gửi từ trang'],
  ]) assertSays(await writer.post(writing, Buffer.from('--x\r\n\r\n'), { headers: { 'Content-Type': type } }), status, sentence);
  const packed = await writer.post(writing, gzipSync(formOf(article({ csrf: writer.csrf, title: 'Bài nén' }))), { headers: { 'Content-Encoding': 'gzip' } });
  assertSays(packed, 415, 'không nhận dữ liệu nén');
  assert.equal(await count('Bài nén'), 0);
});

// A PNG of side × side black points that unpacks to much more than it weighs.
function pictureBomb(side) {
  const chunk = (kind, content) => {
    const inner = Buffer.concat([Buffer.from(kind, 'latin1'), content]), out = Buffer.alloc(8 + inner.length);
    out.writeUInt32BE(content.length, 0);
    inner.copy(out, 4);
    out.writeUInt32BE(crc32(inner), 4 + inner.length);
    return out;
  };
  const size = Buffer.alloc(13);
  size.writeUInt32BE(side, 0);
  size.writeUInt32BE(side, 4);
  size[8] = 1;
  const rows = deflateSync(Buffer.alloc(side * (Math.ceil(side / 8) + 1)));
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', size), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}

test('pictures that are none, or far too large, are refused in words; the text stays', async () => {
  const script = '<!doctype html><script>alert(1)</script>';
  for (const [name, content, sentence] of [
    ['anh.jpg', script, 'Chưa tải được anh.jpg: tệp không phải loại được nhận.'],
    ['rong.jpg', '', 'Chưa tải được rong.jpg: tệp trống, không có nội dung.'],
    ['cut.jpg', Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), 'Chưa tải được cut.jpg: tệp ảnh bị hỏng'],
    ['bom.png', pictureBomb(20_000), 'Chưa tải được bom.png: ảnh có quá nhiều điểm ảnh.'],
    ['anh.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 'Chưa tải được anh.svg: tệp không phải loại được nhận.'],
  ]) {
    const answer = await sendForm(writer, writing, article({ title: 'Bài có ảnh hỏng', summary: `Giữ nguyên ${name}` }), [['lead_upload', name, content]]);
    assertSays(answer, 422, sentence);
    assert.ok(answer.text.includes(`Giữ nguyên ${name}`));
  }
  assert.equal(await count('Bài có ảnh hỏng'), 0);
  const library = await sendForm(writer, '/yen-phu/thu-vien/tai-len', {}, [['file', 'trang.jpg', script]]);
  assertSays(library, 422, 'tệp không phải loại được nhận.');
  await until('temporary files are gone', () => uploadsLeft() === 0);
});

test('trees that no editor writes are refused; dangerous links do not get through', async () => {
  const deep = (depth) => `${'{"type":"blockquote","content":['.repeat(depth)}${']}'.repeat(depth)}`;
  const paragraph = (inner) => `{"type":"doc","content":[{"type":"paragraph","content":[${inner}]}]}`;
  for (const body of ['{', '[]', '"x"', `{"type":"doc","content":[${deep(20_000)}]}`, '{"type":"doc","content":[{"type":"script"}]}',
    paragraph('{"type":"text","text":"x","marks":[{"type":"link","attrs":{"href":"javascript:alert(1)"}}]}'),
    '{"type":"doc","content":[{"type":"figure","attrs":{"file":"../../etc/passwd","alt":"x"}}]}']) {
    const answer = await writer.post(writing, article({ title: 'Cây lạ', summary: 'Vẫn còn đây.', body_format: 'json', body }));
    assert.equal(answer.status, 422, body.slice(0, 80));
    assert.match(answer.text, /class="field-error" id="body-loi">[^<]{10,}</, body.slice(0, 80));
    assert.ok(answer.text.includes('Vẫn còn đây.'));
  }
  assert.equal(await count('Cây lạ'), 0);
  const title = '<script>alert("x")</script> "\'&amp;';
  const made = await writer.post(writing, article({ title, body: '<b>đậm</b> <img src=x onerror=alert(1)>' }));
  const page = (await writer.get(made.headers.location)).text;
  assert.ok(!page.includes('<script>alert') && !page.includes('<img src=x') && unescaped(page).includes(title));
});

test('tricks with the path lead nowhere', async () => {
  const ask = (target, extra = '') => askRaw(portal.node.port, `GET ${target} HTTP/1.1\r\nHost: localhost:${portal.node.port}\r\nConnection: close\r\n${extra}\r\n`);
  for (const target of ['/../../../etc/passwd', '/%2e%2e/%2e%2e/etc/passwd', '/..%2f..%2fetc/passwd', '/files/../../core.db', '/assets/../core.db', '/%00', '/%ff', '/tin-tuc%0d%0aX-A:%20b'])
    assert.match(await ask(target), /^HTTP\/1\.1 (301|400|404) /, target);
  assert.match(await ask(`/${'a'.repeat(5000)}`), /^HTTP\/1\.1 414 [\s\S]*Địa chỉ quá dài/);
  assert.match(await ask('/', `X-Long: ${'a'.repeat(20_000)}\r\n`), /^HTTP\/1\.1 431 [\s\S]*Yêu cầu quá lớn/);
  assert.match(await ask('/', 'Content-Length: 3\r\nTransfer-Encoding: chunked\r\n'), /^HTTP\/1\.1 400 /);
  assert.match(await askRaw(portal.node.port, 'GIBBERISH\r\n\r\n'), /^HTTP\/1\.1 400 /);
});

test('the server is as well as before', async () => {
  assert.equal((await portal.node.get('localhost', '/')).status, 200);
  assert.equal((await writer.get('/yen-phu')).status, 200);
  assert.doesNotMatch(portal.node.said, /ERROR|AddressSanitizer|runtime error|"level":"error"/);
});
