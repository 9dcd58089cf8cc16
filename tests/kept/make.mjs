// SPDX-License-Identifier: AGPL-3.0-or-later
// Makes tests/kept/VERSION of the program named by TANTRAO_BIN:  TANTRAO_BIN=build/release/tantrao node tests/kept/make.mjs VERSION
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { act, approve, shownOn, write } from '../journeys/support/articles.mjs';
import { Visitor, wordsOf } from '../journeys/support/http.mjs';
import { Portal, deskHost, root, run } from '../journeys/support/portal.mjs';

const [version] = process.argv.slice(2);
const commune = 'yenphu.localhost', own = 'mot cau de nho duoc giu lai';
const people = { writer: ['viet@giulai.example', 'Nguyễn Thị Viết', 'update', 'yen-phu'], head: ['duyet@giulai.example', 'Trần Văn Duyệt', 'moderate', 'yen-phu'],
  admin: ['quantri@giulai.example', 'Lê Thị Quản', 'administer', 'yen-phu'] };

async function addPerson(portal, [email, name, level, site]) {
  const first = 'mat khau tam thoi dau tien';
  await portal.command(['account', 'add', '--email', email, '--name', name, '--password-stdin'], { input: `${first}\n` });
  await portal.command(['access', 'grant', '--email', email, '--site', site, '--level', level]);
  const visitor = new Visitor(portal.node, deskHost);
  visitor.cookie = (await visitor.post('/dang-nhap', { email, password: first })).headers['set-cookie'][0].split(';')[0];
  visitor.csrf = /name="csrf" value="([^"]+)"/.exec((await visitor.get('/doi-mat-khau')).text)[1];
  assert.equal((await visitor.post('/doi-mat-khau', { present: first, fresh: own, again: own })).status, 303);
  return new Visitor(portal.node, deskHost).signIn(email, own);
}

async function importSome(portal) {
  const file = path.join(portal.folder, 'import.jsonl');
  const lines = [
    { external_id: 'cu-1', title: 'Chợ phiên họp lại sau mùa mưa', body_html: '<p>Chợ họp <b>sáng thứ bảy</b>.</p><ul><li>Rau</li><li>Vải</li></ul><table><tr><th>Khu</th></tr><tr><td>Khu A</td></tr></table>',
      published_at: '2025-09-30T08:00:00+07:00', authors: ['Hoàng Văn Bút'], tags: ['chợ phiên'], images: [{ path: 'anh.png', alt: 'Bộ phận một cửa' }] },
    { external_id: 'cu-2', title: 'Hoà Bình, hòa bình: hai cách đặt dấu', body: 'Một đoạn.\n\nHai đoạn.', published_at: '2024-02-29', source: { name: 'Báo Tuyên Quang', url: 'https://baotuyenquang.example/1' } },
  ];
  fs.writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  fs.copyFileSync(path.join(root, 'data/profiles/tuyen-quang/pictures/mot-cua.png'), path.join(portal.folder, 'anh.png'));
  await portal.command(['import', 'articles', '--site', 'yen-phu', '--category', 'tin-tuc', '--decision', 'Chuyển từ trang cũ', file]);
}

// One text in every state there is.
async function writeSome({ writer, head }) {
  const begin = (title, more, how) => write(writer, 'yen-phu', { title, ...more }, how);
  await begin('Bản nháp còn dang dở', {}, { action: 'save' });
  const waiting = await begin('Bài đang chờ duyệt');
  await act(head, await begin('Bài bị trả lại'), 'tra-lai', 'sent_back', { reason: 'Cần bổ sung nguồn.' });
  await act(head, await begin('Bài không dùng'), 'khong-dung', 'declined', { reason: 'Trùng bài đã đăng.' });
  await approve(head, await begin('Bài hẹn giờ đăng', { publish_at: '2199-01-01T08:00' }), 'scheduled');
  const withdrawn = await begin('Bài đã bị gỡ');
  await approve(head, withdrawn);
  const gone = await shownOn(head.node, commune, 'Bài đã bị gỡ');
  await act(head, withdrawn, 'go', 'withdrawn', { reason: 'Lịch họp đã huỷ.' });
  const first = await begin('Lịch tiếp công dân tháng mười', { body: 'Ngày tiếp là 15/10.' });
  await approve(head, first);
  const corrected = await act(writer, first, 'ban-moi', 'edition_started');
  const form = (await writer.get(corrected)).text;
  const value = (name) => new RegExp(`name="${name}"[^>]* value="([^"]*)"`).exec(form)[1];
  const sent = await writer.post(corrected, { version: value('version'), category: /<option value="(\d+)" selected/.exec(form)[1], title: 'Lịch tiếp công dân tháng mười',
    body: 'Ngày tiếp là 16/10.', body_format: 'text', change_note: 'Ngày tiếp là 16/10, không phải 15/10.', action: 'submit' });
  assert.equal(sent.status, 303, wordsOf(sent.text));
  await approve(head, corrected);
  return { gone, waiting };
}

async function rename({ admin }) {
  const list = (await admin.get('/yen-phu/chuyen-muc')).text;
  const address = /href="(\/yen-phu\/chuyen-muc\/\d+)">Thông báo</.exec(list)[1];
  const form = (await admin.get(address)).text;
  const value = (name) => new RegExp(`name="${name}"[^>]* value="([^"]*)"`).exec(form)[1];
  const saved = await admin.post(address, { version: value('version'), name: 'Thông báo, mời họp', slug: value('slug'), position: value('position'), parent: '0', open: '1' });
  assert.equal(saved.status, 303, wordsOf(saved.text));
}

// What a later program must show of it; the test reads this.
async function expectations(portal, { gone, waiting }) {
  const address = (title) => shownOn(portal.node, commune, title);
  return {
    people: Object.fromEntries(Object.entries(people).map(([who, [email]]) => [who, { email, password: own }])),
    pages: [
      { host: commune, path: '/', status: 200, says: ['Chợ phiên họp lại sau mùa mưa', 'Lịch tiếp công dân tháng mười', 'Thông báo, mời họp'] },
      { host: commune, path: await address('Chợ phiên họp lại sau mùa mưa'), status: 200, says: ['sáng thứ bảy', 'Khu A', 'Hoàng Văn Bút'], pictures: true },
      { host: commune, path: await address('Hoà Bình, hòa bình: hai cách đặt dấu'), status: 200, says: ['Hai đoạn.', 'Báo Tuyên Quang'] },
      { host: commune, path: await address('Lịch tiếp công dân tháng mười'), status: 200, says: ['Ngày tiếp là 16/10.', 'Đính chính'] },
      { host: commune, path: gone, status: 410, says: ['Lịch họp đã huỷ.'] },
      { host: 'thunghiem.localhost', path: '/', status: 200, says: ['tạm ngừng'] },
      { host: 'localhost', path: '/trang-thanh-phan', status: 200, says: ['Yên Phú'] },
    ],
    desk: [{ path: '/yen-phu/bai-viet', says: ['Bản nháp còn dang dở', 'Bài đang chờ duyệt', 'Bài bị trả lại', 'Bài không dùng', 'Bài hẹn giờ đăng', 'Bài đã bị gỡ'] },
      { path: '/yen-phu/nhat-ky', says: ['Nguyễn Thị Viết'], who: 'admin' }],
    waiting,
  };
}

assert.match(version ?? '', /^\d+\.\d+\.\d+$/, 'the version the data directory is of');
assert.ok((await run(['version'])).out.includes(version), 'the program is of another version');
const folder = path.join(root, 'tests/kept', version);
fs.mkdirSync(folder);   // one that is there is never made again
const portal = await Portal.make({ demo: false });
try {
  const staff = {};
  for (const [who, person] of Object.entries(people)) staff[who] = await addPerson(portal, person);
  await importSome(portal);
  await portal.command(['site', 'add', '--slug', 'thu-nghiem', '--kind', 'commune', '--host', 'thunghiem', '--name', 'Trang xã Thử Nghiệm', '--official-name',
    'Ủy ban nhân dân xã Thử Nghiệm', '--decision', '1/QĐ-UBND', '--decision-date', '2026-01-02']);
  await portal.command(['site', 'state', 'thu-nghiem', 'suspended']);
  const made = await writeSome(staff);
  await rename(staff);
  fs.writeFileSync(path.join(folder, 'expected.json'), `${JSON.stringify(await expectations(portal, made), null, 2)}\n`);
  await portal.node.stop();
  portal.pack(path.join(folder, 'data.tar.gz'));
} catch (error) {
  fs.rmSync(folder, { recursive: true });
  throw error;
} finally {
  await portal.remove();
}
