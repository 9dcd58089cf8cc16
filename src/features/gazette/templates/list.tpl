{{%AUTOESCAPE context="HTML"}}<h1>Công báo</h1>
{{#NOTHING}}<div class="empty"><h2>Chưa có số Công báo nào</h2><p>Số mới sẽ hiện ở đây ngay khi được đăng.</p></div>{{/NOTHING}}
{{#YEARS_IF}}<nav aria-label="Năm"><ul class="tags">{{#YEARS}}<li>{{#CURRENT}}<a href="{{HREF}}" aria-current="page">{{YEAR}}</a>{{/CURRENT}}{{#OTHER}}<a href="{{HREF}}">{{YEAR}}</a>{{/OTHER}}</li>{{/YEARS}}</ul></nav>{{/YEARS_IF}}
{{#YEAR_IF}}<section><h2>Năm {{YEAR}}</h2><ul class="story-list">{{#ISSUES}}<li class="story"><h3><a href="{{HREF}}">Công báo số {{NUMBER}}</a></h3><p class="meta"><time datetime="{{ISO}}">{{ON}}</time><span>{{DOCUMENTS}} văn bản</span></p></li>{{/ISSUES}}</ul></section>{{/YEAR_IF}}
<p class="results-feed"><a href="{{RSS}}">Theo dõi Công báo bằng RSS</a></p>
<p class="results-feed"><a href="{{ATOM}}">Theo dõi Công báo bằng Atom</a></p>
