{{%AUTOESCAPE context="HTML"}}<h1>{{TITLE}}</h1>
{{#BELOW_IF}}<nav aria-label="Chuyên mục con"><ul class="tags">{{#BELOW}}<li><a href="{{HREF}}">{{NAME}}</a></li>{{/BELOW}}</ul></nav>
{{/BELOW_IF}}{{#NOTHING}}<div class="empty"><h2>Chưa có bài ở đây</h2><p>Bài mới sẽ hiện ở đây ngay khi được đăng.</p><p><a href="/">Về trang chủ</a></p></div>{{/NOTHING}}
{{#STORIES_IF}}<ul class="story-list">{{#STORIES}}<li class="story">{{#THUMB_IF}}<figure class="thumb">{{THUMB:none}}</figure>{{/THUMB_IF}}<h2><a href="{{HREF}}">{{TITLE}}</a></h2><p class="meta"><time datetime="{{DATE_TIME}}">{{DATE}}</time></p>{{#SUMMARY_IF}}<p class="summary">{{SUMMARY}}</p>{{/SUMMARY_IF}}</li>{{/STORIES}}</ul>{{/STORIES_IF}}
{{#PAGER_IF}}<nav class="pager" aria-label="Trang">{{#NEWEST_IF}}<a href="{{NEWEST}}">Mới nhất</a>{{/NEWEST_IF}}{{#OLDER_IF}}<a href="{{OLDER}}" rel="next">Cũ hơn</a>{{/OLDER_IF}}</nav>{{/PAGER_IF}}
{{#FEED_IF}}<p class="meta"><a href="{{FEED}}">RSS</a></p>{{/FEED_IF}}
