{{%AUTOESCAPE context="HTML"}}{{#KEPT_DONE_IF}}<span hidden="hidden" data-kept-done="{{KEPT_DONE}}"></span>{{/KEPT_DONE_IF}}
{{#PROBLEM}}<div class="error-summary" role="alert"><h2>Chưa thực hiện được</h2>{{#MESSAGE_IF}}<p>{{MESSAGE}}</p>{{/MESSAGE_IF}}{{#NEWER_IF}}<p>Những gì bạn gõ vẫn ở dưới đây. <a href="{{NEWER}}" target="_blank">Xem bản mới hơn trong cửa sổ khác</a>, chép phần cần giữ vào đây rồi lưu lại; bản lưu sau sẽ thay bản đó.</p>{{/NEWER_IF}}<ul>{{#PROBLEMS}}<li><a href="#{{FIELD}}">{{SENTENCE}}</a></li>{{/PROBLEMS}}</ul></div>{{/PROBLEM}}
<p><a href="{{LIST}}">Văn bản</a></p>
<h1>{{HEADING}}</h1>
<div class="desk-columns"><div>{{#EFFECT_NOTE_IF}}<div class="note note-important"><p class="note-title">Ngày có hiệu lực</p><p>{{EFFECT_NOTE}}</p></div>{{/EFFECT_NOTE_IF}}{{#POWER_NOTE_IF}}<div class="note note-important"><p class="note-title">Thẩm quyền ban hành</p><p>{{POWER_NOTE}}</p></div>{{/POWER_NOTE_IF}}
{{#FORM_IF}}{{FORM:none}}{{/FORM_IF}}
{{#RECORD_IF}}{{RECORD:none}}{{/RECORD_IF}}
{{#READING_IF}}<section><h2>Nội dung văn bản</h2><div class="body law">{{READING:none}}</div></section>{{/READING_IF}}
{{#CHANGES_IF}}{{CHANGES:none}}{{/CHANGES_IF}}</div>{{#SIDE_IF}}<aside class="desk-side" aria-label="Trạng thái và quyết định">{{SIDE:none}}</aside>{{/SIDE_IF}}</div>
