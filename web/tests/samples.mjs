// SPDX-License-Identifier: AGPL-3.0-or-later
// Sample pages in the class vocabulary of web/README.md, with the longest real names: looked at by screenshots.mjs, walked by the
// browser test. Persons and contacts are invented.

const icon = (name) => `<svg class="icon" aria-hidden="true"><use href="/assets/icons.svg#${name}"/></svg>`;
const link = (text, href = '#') => `<a href="${href}">${text}</a>`;

const head = (title, sheet, theme) => `<!doctype html>
<html lang="vi" class="theme-${theme}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><link rel="icon" href="/assets/favicon.svg" type="image/svg+xml"><link rel="stylesheet" href="/assets/${sheet}"></head>`;

const sections = ['Trang chủ', 'Giới thiệu', 'Tin tức - Sự kiện', 'Chỉ đạo, điều hành', 'Văn bản', 'Dịch vụ công', 'Thông tin quy hoạch', 'Lấy ý kiến', 'Thủ tục hành chính'];
const frame = ({ title, main, theme = 'red', name = 'Uỷ ban nhân dân tỉnh Tuyên Quang', site = 'Cổng thông tin điện tử', crumbs = [], alert = '' }) => `${head(title, 'site.css', theme)}
<body><a class="skip-link" href="#noi-dung">Đến nội dung chính</a>${alert}
<header class="site-header">
  <div class="identity"><a class="identity-link" href="/"><img class="emblem" src="/assets/emblem.svg" alt="" width="96" height="96">
    <span class="identity-text"><span class="official-name">${name}</span><span class="site-name">${site}</span></span></a></div>
  <form class="site-search" role="search" action="/tim-kiem"><label class="visually-hidden" for="q">Tìm kiếm</label><input id="q" type="search" name="q" placeholder="Tìm tin bài, văn bản"><button>${icon('search')} Tìm</button></form>
  <nav class="site-nav" aria-label="Chuyên mục"><ul>${sections.map((s, i) => `<li><a href="#"${i === 2 ? ' aria-current="page"' : ''}>${s}</a></li>`).join('')}</ul></nav>
</header>
${crumbs.length ? `<nav class="breadcrumbs" aria-label="Vị trí của trang"><ol>${crumbs.map((c) => `<li>${link(c)}</li>`).join('')}</ol></nav>` : ''}
<main id="noi-dung" class="page" tabindex="-1">${main}</main>
<aside class="feedback" aria-label="Góp ý về trang này"><p>Trang này có hữu ích không? ${link('Có')} ${link('Không')} ${link('Báo lỗi nội dung')}</p></aside>
<footer class="site-footer"><div class="about"><h2>${site}</h2><dl>
  <dt>Cơ quan chủ quản</dt><dd>${name}</dd><dt>Chịu trách nhiệm chính</dt><dd>Bà Lý Thị Minh Nguyệt, Chánh Văn phòng</dd>
  <dt>Địa chỉ</dt><dd>Số 160 đường Trần Hưng Đạo, phường Minh Xuân, tỉnh Tuyên Quang</dd><dt>Điện thoại</dt><dd>${link('0207 000 0000', 'tel:02070000000')}</dd>
  <dt>Thư điện tử</dt><dd>${link('banbientap@tuyen-quang.example', 'mailto:banbientap@tuyen-quang.example')}</dd></dl></div>
  <nav class="footer-links" aria-label="Về trang này"><ul>${['Sơ đồ trang', 'Các trang thành phần', 'Khả năng tiếp cận', 'Bảo vệ dữ liệu cá nhân', 'RSS'].map((t) => `<li>${link(t)}</li>`).join('')}</ul></nav>
  <p>Ghi rõ nguồn “${site} ${name}” khi phát hành lại thông tin từ trang này.</p></footer></body></html>`;

const time = (text) => `<time datetime="2026-11-23T08:15+07:00">${text}</time>`;
const titles = [
  'Tuyên Quang công bố danh mục thủ tục hành chính không phụ thuộc địa giới trong phạm vi toàn tỉnh từ ngày 01 tháng 12 năm 2026 tại trung tâm phục vụ hành chính công',
  'Hội nghị đánh giá một năm thực hiện chính quyền địa phương hai cấp', 'Xã Tân Trào đón 1.200 lượt khách trong ngày hội Đại đoàn kết',
  'Lịch cấp điện và nước sạch tuần từ 23 đến 29 tháng 11', 'Mở lại đường Hà Giang - Quản Bạ sau khi khắc phục sạt lở tại Km 21 + 300',
  'Lấy ý kiến về dự thảo nghị quyết hỗ trợ học phí cho học sinh phổ thông', 'Thông báo tuyển dụng viên chức ngành y tế năm 2026'];
const story = (title, { summary = false, thumb = false, level = 3 } = {}) => `<li class="story">${thumb ? '<figure class="thumb"><img src="/assets/test-landscape.svg" alt="" width="480" height="320"></figure>' : ''}<h${level}>${link(title)}</h${level}><p class="meta">${time('23/11/2026 08:15')}${summary ? '<span>Tin tức - Sự kiện</span>' : ''}</p>${summary ? '<p class="summary">Người dân có thể nộp hồ sơ tại bất kỳ trung tâm nào trong tỉnh, không cần trở về nơi đăng ký thường trú; kết quả trả qua bưu chính hoặc trực tuyến.</p>' : ''}</li>`;

const home = frame({
  title: 'Cổng thông tin điện tử tỉnh Tuyên Quang', name: 'Uỷ ban nhân dân tỉnh Tuyên Quang',
  alert: `<div class="alert-banner" role="region" aria-label="Thông báo khẩn"><p><strong>Cảnh báo mưa lớn:</strong> từ chiều 23/11 các xã phía bắc có nguy cơ lũ quét, sạt lở đất. ${link('Xem việc cần làm')}</p></div>`,
  main: `<h1 class="visually-hidden">Cổng thông tin điện tử tỉnh Tuyên Quang</h1><div class="layout-two"><div>
    <article class="lead-story"><h2>${link(titles[0])}</h2><figure><img src="/assets/test-landscape.svg" alt="Đồi chè và nhà sàn trong nắng sớm" width="1200" height="800"></figure>
    <p class="summary">Người dân có thể nộp hồ sơ tại bất kỳ trung tâm nào trong tỉnh, không cần trở về nơi đăng ký thường trú; kết quả trả qua bưu chính công ích hoặc trực tuyến.</p><p class="meta">${time('23/11/2026 08:15')}<span>Văn phòng Uỷ ban</span></p></article>
    <section><h2 class="section-title">Bạn cần làm gì?</h2><ul class="task-list">${[['file-text', 'Nộp hồ sơ trực tuyến'], ['search', 'Tra cứu tình trạng hồ sơ'], ['send', 'Phản ánh, kiến nghị'], ['calendar', 'Lịch tiếp công dân'], ['users', 'Hỏi đáp với cơ quan nhà nước'], ['map-pin', 'Thông tin quy hoạch, kế hoạch sử dụng đất']].map(([i, t]) => `<li><a href="#">${icon(i)} ${t}</a></li>`).join('')}</ul></section>
    <section><h2 class="section-title">${link('Chỉ đạo, điều hành')}<a class="more" href="#">Xem tất cả</a></h2><ul class="story-list">${titles.slice(1, 4).map((t) => story(t, { summary: true, thumb: true })).join('')}</ul></section></div>
    <aside class="side"><section><h2 class="section-title">Tin mới</h2><ul class="story-list">${titles.slice(1).map((t) => story(t)).join('')}</ul></section></aside></div>`,
});

const article = frame({
  title: titles[0], crumbs: ['Trang chủ', 'Tin tức - Sự kiện', 'Cải cách hành chính'],
  main: `<div class="layout-two"><article class="article"><header><p class="kicker">${link('Cải cách hành chính')}</p><h1>${titles[0]}</h1>
    <p class="summary">Người dân có thể nộp hồ sơ tại bất kỳ trung tâm nào trong tỉnh, không cần trở về nơi đăng ký thường trú.</p>
    <p class="meta">${time('23/11/2026 08:15')}<span>Hoàng Văn Thụ</span><span>Theo Báo Tuyên Quang</span></p></header>
    <aside class="correction" aria-label="Đính chính"><h2>Đính chính ngày 24/11/2026</h2><p>Bản trước ghi 312 thủ tục; số đúng là 321.</p></aside>
    <div class="body"><p>Ngày 23 tháng 11, Uỷ ban nhân dân tỉnh ban hành quyết định công bố <strong>321 thủ tục</strong> thuộc thẩm quyền của các sở và của Uỷ ban nhân dân cấp xã. Xem <a href="https://vidu.example/van-ban">toàn văn quyết định</a>.</p>
    <h2 id="muc-1">Nộp ở đâu cũng được</h2><p>Từ nay, một người ở xã Lũng Cú có thể nộp hồ sơ tại phường Minh Xuân và ngược lại. Cán bộ tiếp nhận nhập hồ sơ một lần, không yêu cầu nộp lại giấy tờ đã số hoá.</p>
    <ul><li>Giấy tờ tuỳ thân còn hạn;</li><li>Tờ khai theo mẫu, có thể điền tại chỗ;</li><li>Lệ phí nộp trực tuyến hoặc tại quầy.</li></ul>
    <figure class="figure"><picture><img src="/assets/test-landscape.svg" alt="Đồi chè và nhà sàn trong nắng sớm" width="1200" height="800"></picture><figcaption>Trung tâm phục vụ hành chính công phường Minh Xuân trong ngày đầu thực hiện. <span class="credit">Ảnh: Đàm Văn Sơn</span></figcaption></figure>
    <h3>Thời hạn giải quyết</h3><div class="table-scroll" role="region" tabindex="0" aria-label="Thời hạn"><table><caption>Thời hạn theo nhóm thủ tục</caption><tr><th scope="col">Nhóm</th><th scope="col">Số thủ tục</th><th scope="col">Thời hạn trung bình</th><th scope="col">Nơi trả kết quả</th></tr><tr><th scope="row">Hộ tịch</th><td>38</td><td>Trong ngày</td><td>Nơi nộp</td></tr><tr><th scope="row">Đất đai</th><td>61</td><td>15 ngày làm việc</td><td>Bưu chính công ích</td></tr></table></div>
    <blockquote><p>Việc nào làm được cho dân thì làm ngay trong ngày, không hẹn.</p><footer><cite>Biên bản họp ngày 20/11/2026</cite></footer></blockquote>
    <div class="note" role="note"><p class="note-title">Ghi chú</p><p>Hồ sơ đất đai vẫn cần bản gốc để đối chiếu.</p></div>
    <div class="note note-important" role="note"><p class="note-title">Lưu ý</p><p>Không ai được thu thêm khoản nào ngoài lệ phí niêm yết.</p></div>
    <h4>Tệp kèm theo</h4><p class="attachment"><a href="#">Quyết định 1234/QĐ-UBND ngày 23/11/2026 công bố danh mục.pdf</a> <span class="file-facts">(PDF, 1,2 MB)</span></p></div>
    <ul class="tags" aria-label="Từ khóa"><li>${link('thủ tục hành chính')}</li><li>${link('chuyển đổi số')}</li><li>${link('Trung tâm phục vụ hành chính công')}</li></ul>
    <ul class="article-tools"><li><a href="#">${icon('printer')} Bản in</a></li><li><a href="#">${icon('rss')} RSS của chuyên mục</a></li></ul></article>
    <aside class="side"><section><h2 class="section-title">Cùng chuyên mục</h2><ul class="story-list">${titles.slice(1, 5).map((t) => story(t)).join('')}</ul></section></aside></div>`,
});

const commune = frame({
  title: 'Tin tức', theme: 'teal', name: 'Uỷ ban nhân dân xã Hoàng Su Phì', site: 'Trang thông tin điện tử xã Hoàng Su Phì, tỉnh Tuyên Quang', crumbs: ['Trang chủ', 'Tin tức'],
  main: `<h1>Tin tức - Sự kiện</h1><ul class="story-list">${titles.map((t, i) => story(t, { summary: true, thumb: i % 3 === 0, level: 2 })).join('')}</ul>
    <nav class="pager" aria-label="Trang"><span>${icon('arrow-left')} Mới hơn</span><a href="#">Cũ hơn ${icon('arrow-right')}</a></nav>`,
});

const plain = frame({
  title: 'Không tìm thấy trang', theme: 'blue',
  main: `<div class="error-page"><h1>Không tìm thấy trang này</h1><p>Địa chỉ có thể đã gõ sai, hoặc bài viết đã được gỡ. Hãy tìm theo tên bài, hoặc về ${link('trang chủ')}.</p><p class="request-number">Số yêu cầu: 7F3A-22C1</p></div>
    <div class="empty"><h2>Chuyên mục này chưa có bài</h2><p>Bài mới sẽ hiện ở đây ngay khi được đăng.</p><p>${link('Xem các chuyên mục khác')}</p></div>
    <div class="withdrawn-notice"><h2>Bài viết đã được gỡ</h2><p>Gỡ ngày 20/11/2026 lúc 09:30 vì nội dung không còn đúng.</p></div><div class="suspended-notice"><h2>Trang tạm ngừng cập nhật</h2><p>Nội dung vẫn đọc được.</p></div>
    <h2 class="section-title">Các trang thành phần</h2><div class="site-directory">${['B', 'H', 'T'].map((l) => `<section><h3>${l}</h3><ul>${['Bắc Mê', 'Bắc Quang', 'Bằng Hành', 'Bằng Lang'].map((n) => `<li>${link(`Xã ${n}`)}</li>`).join('')}</ul></section>`).join('')}</div>`,
});

const desk = ({ title, main, sheet = 'desk.css', scripts = '' }) => `${head(title, sheet, 'red')}
<body class="desk"><a class="skip-link" href="#noi-dung">Đến nội dung chính</a>
<header class="desk-bar"><a class="desk-brand" href="/"><img class="emblem" src="/assets/emblem.svg" alt="" width="32" height="32"><span>Tân Trào</span></a>
<div class="desk-site"><details class="menu"><summary>Cổng thông tin điện tử tỉnh Tuyên Quang</summary><ul><li><a href="#" aria-current="true">Cổng thông tin điện tử tỉnh Tuyên Quang</a></li><li>${link('Xã Tân Trào')}</li><li>${link('Sở Khoa học và Công nghệ')}</li></ul></details></div>
<div class="desk-user"><details class="menu"><summary>${icon('user')} <span class="label">Lý Thị Minh Nguyệt</span></summary><ul><li>${link('Tài khoản')}</li><li><button type="button" hidden data-show-keys>Phím tắt</button></li><li><form method="post" action="/ra"><button>Ra khỏi hệ thống</button></form></li></ul></details></div></header>
<nav class="desk-nav" aria-label="Bàn làm việc"><ul><li><a href="/desk-list" data-key="h">${icon('house')} <span class="label">Hôm nay</span> <span class="count">3</span></a></li><li><a href="/desk-edit" data-key="b" aria-current="page">${icon('newspaper')} <span class="label">Bài viết</span></a></li><li><a href="#" data-key="t">${icon('image')} <span class="label">Thư viện</span></a></li><li><a href="#" data-key="l">${icon('calendar')} <span class="label">Lịch</span></a></li><li><a href="#">${icon('users')} <span class="label">Ban biên tập</span></a></li><li><a href="#">${icon('settings')} <span class="label">Trang</span></a></li></ul></nav>
<main id="noi-dung" class="desk-main" tabindex="-1">${main}</main>${scripts}</body></html>`;

const states = [['draft', 'Bản nháp'], ['submitted', 'Chờ duyệt'], ['returned', 'Trả lại'], ['approved', 'Đã duyệt'], ['scheduled', 'Hẹn giờ'], ['live', 'Đang đăng'], ['superseded', 'Có bản mới hơn'], ['declined', 'Không dùng'], ['withdrawn', 'Đã gỡ']];
const chip = ([state, name]) => `<span class="state" data-state="${state}">${name}</span>`;
const steps = `<div class="gates"><h2>Các bước duyệt</h2><ol class="steps"><li class="done">Người viết gửi<span class="meta">Hoàng Văn Thụ, 23/11/2026 07:50</span></li><li class="current">Biên tập<span class="meta">Lý Thị Minh Nguyệt, trước 17:00 hôm nay</span></li><li class="to-come">Lãnh đạo Ban biên tập duyệt</li></ol></div>`;
const scripts = '<script src="/assets/editor.js" defer></script><script src="/assets/desk.js" defer></script>';

const deskList = desk({
  title: 'Bài viết', scripts,
  main: `<p class="flash" role="status">Đã gửi bài “Hội nghị đánh giá một năm” đến Biên tập.</p><div class="desk-head"><h1>Bài viết</h1><a class="button primary" href="#">${icon('plus')} Viết bài</a></div>
  <form class="filters" method="get"><div class="field"><label for="tu">Tìm trong bài</label><input type="search" id="tu" name="q"></div><div class="field"><label for="tt">Trạng thái</label><select id="tt" name="state"><option>Tất cả</option></select></div><button class="secondary">Lọc</button></form>
  <div class="list-scroll"><table class="list stack"><caption>9 bài, mới sửa trước</caption><thead><tr><th>Tiêu đề</th><th>Trạng thái</th><th>Người viết</th><th aria-sort="descending"><a href="#">Sửa lúc</a></th></tr></thead><tbody>${states.map((s, i) => `<tr><td class="title"><a href="#">${titles[i % titles.length]}</a></td><td>${chip(s)}</td><td data-label="Người viết">Hoàng Văn Thụ</td><td data-label="Sửa lúc">${time('23/11/2026 08:15')}</td></tr>`).join('')}</tbody></table></div>
  <section><h2>Hôm nay</h2><ul class="today-list">${titles.slice(0, 3).map((t, i) => `<li><a href="#">${t}</a><p class="meta"><span>Hoàng Văn Thụ</span><span>Chờ từ 07:50</span></p>${chip(states[i])}</li>`).join('')}</ul></section>
  <section><h2>Thư viện</h2><ul class="media-grid">${[1, 2, 3].map((n) => `<li><a href="#" aria-labelledby="tep-${n}"><img src="/assets/test-landscape.svg" alt="" width="480" height="360"></a><p class="name" id="tep-${n}">doi-che-${n}.jpg</p></li>`).join('')}<li><a href="#" aria-labelledby="tep-4"><span class="file-kind">PDF</span></a><p class="name" id="tep-4">quyet-dinh-1234.pdf</p></li></ul></section>`,
});

export const hash = 'a'.repeat(64);
export const tree = { type: 'doc', content: [
  { type: 'paragraph', content: [{ type: 'text', text: 'Ngày 23 tháng 11, Uỷ ban nhân dân tỉnh ban hành quyết định công bố ' }, { type: 'text', text: '321 thủ tục', marks: [{ type: 'bold' }] }, { type: 'text', text: ' thuộc thẩm quyền của các sở.' }] },
  { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Nộp ở đâu cũng được' }] },
  { type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Giấy tờ tuỳ thân' }] }] }] },
  { type: 'table', attrs: { caption: 'Thời hạn' }, content: [
    { type: 'tableRow', content: ['Nhóm', 'Số thủ tục'].map((text) => ({ type: 'tableHeader', attrs: { colspan: 1, rowspan: 1, scope: 'col' }, content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] })) },
    { type: 'tableRow', content: ['Hộ tịch', '38'].map((text) => ({ type: 'tableCell', attrs: { colspan: 1, rowspan: 1 }, content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] })) }] },
  { type: 'figure', attrs: { file: hash, alt: '', caption: 'Trung tâm phục vụ hành chính công', credit: 'Đàm Văn Sơn', width: 1200, height: 800, decorative: false } },
  { type: 'blockquote', attrs: { source: 'Biên bản họp' }, content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Việc nào làm được cho dân thì làm ngay trong ngày.' }] }] },
  { type: 'note', attrs: { kind: 'important' }, content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Không thu thêm khoản nào.' }] }] },
  { type: 'attachment', attrs: { file: hash, name: 'Quyết định 1234.pdf', type: 'application/pdf', size: 1200000 } }] };
const attribute = (value) => value.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');

export const deskEdit = (content = tree) => desk({
  title: 'Sửa bài', scripts,
  main: `<div class="error-summary" role="alert"><h2>Chưa gửi được bài</h2><ul><li><a href="#tieu-de">Tiêu đề dài quá 200 chữ</a></li><li><a href="#noi-dung-bai">Nội dung: một ảnh chưa có mô tả</a></li></ul></div>
  <h1>Sửa bài</h1><div class="desk-columns"><form class="form" id="bai" method="post" action="/luu" data-autosave="/autosave" data-keep="bai"><input type="hidden" name="csrf" value="mat-khau-an"><input type="hidden" name="version" value="3"><input type="hidden" name="body_format" value="text">
  <div class="field wide invalid"><label for="tieu-de">Tiêu đề</label><p class="hint" id="tieu-de-hint">Nói điều mới, không quá 25 chữ.</p><textarea class="title-input" id="tieu-de" name="title" rows="2" aria-describedby="tieu-de-hint tieu-de-loi" aria-invalid="true">${titles[0]}</textarea><p class="field-error" id="tieu-de-loi">Tiêu đề dài quá. Hãy rút còn 25 chữ.</p></div>
  <div class="field wide"><label for="tom-tat">Tóm tắt <span class="optional">(không bắt buộc)</span></label><textarea id="tom-tat" name="summary" rows="3"></textarea></div>
  <div class="field wide"><label for="noi-dung-bai">Nội dung bài</label><textarea id="noi-dung-bai" name="body" rows="12" data-body-editor data-upload="/upload" data-preview="/assets/test-landscape.svg?{file}" ${content ? `data-body="${attribute(JSON.stringify(content))}"` : ''}>Ngày 23 tháng 11</textarea></div>
  <fieldset><legend>Chuyên mục</legend><div class="choice"><input type="checkbox" id="c1" name="category" value="1" checked><label for="c1">Tin tức - Sự kiện</label></div><div class="choice"><input type="checkbox" id="c2" name="category" value="2"><label for="c2">Cải cách hành chính</label></div></fieldset>
  <div class="actions"><button class="secondary" name="action" value="save">Lưu</button><span class="saved-state" role="status">Đã lưu 10:32:05</span></div></form>
  <aside class="desk-side"><p>${chip(states[1])}</p>${steps}<form method="post" action="/duyet" data-after-save="bai"><input type="hidden" name="csrf" value="mat-khau-an"><input type="hidden" name="version" value="3"><div class="actions"><button class="primary" name="decision" value="pass">Duyệt, chuyển lãnh đạo</button><button class="secondary" name="decision" value="return">Trả lại người viết</button></div></form><form method="post" action="/go" data-confirm="Xóa bản nháp này? Không lấy lại được."><div class="actions"><button class="danger">Xóa bản nháp</button></div></form>
  <dl class="facts"><dt>Người viết</dt><dd>Hoàng Văn Thụ</dd><dt>Sửa lúc</dt><dd>23/11/2026 08:15</dd></dl><div class="history"><h2>Lịch sử</h2><ol><li>Trả lại<p class="meta">Lý Thị Minh Nguyệt, 22/11/2026 16:02</p><p class="reason">Thiếu nguồn số liệu ở đoạn hai.</p></li><li>Gửi<p class="meta">Hoàng Văn Thụ, 22/11/2026 14:40</p></li></ol></div></aside></div>`,
});

const signIn = `${head('Đăng nhập', 'desk.css', 'red')}<body class="desk"><main class="desk-main"><div class="sign-in-box"><img class="emblem" src="/assets/emblem.svg" alt="" width="96" height="96"><h1>Đăng nhập bàn làm việc</h1><form class="form" method="post" action="/vao"><div class="field"><label for="e">Thư điện tử</label><input id="e" name="email" type="email" autocomplete="username"></div><div class="field"><label for="p">Mật khẩu</label><input id="p" name="password" type="password" autocomplete="current-password"></div><button class="primary">Đăng nhập</button></form><p>${link('Quên mật khẩu')}</p></div></main></body></html>`;

export const pages = { home, article, commune, plain, 'desk-list': deskList, 'desk-edit': deskEdit(), 'desk-new': deskEdit(null), 'desk-taken': deskEdit().replace(' data-keep=', ' data-unsaved data-keep='), 'desk-arrived': deskEdit().replace('<h1>', '<span hidden="hidden" data-kept-done="/desk-arrived:bai"></span><h1>'), 'sign-in': signIn };

export const landscape = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 800"><rect width="1200" height="800" fill="#cfe3ee"/><circle cx="900" cy="190" r="80" fill="#f7d88b"/><path d="M0 460 300 250l220 170 260-230 420 290v320H0z" fill="#7b9db3"/><path d="M0 560c300-120 600 20 1200-90v330H0z" fill="#4f7d57"/><path d="M0 660c400-90 800 60 1200-20v160H0z" fill="#36613f"/><path d="M520 600h160v-60l-80-60-80 60z" fill="#70452a"/></svg>`;
