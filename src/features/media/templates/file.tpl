{{%AUTOESCAPE context="HTML"}}<p><a href="{{BACK}}">Thư viện</a></p>
<h1>{{NAME}}</h1>
{{#PROBLEM}}<div class="error-summary" role="alert"><h2>Chưa lưu được</h2>{{#MESSAGE_IF}}<p>{{MESSAGE}}</p>{{/MESSAGE_IF}}<ul>{{#PROBLEMS}}<li><a href="#{{FIELD}}">{{SENTENCE}}</a></li>{{/PROBLEMS}}</ul></div>{{/PROBLEM}}
<div class="desk-columns"><div>
{{#IS_PICTURE}}<figure class="figure"><img src="{{PREVIEW}}" alt="{{ALT}}" width="{{WIDTH}}" height="{{HEIGHT}}"></figure>{{/IS_PICTURE}}
{{#IS_DOCUMENT}}<p class="action-line"><a class="button secondary" href="{{PREVIEW}}">Tải về xem</a></p>{{/IS_DOCUMENT}}
{{#MAY_DESCRIBE}}<form class="form" method="post" action="{{HERE}}"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="version" value="{{VERSION}}">
<div class="field{{#ALT_INVALID}} invalid{{/ALT_INVALID}}"><label for="alt">Mô tả ảnh <span class="optional">(gợi ý khi dùng ảnh)</span></label><p class="hint" id="alt-goi-y">Nói điều người không nhìn thấy ảnh cần biết.</p><input id="alt" name="alt" value="{{ALT}}" aria-describedby="alt-goi-y"{{#ALT_INVALID}} aria-invalid="true"{{/ALT_INVALID}}>{{#ALT_ERROR_IF}}<p class="field-error">{{ALT_ERROR}}</p>{{/ALT_ERROR_IF}}</div>
<div class="field{{#CREDIT_INVALID}} invalid{{/CREDIT_INVALID}}"><label for="credit">Người chụp, nguồn ảnh <span class="optional">(gợi ý khi dùng ảnh)</span></label><input id="credit" name="credit" value="{{CREDIT}}"{{#CREDIT_INVALID}} aria-invalid="true"{{/CREDIT_INVALID}}>{{#CREDIT_ERROR_IF}}<p class="field-error">{{CREDIT_ERROR}}</p>{{/CREDIT_ERROR_IF}}</div>
<div class="actions"><button type="submit" class="primary">Lưu</button></div></form>{{/MAY_DESCRIBE}}
</div><aside class="desk-side" aria-label="Về tệp này">{{#MAY_DESCRIBE}}<p class="action-line"><a class="button secondary" href="{{WRITE}}">Viết bài với ảnh này</a></p>{{/MAY_DESCRIBE}}<dl class="facts"><dt>Loại, dung lượng</dt><dd>{{FACTS}}</dd>{{#IS_PICTURE}}<dt>Kích thước</dt><dd>{{WIDTH}} × {{HEIGHT}} điểm ảnh</dd>{{/IS_PICTURE}}<dt>Người tải lên</dt><dd>{{UPLOADER}}</dd><dt>Tải lên lúc</dt><dd><time datetime="{{UPLOADED_ISO}}">{{UPLOADED_AT}}</time></dd></dl>
<div><h2>Dùng trong các bài</h2>{{#UNUSED}}<p>Chưa bài nào dùng tệp này.</p>{{/UNUSED}}<ul>{{#USES}}<li><a href="{{HREF}}">{{TITLE}}</a> <span class="state" data-state="{{STATE}}">{{STATE_NAME}}</span></li>{{/USES}}</ul></div></aside></div>
