{{%AUTOESCAPE context="HTML"}}<h1>Các trang thành phần</h1>
{{#NOTHING}}<div class="empty"><h2>Chưa có trang thành phần</h2><p>Trang của các sở, ban, ngành và xã, phường sẽ có ở đây khi được thành lập.</p></div>
{{/NOTHING}}{{#DEPARTMENTS}}<section><h2 class="section-title">Sở, ban, ngành</h2><div class="site-directory"><ul>{{#SITES}}<li><a href="{{HREF}}">{{NAME}}</a></li>{{/SITES}}</ul></div></section>
{{/DEPARTMENTS}}{{#COMMUNES}}<section><h2 class="section-title">Xã, phường</h2><div class="site-directory">{{#LETTERS}}<section><h3>{{LETTER}}</h3><ul>{{#SITES}}<li><a href="{{HREF}}">{{NAME}}</a></li>{{/SITES}}</ul></section>{{/LETTERS}}</div></section>
{{/COMMUNES}}
