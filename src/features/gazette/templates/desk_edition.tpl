{{%AUTOESCAPE context="HTML"}}{{#KEPT_DONE_IF}}<span hidden="hidden" data-kept-done="{{KEPT_DONE}}"></span>{{/KEPT_DONE_IF}}
{{#PROBLEM}}<div class="error-summary" role="alert"><h2>Chưa thực hiện được</h2>{{#MESSAGE_IF}}<p>{{MESSAGE}}</p>{{/MESSAGE_IF}}{{#NEWER_IF}}<p>Những gì bạn gõ vẫn ở dưới đây. <a href="{{NEWER}}" target="_blank">Xem bản mới hơn trong cửa sổ khác</a>, chép phần cần giữ vào đây rồi lưu lại; bản lưu sau sẽ thay bản đó.</p>{{/NEWER_IF}}<ul>{{#PROBLEMS}}<li><a href="#{{FIELD}}">{{SENTENCE}}</a></li>{{/PROBLEMS}}</ul></div>{{/PROBLEM}}
<p><a href="{{LIST}}">Công báo</a></p>
<h1>{{HEADING}}</h1>
<div class="desk-columns"><div>{{#FORM_IF}}{{FORM:none}}{{/FORM_IF}}
{{#READING_IF}}<section><h2>Văn bản trong số này</h2><p class="meta">Ngày Công báo: {{ON}}</p><ol>{{#LINES}}<li>{{LINE}}</li>{{/LINES}}</ol>{{#FILE_IF}}<h2>Bản Công báo đã ký</h2><p><a href="{{FILE_HREF}}">{{FILE_NAME}}</a></p><dl class="facts"><dt>SHA-256</dt><dd>{{FILE}}</dd></dl>{{/FILE_IF}}</section>{{/READING_IF}}</div>{{#SIDE_IF}}<aside class="desk-side" aria-label="Trạng thái và quyết định">{{SIDE:none}}</aside>{{/SIDE_IF}}</div>
