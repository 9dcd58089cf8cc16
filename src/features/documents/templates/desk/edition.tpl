{{%AUTOESCAPE context="HTML"}}{{#PROBLEM}}<div class="error-summary" role="alert"><h2>Chưa thực hiện được</h2>{{#MESSAGE_IF}}<p>{{MESSAGE}}</p>{{/MESSAGE_IF}}<ul>{{#PROBLEMS}}<li><a href="#{{FIELD}}">{{SENTENCE}}</a></li>{{/PROBLEMS}}</ul></div>{{/PROBLEM}}
<p><a href="{{LIST}}">Văn bản</a></p>
<h1>{{HEADING}}</h1>
<div class="desk-columns"><div>{{#FORM_IF}}{{FORM:none}}{{/FORM_IF}}
{{#READING_IF}}<section><h2>Văn bản theo cấu trúc đã nhận ra</h2>{{#DOUBTS_IF}}<div class="note note-important"><p class="note-title">Chỗ cần xem lại</p><ul>{{#DOUBTS}}<li>{{AT}} “{{QUOTE}}”: {{WHAT}}</li>{{/DOUBTS}}</ul></div>{{/DOUBTS_IF}}<div class="body law">{{READING:none}}</div></section>{{/READING_IF}}</div>{{#SIDE_IF}}<aside class="desk-side" aria-label="Trạng thái và quyết định">{{SIDE:none}}</aside>{{/SIDE_IF}}</div>
