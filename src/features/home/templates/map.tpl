{{%AUTOESCAPE context="HTML"}}<h1>Sơ đồ cổng</h1>
<section><h2>Chuyên mục</h2>{{TREE:none}}</section>
<section><h2>Trang chung</h2><ul><li><a href="/">Trang chủ</a></li>{{#IS_PORTAL}}<li><a href="/trang-thanh-phan">Các trang thành phần</a></li>{{/IS_PORTAL}}<li><a href="/cong-bao">Công báo</a></li><li><a href="/rss">Nhận tin qua RSS</a></li>{{#MAILS}}<li><a href="/van-ban/theo-doi">Nhận thư báo về văn bản</a></li>{{/MAILS}}</ul></section>
