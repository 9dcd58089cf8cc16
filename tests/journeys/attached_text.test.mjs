// SPDX-License-Identifier: AGPL-3.0-or-later
// What stands in attached files: read by the server's own child, found by readers as long as the document is public.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { docx, pdf } from './support/office.mjs';
import { Portal, run } from './support/portal.mjs';
import { until } from './support/wait.mjs';

let portal;
before(async () => { portal = await Portal.make({ demo: false }); });
after(async () => { await portal?.remove(); });

const found = async (words) => {
  const answer = await portal.node.get('localhost', `/api/v1/search?q=${encodeURIComponent(words)}`);
  return JSON.parse(answer.text).items?.map((item) => item.external_id) ?? [];
};

test('files of a document are found by their text', async () => {
  fs.writeFileSync(path.join(portal.folder, 'phu-luc.docx'), docx(['Danh mục thủy điện Chiêm Hóa', 'Công suất 48 MW']));
  fs.writeFileSync(path.join(portal.folder, 'bang-gia.pdf'), pdf(['Bang gia xyzzyx nam 2026']));
  fs.writeFileSync(path.join(portal.folder, 'hong.pdf'), '%PDF-1.4\nkhông phải tệp PDF');
  const line = { external_id: 'qd-15', number: '15/2026/QĐ-UBND', type: 'Quyết định', issuer: 'Ủy ban nhân dân tỉnh Tuyên Quang',
    title: 'Về danh mục công trình', issued_on: '2026-03-02', text: 'Điều 1. Ban hành danh mục.', files: ['phu-luc.docx', 'bang-gia.pdf', 'hong.pdf'] };
  const lines = path.join(portal.folder, 'van-ban.jsonl');
  fs.writeFileSync(lines, `${JSON.stringify(line)}\n`);
  await portal.command(['import', 'documents', '--site', 'tuyen-quang', lines]);
  await until('the Word file is found', async () => (await found('"thủy điện Chiêm Hóa"')).includes('qd-15'));
  await until('and the PDF file', async () => (await found('xyzzyx')).includes('qd-15'));
  const page = await portal.node.get('localhost', '/tim-kiem?q=thuy+dien+chiem+hoa');
  assert.equal(page.status, 200);
  assert.match(page.text, /15\/2026\/QĐ-UBND/);
});

test('digital signatures of PDF files are explained beside them', async () => {
  const signed = fs.readFileSync(new URL('../../src/extraction/fuzz/corpus/signatures_fuzz/signed_twice', import.meta.url), 'latin1');
  fs.writeFileSync(path.join(portal.folder, 'da-ky.pdf'), signed, 'latin1');
  fs.writeFileSync(path.join(portal.folder, 'da-sua.pdf'), signed.replace('so 07', 'so 08'), 'latin1');
  const line = { external_id: 'qd-16', number: '16/2026/QĐ-UBND', type: 'Quyết định', issuer: 'Ủy ban nhân dân tỉnh Tuyên Quang',
    title: 'Về việc ký số', issued_on: '2026-03-02', text: 'Điều 1. Ban hành.', files: ['da-ky.pdf', 'da-sua.pdf'] };
  const lines = path.join(portal.folder, 'ky-so.jsonl');
  fs.writeFileSync(lines, `${JSON.stringify(line)}\n`);
  await portal.command(['import', 'documents', '--site', 'tuyen-quang', lines]);
  const address = await until('the document is shown', async () => /href="(\/van-ban\/16-2026-qd-ubnd-\d+)"/.exec((await portal.node.get('localhost', '/van-ban')).text)?.[1]);
  const text = await until('its signatures are shown', async () => {
    const page = (await portal.node.get('localhost', address)).text;
    return page.split('class="signature"').length === 7 ? page : undefined;   // two signatures and what was not checked, of each file
  });
  assert.match(text, /ghi tên Ủy ban nhân dân tỉnh Tuyên Quang, ký lúc 04:04 ngày 02\/01\/2026 theo giờ ghi trong tệp\. Nội dung không thay đổi sau khi ký\./);
  assert.equal(text.split('<strong>Cảnh báo:</strong>').length, 3, 'both signatures of the changed file');
});

test('a folder of files becomes documents, and the report tells what was not sure', async () => {
  const folder = path.join(portal.folder, 'kho');
  fs.mkdirSync(folder);
  fs.writeFileSync(path.join(folder, 'quyet-dinh.docx'), docx(['ỦY BAN NHÂN DÂN', 'TỈNH TUYÊN QUANG', 'Số: 21/2026/QĐ-UBND',
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc', 'Tuyên Quang, ngày 05 tháng 3 năm 2026', 'QUYẾT ĐỊNH',
    'Về việc quản lý rừng đặc dụng', 'QUYẾT ĐỊNH:', 'Điều 1. Phạm vi điều chỉnh.', 'Điều 2. Hiệu lực thi hành.', 'TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH', 'Nguyễn Văn Mẫu']));
  fs.writeFileSync(path.join(folder, '22-2026-qd-ubnd.txt'), 'Điều 1. Không ghi ngày.');
  fs.writeFileSync(path.join(folder, 'hong.docx'), 'không phải tệp Word');
  const done = await run(['import', 'documents', '--data', portal.node.dataDir, '--site', 'tuyen-quang', '--json', folder]);
  assert.equal(done.code, 1, done.err);   // two were left out
  const report = JSON.parse(done.out);
  assert.equal(report.created, 1);
  assert.deepEqual(report.bad_lines.map((line) => [line.external_id, line.code]).sort(), [['22-2026-qd-ubnd', 'documents.date.missing'], ['hong', 'extraction.broken']]);
  const again = JSON.parse((await run(['import', 'documents', '--data', portal.node.dataDir, '--site', 'tuyen-quang', '--json', folder])).out);
  assert.equal(again.unchanged, 1);
  await until('the document is found', async () => (await found('rừng đặc dụng')).includes('quyet-dinh'));
});
