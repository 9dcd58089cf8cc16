{{%AUTOESCAPE context="HTML"}}<div class="layout-two"><section aria-labelledby="ket-qua"><h2 id="ket-qua" class="result-count">{{COUNT}}{{#PLACE_IF}}, từ kết quả thứ {{PLACE}}{{/PLACE_IF}}</h2>
{{#LAW_IF}}<p class="to-list"><a href="{{LAW}}">Chọn thêm loại, người ký, hiệu lực của văn bản trên trang này</a></p>{{/LAW_IF}}
{{#CHOICES_IF}}<p class="to-choices"><a href="#thu-hep">Thu hẹp kết quả</a></p>{{/CHOICES_IF}}
{{#CHOSEN_ITEMS_IF}}<section class="best-bets" aria-label="Được Ban Biên tập chọn"><p class="kicker">Được Ban Biên tập chọn</p><ul class="story-list results">{{CHOSEN_ITEMS:none}}</ul></section>{{/CHOSEN_ITEMS_IF}}
{{#HITS_IF}}<ol class="story-list results">{{HITS:none}}</ol>{{/HITS_IF}}
{{#NEAR_IF}}<h2>Kết quả gần đúng</h2><p class="meta">Những trang dưới đây chỉ có một phần các từ cần tìm.</p><ol class="story-list results">{{NEAR:none}}</ol>{{/NEAR_IF}}
{{#TITLES_IF}}<h2>Tiêu đề bắt đầu bằng những từ đã gõ</h2><ul class="story-list">{{#TITLES}}<li class="story"><h3><a href="{{HREF}}">{{TITLE}}</a></h3><p class="meta">{{KIND}}{{#SITE_IF}} · {{SITE}}{{/SITE_IF}}</p></li>{{/TITLES}}</ul>{{/TITLES_IF}}
{{#PAST_END}}<div class="empty"><p>Không còn kết quả nào từ vị trí này. Mời bạn trở về đầu danh sách.</p></div>{{/PAST_END}}
{{#NOTHING}}<div class="empty"><p>Mời bạn thử cách khác:</p><ul><li>kiểm tra lại chính tả, hoặc gõ không dấu;</li><li>dùng ít từ hơn, hoặc từ khác cùng nghĩa;</li>{{#LIMITED}}<li>bỏ bớt giới hạn đang chọn ở trên;</li>{{/LIMITED}}<li>xem <a href="/so-do-cong">sơ đồ cổng</a> để đi theo chuyên mục.</li></ul></div>{{/NOTHING}}
{{#PAGER_IF}}<nav class="pager" aria-label="Các trang kết quả">{{#FIRST_IF}}<a href="{{FIRST}}">Về đầu</a>{{/FIRST_IF}}{{#BEFORE_IF}}<a href="{{BEFORE}}" rel="prev">Trang trước</a>{{/BEFORE_IF}}{{#NEXT_IF}}<a href="{{NEXT}}" rel="next">Trang sau</a>{{/NEXT_IF}}</nav>{{/PAGER_IF}}
<p class="results-feed"><a href="{{FEED}}">Theo dõi kết quả này qua RSS</a></p></section>
{{#CHOICES_IF}}<aside class="side" id="thu-hep" aria-label="Thu hẹp kết quả">{{#GROUPS}}<section><h2>{{NAME}}</h2><ul class="choices">{{#CHOICES}}<li><a href="{{HREF}}">{{TEXT}}</a> <span class="meta">{{COUNT}}</span></li>{{/CHOICES}}</ul></section>{{/GROUPS}}</aside>{{/CHOICES_IF}}</div>
