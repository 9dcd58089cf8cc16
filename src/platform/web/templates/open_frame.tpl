{{%AUTOESCAPE context="HTML"}}<!doctype html>
<html lang="vi" class="theme-red"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>{{TITLE}} – Bàn làm việc</title><link rel="icon" href="{{FAVICON}}" type="image/svg+xml"><link rel="stylesheet" href="{{DESK_CSS}}"></head>
<body class="desk"><main id="noi-dung" class="desk-main"><div class="sign-in-box"><img class="emblem" src="{{EMBLEM}}" alt="" width="96" height="96">{{MAIN:none}}</div></main></body></html>
