{{%AUTOESCAPE context="HTML"}}<h1>Tài khoản</h1>
<dl class="facts"><dt>Họ tên</dt><dd>{{NAME}}</dd><dt>Thư điện tử</dt><dd>{{EMAIL}}</dd></dl>
<p><a class="button secondary" href="/doi-mat-khau">Đổi mật khẩu</a></p>
<section><h2>Quyền được giao</h2>
{{#NONE}}<p>Tài khoản chưa được giao quyền ở trang nào. Hãy hỏi người quản trị của trang bạn sẽ làm việc.</p>{{/NONE}}
<ul>{{#GRANTS}}<li>{{SITE}}: {{LEVEL}}{{#CATEGORY_IF}}, chỉ chuyên mục {{CATEGORY}}{{/CATEGORY_IF}}</li>{{/GRANTS}}</ul></section>
