{{%AUTOESCAPE context="HTML"}}<!doctype html>
<html lang="{{LANGUAGE}}" class="theme-{{THEME}}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{TITLE}}</title>
{{#DESCRIPTION_IF}}<meta name="description" content="{{DESCRIPTION}}">
{{/DESCRIPTION_IF}}{{#NOINDEX}}<meta name="robots" content="noindex">
{{/NOINDEX}}<link rel="canonical" href="{{CANONICAL}}">
<link rel="preload" href="/assets/be-vietnam-pro-400-vietnamese.woff2" as="font" type="font/woff2" crossorigin><link rel="preload" href="/assets/be-vietnam-pro-400-latin.woff2" as="font" type="font/woff2" crossorigin>
<link rel="icon" href="{{FAVICON}}" type="image/svg+xml"><link rel="stylesheet" href="{{SITE_CSS}}"><script src="{{SITE_JS}}" defer></script>
<link rel="alternate" type="application/rss+xml" title="{{SITE_NAME}}" href="{{FEED}}">
<meta property="og:title" content="{{OWN_TITLE}}"><meta property="og:type" content="{{KIND}}"><meta property="og:url" content="{{CANONICAL}}"><meta property="og:site_name" content="{{SITE_NAME}}">
{{#PICTURE_IF}}<meta property="og:image" content="{{PICTURE}}">
{{/PICTURE_IF}}{{#PUBLISHED_AT_IF}}<meta property="article:published_time" content="{{PUBLISHED_AT}}">
{{/PUBLISHED_AT_IF}}{{#MODIFIED_AT_IF}}<meta property="article:modified_time" content="{{MODIFIED_AT}}">
{{/MODIFIED_AT_IF}}</head>
<body><a class="skip-link" href="#noi-dung">Đến nội dung chính</a>
<header class="site-header">
<div class="identity"><a class="identity-link" href="/"><img class="emblem" src="{{EMBLEM}}" alt="" width="96" height="96"><span class="identity-text"><span class="official-name">{{OFFICIAL_NAME}}</span><span class="site-name">{{SITE_NAME}}</span></span></a></div>
{{#SEARCH}}<form class="site-search" action="/tim-kiem" method="get" role="search"><label class="visually-hidden" for="tim-nhanh">Tìm trên {{SITE_NAME}}</label><input id="tim-nhanh" type="search" name="q" placeholder="Tìm tin bài, văn bản"><button type="submit"><svg class="icon" aria-hidden="true"><use href="{{ICONS}}#search"/></svg>Tìm</button></form>
{{/SEARCH}}<nav class="site-nav" aria-label="Chuyên mục"><ul><li><a href="/"{{#AT_HOME}} aria-current="page"{{/AT_HOME}}>Trang chủ</a></li>{{#MENU}}<li><a href="{{HREF}}"{{#CURRENT}} aria-current="true"{{/CURRENT}}>{{NAME}}</a></li>{{/MENU}}</ul></nav>
</header>
{{#CRUMBS_IF}}<nav class="breadcrumbs" aria-label="Vị trí của trang"><ol><li><a href="/">Trang chủ</a></li>{{#CRUMBS}}<li>{{#HREF_IF}}<a href="{{HREF}}">{{TEXT}}</a>{{/HREF_IF}}{{#HERE}}<span aria-current="page">{{TEXT}}</span>{{/HERE}}</li>{{/CRUMBS}}</ol></nav>
{{/CRUMBS_IF}}<main id="noi-dung" class="page" tabindex="-1">
{{#SUSPENDED}}<aside class="suspended-notice"><h2>Trang tạm ngừng cập nhật</h2><p>Nội dung đã đăng vẫn đọc được. Khi hoạt động trở lại, trang sẽ tiếp tục đăng tin mới.</p></aside>
{{/SUSPENDED}}{{MAIN:none}}
</main>
<footer class="site-footer"><div class="about"><h2>{{SITE_NAME}}</h2><dl>
{{#MANAGING_BODY_IF}}<dt>Cơ quan chủ quản</dt><dd>{{MANAGING_BODY}}</dd>{{/MANAGING_BODY_IF}}
{{#RESPONSIBLE_IF}}<dt>Chịu trách nhiệm chính</dt><dd>{{RESPONSIBLE}}</dd>{{/RESPONSIBLE_IF}}
{{#ADDRESS_IF}}<dt>Địa chỉ</dt><dd>{{ADDRESS}}</dd>{{/ADDRESS_IF}}
{{#PHONE_IF}}<dt>Điện thoại</dt><dd>{{PHONE}}</dd>{{/PHONE_IF}}
{{#EMAIL_IF}}<dt>Thư điện tử</dt><dd><a href="mailto:{{EMAIL}}">{{EMAIL}}</a></dd>{{/EMAIL_IF}}
{{#DECISION}}<dt>Quyết định thành lập</dt><dd>Số {{DECISION_NUMBER}} ngày {{DECISION_DATE}}</dd>{{/DECISION}}
{{#LICENCE_IF}}<dt>Giấy phép</dt><dd>{{LICENCE}}</dd>{{/LICENCE_IF}}</dl></div>
<nav class="footer-links" aria-label="Về trang này"><ul><li><a href="/so-do-cong">Sơ đồ cổng</a></li>{{#IS_PORTAL}}<li><a href="/trang-thanh-phan">Các trang thành phần</a></li>{{/IS_PORTAL}}<li><a href="/rss">RSS</a></li></ul></nav>
<p>Ghi rõ nguồn “{{SITE_NAME}}” khi phát hành lại thông tin từ trang này.</p></footer>
</body></html>
