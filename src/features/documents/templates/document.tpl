{{%AUTOESCAPE context="HTML"}}<article class="article"><header><p class="kicker">{{ISSUER}}</p><h1>{{NAME}}</h1>
<p class="summary">{{TITLE}}</p>
<p class="meta"><span class="validity" data-validity="{{VALIDITY}}"><strong>{{VALIDITY_NAME}}</strong></span>{{#SINCE_IF}} <span>{{#STARTS}}có hiệu lực {{/STARTS}}từ {{SINCE}}</span>{{/SINCE_IF}}{{#REASON_IF}} <span>{{REASON}} <a href="{{REASON_HREF}}">{{REASON_NAME}}</a>{{#REASON_PROVISION_IF}} ({{REASON_PROVISION}}){{/REASON_PROVISION_IF}}</span>{{/REASON_IF}}</p></header>
{{#TOOLS_IF}}<form class="as-of" method="get" action="{{HERE}}"><div class="field{{#UNREADABLE_IF}} invalid{{/UNREADABLE_IF}}"><label for="ngay">Xem tại ngày</label><input type="date" id="ngay" name="ngay" value="{{DAY}}"{{#UNREADABLE_IF}} aria-describedby="ngay-loi" aria-invalid="true"{{/UNREADABLE_IF}}>{{#UNREADABLE_IF}}<p class="field-error" id="ngay-loi">{{UNREADABLE}}</p>{{/UNREADABLE_IF}}</div><button type="submit" class="secondary">Xem</button></form>{{/TOOLS_IF}}
{{#NOTICE_IF}}<p class="note note-important">{{NOTICE}} <a href="{{HERE}}">Xem văn bản khi ban hành</a></p>{{/NOTICE_IF}}
{{#TEXT_CHANGED}}<p class="note">Dưới đây là nội dung khi ban hành. Văn bản đã được sửa đổi. <a href="{{NOW}}">Xem nội dung hiện nay</a></p>{{/TEXT_CHANGED}}
{{#CORRECTIONS}}<aside class="correction" aria-label="Đính chính ngày {{ON}}"><h2>Đính chính ngày {{ON}}</h2><p>{{NOTE}}</p></aside>{{/CORRECTIONS}}
<div class="body"><table><caption>Thuộc tính văn bản</caption><tbody>{{#FACTS}}<tr><th scope="row">{{NAME}}</th><td>{{VALUE}}</td></tr>{{/FACTS}}</tbody></table></div>
{{#FILES_IF}}<section><h2>Tệp văn bản</h2><ul class="attachments">{{FILES:none}}</ul></section>{{/FILES_IF}}
{{#TASKS_IF}}{{TASKS:none}}{{/TASKS_IF}}
{{#CONTENTS_IF}}<details class="contents"><summary>Mục lục</summary><nav aria-label="Mục lục"><ul>{{CONTENTS:none}}</ul></nav></details>{{/CONTENTS_IF}}
{{#TEXT_IF}}<section><h2>Nội dung văn bản</h2>{{#FORMATS_IF}}<p class="formats">Tải toàn văn: {{#FORMATS}}<a href="{{HREF}}" type="{{TYPE}}">{{NAME}}</a> {{/FORMATS}}</p>{{/FORMATS_IF}}<div class="body law">{{TEXT:none}}</div></section>{{/TEXT_IF}}
{{#EFFECTS_IF}}<section><h2>Văn bản tác động đến văn bản này</h2><ul>{{#EFFECTS}}<li>{{KIND}} <a href="{{HREF}}">{{NAME}}</a>{{#PROVISION_IF}} ({{PROVISION}}){{/PROVISION_IF}}, từ {{ON}}{{#UNTIL_IF}} đến {{UNTIL}}{{/UNTIL_IF}}: {{TITLE}}</li>{{/EFFECTS}}</ul></section>{{/EFFECTS_IF}}
{{#RELATIONS_IF}}<section><h2>Văn bản liên quan</h2><ul>{{#RELATIONS}}<li>{{KIND}} {{#HREF_IF}}<a href="{{HREF}}">{{NAME}}</a>{{/HREF_IF}}{{#NOT_HELD}}{{NAME}}{{/NOT_HELD}}{{#PROVISION_IF}} ({{PROVISION}}){{/PROVISION_IF}}{{#ON_IF}}, từ {{ON}}{{/ON_IF}}{{#TITLE_IF}}: {{TITLE}}{{/TITLE_IF}}</li>{{/RELATIONS}}</ul></section>{{/RELATIONS_IF}}
{{#TOOLS_IF}}<p><a href="{{DIAGRAM}}">Sơ đồ quan hệ của văn bản</a></p>{{/TOOLS_IF}}
<footer><p class="meta">Đăng lúc <time datetime="{{POSTED_TIME}}">{{POSTED}}</time>{{#ADDRESS_IF}}<span>tại <a href="{{ADDRESS}}">{{ADDRESS}}</a></span>{{/ADDRESS_IF}}</p></footer>
{{#TOOLS_IF}}<ul class="article-tools"><li><a href="{{PRINT}}" rel="nofollow"><svg class="icon" aria-hidden="true"><use href="{{ICONS}}#printer"/></svg> Bản in</a></li><li><a href="{{FOLLOW}}" rel="nofollow"><svg class="icon" aria-hidden="true"><use href="{{ICONS}}#mail"/></svg> Nhận thư khi văn bản có thay đổi</a></li></ul>{{/TOOLS_IF}}</article>
