{{%AUTOESCAPE context="HTML"}}<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>{{TITLE}}</title><link rel="icon" href="{{FAVICON}}" type="image/svg+xml"><link rel="stylesheet" href="{{SITE_CSS}}"></head>
<body><main id="noi-dung" class="page"><div class="error-page"><h1>{{TITLE}}</h1><p>{{TEXT}}</p>{{#HOME_IF}}<p><a href="/">Về trang đầu</a></p>{{/HOME_IF}}{{#REQUEST_IF}}<p class="request-number">Số yêu cầu: {{REQUEST}}</p>{{/REQUEST_IF}}</div></main></body></html>
