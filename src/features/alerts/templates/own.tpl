{{%AUTOESCAPE context="HTML"}}<div class="form-page"><h1>Văn bản bạn theo dõi</h1>
{{#DONE_IF}}<p class="flash" role="status">{{DONE}}</p>{{/DONE_IF}}
<p>Mỗi ngày nhiều nhất một thư. Ai có liên kết của trang này đều bớt được mục theo dõi; xin đừng chuyển tiếp thư báo.</p>
<ul class="story-list">{{#TOPICS}}<li class="story"><h2>{{LABEL}}</h2><p class="meta">{{SITE}}</p><form method="post" action="{{ACTION}}"><button type="submit" class="secondary" name="bo" value="{{ID}}">Bớt mục này<span class="visually-hidden">: {{LABEL}}</span></button></form></li>{{/TOPICS}}</ul>
<section><h2>Thôi nhận thư</h2><p>Địa chỉ thư điện tử của bạn được xóa ngay khỏi hệ thống.</p><form method="post" action="{{ACTION}}"><button type="submit" class="danger" name="bo" value="tat-ca">Thôi nhận mọi thư</button></form></section></div>
