{{%AUTOESCAPE context="HTML"}}<h1 class="visually-hidden">{{NAME}}</h1>
{{#NOTHING}}<div class="empty"><h2>Trang này chưa đăng bài nào</h2><p>Tin mới sẽ hiện ở đây ngay khi được đăng. Trong lúc chờ, các chuyên mục của trang là:</p><ul>{{#CATEGORIES}}<li><a href="{{HREF}}">{{NAME}}</a></li>{{/CATEGORIES}}</ul></div>
{{/NOTHING}}<div class="layout-two"><div>
{{#LEAD}}<article class="lead-story"><h2><a href="{{HREF}}">{{TITLE}}</a></h2>{{#PICTURE_IF}}{{PICTURE:none}}{{/PICTURE_IF}}
{{#SUMMARY_IF}}<p class="summary">{{SUMMARY}}</p>{{/SUMMARY_IF}}
<p class="meta"><time datetime="{{DATE_TIME}}">{{DATE}}</time>{{#CATEGORY_IF}}<span>{{CATEGORY}}</span>{{/CATEGORY_IF}}</p></article>
{{/LEAD}}{{#SECTIONS}}<section><h2 class="section-title"><a href="{{HREF}}">{{NAME}}</a></h2><ul class="story-list">{{#FIRST}}{{#STORIES}}<li class="story">{{#THUMB_IF}}<figure class="thumb">{{THUMB:none}}</figure>{{/THUMB_IF}}<h3><a href="{{HREF}}">{{TITLE}}</a></h3><p class="meta"><time datetime="{{DATE_TIME}}">{{DATE}}</time></p>{{#SUMMARY_IF}}<p class="summary">{{SUMMARY}}</p>{{/SUMMARY_IF}}</li>{{/STORIES}}{{/FIRST}}{{#REST}}{{#STORIES}}<li class="story"><h3><a href="{{HREF}}">{{TITLE}}</a></h3><p class="meta"><time datetime="{{DATE_TIME}}">{{DATE}}</time></p></li>{{/STORIES}}{{/REST}}</ul></section>
{{/SECTIONS}}</div>
<aside class="side" aria-label="Tin mới và liên hệ">
{{#LATEST}}<section><h2 class="section-title">Tin mới</h2><ul class="story-list">{{#STORIES}}<li class="story"><h3><a href="{{HREF}}">{{TITLE}}</a></h3><p class="meta"><time datetime="{{DATE_TIME}}">{{DATE}}</time></p></li>{{/STORIES}}</ul></section>
{{/LATEST}}{{#IS_PORTAL}}<section><h2 class="section-title">Sở, ban, ngành và xã, phường</h2><p>Mỗi cơ quan có trang riêng với tin tức, thông báo và địa chỉ liên hệ.</p><p class="action-line"><a class="button secondary" href="/trang-thanh-phan">Xem các trang thành phần</a></p></section>
{{/IS_PORTAL}}{{#CONTACT}}<section><h2 class="section-title">Liên hệ</h2><p>{{AGENCY}}</p>{{#RESPONSIBLE_IF}}<p>Người phụ trách: {{RESPONSIBLE}}</p>{{/RESPONSIBLE_IF}}{{#ADDRESS_IF}}<p>Địa chỉ: {{ADDRESS}}</p>{{/ADDRESS_IF}}{{#PHONE_IF}}<p>Điện thoại: {{PHONE}}</p>{{/PHONE_IF}}{{#EMAIL_IF}}<p>Thư điện tử: <a href="mailto:{{EMAIL}}">{{EMAIL}}</a></p>{{/EMAIL_IF}}</section>
{{/CONTACT}}{{#PORTAL_IF}}<p><a href="{{PORTAL_HREF}}">{{PORTAL}}</a></p>
{{/PORTAL_IF}}</aside></div>
