{{%AUTOESCAPE context="HTML"}}<article class="article"><header><p class="kicker"><a href="{{DOCUMENT}}">{{NAME}}</a></p><h1>Quan hệ với văn bản khác</h1>
<p class="summary">{{TITLE}}</p></header>
{{#NOTHING}}<div class="empty"><h2>Chưa ghi nhận quan hệ nào</h2><p>Quan hệ sẽ hiện ở đây khi có văn bản liên quan được đăng.</p></div>{{/NOTHING}}
{{#DIAGRAM_IF}}<section><h2>Sơ đồ</h2><p class="hint">Danh sách bên dưới có cùng nội dung với sơ đồ.</p><div>{{DIAGRAM:none}}</div></section>
<section><h2>Danh sách</h2>{{#GROUPS}}<h3>{{TITLE}}</h3><ul>{{#DOCUMENTS}}<li>{{#HREF_IF}}<a href="{{HREF}}">{{NAME}}</a>{{/HREF_IF}}{{#NOT_HELD}}{{NAME}}{{/NOT_HELD}}{{#PROVISION_IF}} ({{PROVISION}}){{/PROVISION_IF}}{{#FROM_IF}}, từ {{FROM}}{{/FROM_IF}}{{#UNTIL_IF}} đến trước ngày {{UNTIL}}{{/UNTIL_IF}}{{#ABOUT_IF}}: {{ABOUT}}{{/ABOUT_IF}}</li>{{/DOCUMENTS}}</ul>{{#MORE_IF}}<p class="meta">{{MORE}}</p>{{/MORE_IF}}{{/GROUPS}}</section>{{/DIAGRAM_IF}}</article>
