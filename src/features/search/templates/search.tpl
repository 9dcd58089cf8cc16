{{%AUTOESCAPE context="HTML"}}<h1>Tìm kiếm</h1>
<form class="search-form" action="/tim-kiem" method="get" role="search" aria-label="Tìm kiếm">
<label for="tim">Từ cần tìm</label>
<div class="site-search"><input id="tim" type="search" name="q" value="{{Q}}" aria-describedby="cach-tim"{{#OFFERED_IF}} list="thuong-tim"{{/OFFERED_IF}}><button class="primary" type="submit"><svg class="icon" aria-hidden="true"><use href="{{ICONS}}#search"/></svg>Tìm</button></div>
<p class="hint" id="cach-tim">Gõ có dấu hoặc không dấu đều được. Đặt cụm từ trong ngoặc kép để tìm đúng cụm, thêm dấu trừ trước từ muốn loại bỏ.</p>
{{#KEPT}}<input type="hidden" name="{{NAME}}" value="{{VALUE}}">{{/KEPT}}
<details class="search-more"{{#OPEN}} open{{/OPEN}}><summary>Thời gian và thứ tự</summary>
<div class="search-fields">{{#DAYS}}<div class="field{{#INVALID}} invalid{{/INVALID}}"><label for="{{NAME}}">{{LABEL}}</label><input id="{{NAME}}" type="{{TYPE}}" name="{{NAME}}" value="{{VALUE}}"{{#INVALID}} aria-invalid="true" aria-describedby="{{NAME}}-loi"{{/INVALID}}>{{#ERROR_IF}}<p class="field-error" id="{{NAME}}-loi">{{ERROR}}</p>{{/ERROR_IF}}</div>{{/DAYS}}<div class="field"><label for="xep">Thứ tự</label><select id="xep" name="xep"><option value="">Sát với từ cần tìm</option><option value="moi"{{#IS_NEWEST}} selected{{/IS_NEWEST}}>Mới nhất</option></select></div><button class="secondary" type="submit">Áp dụng</button></div></details>
{{#OFFERED_IF}}<datalist id="thuong-tim">{{#OFFERED}}<option value="{{QUERY}}"></option>{{/OFFERED}}</datalist>{{/OFFERED_IF}}
</form>
{{#WRONG}}<p class="note">{{SENTENCE}}</p>{{/WRONG}}
{{#CUT}}<p class="note">Câu tìm kiếm quá dài nên chỉ phần đầu được dùng.</p>{{/CUT}}
{{#NOT_READY}}<div class="empty"><h2>Bộ tìm kiếm đang được chuẩn bị</h2><p>Các trang khác vẫn đọc được bình thường. Sau ít phút, mời bạn tìm lại.</p><p><a href="/so-do-cong">Xem sơ đồ cổng</a></p></div>{{/NOT_READY}}
{{#NO_QUERY}}<div class="empty"><h2>Bạn cần tìm gì?</h2><p>Có thể tìm theo tên việc, tên người, địa danh, hoặc số, ký hiệu văn bản, ví dụ 07/2011/QĐ-UBND.</p></div>{{/NO_QUERY}}
{{#OFFERED_LINKS_IF}}<section aria-labelledby="goi-y-tim"><h2 id="goi-y-tim">Ban Biên tập gợi ý tìm</h2><ul class="tags">{{#OFFERED_LINKS}}<li><a href="{{HREF}}">{{QUERY}}</a></li>{{/OFFERED_LINKS}}</ul></section>{{/OFFERED_LINKS_IF}}
{{#LIMITS_IF}}<ul class="tags" aria-label="Đang giới hạn theo">{{#LIMITS}}<li><a href="{{HREF}}">{{TEXT}} <span aria-hidden="true">×</span><span class="visually-hidden">(bỏ giới hạn này)</span></a></li>{{/LIMITS}}</ul>{{/LIMITS_IF}}
{{#SUGGESTION_IF}}<p class="suggestion">Có phải bạn muốn tìm <a href="{{SUGGESTION_HREF}}"><strong>{{SUGGESTION}}</strong></a>?</p>{{/SUGGESTION_IF}}
{{RESULTS:none}}
