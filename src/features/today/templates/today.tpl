{{%AUTOESCAPE context="HTML"}}<h1>Hôm nay</h1>
{{#NO_SITES}}<div class="empty"><h2>Chưa có trang nào</h2><p>Tài khoản {{NAME}} chưa được giao quyền ở trang nào. Hãy hỏi người quản trị của trang bạn sẽ làm việc.</p></div>{{/NO_SITES}}
{{#SITES}}<section><h2><a href="{{HREF}}">{{NAME}}</a></h2>
{{#NOTHING}}<p>Không có việc nào đang chờ bạn ở đây.</p>{{/NOTHING}}
{{#LINES_IF}}<ul class="today-list">{{#LINES}}<li><a href="{{HREF}}">{{TITLE}}</a><p class="meta">{{#WHO_IF}}<span>{{WHO}}</span>{{/WHO_IF}}<span>Từ <time datetime="{{SINCE_DATE}}">{{SINCE}}</time></span></p><span class="state" data-state="{{STATE}}">{{STATE_NAME}}</span></li>{{/LINES}}</ul>{{/LINES_IF}}</section>{{/SITES}}
