{{%AUTOESCAPE context="HTML"}}<h1>{{NAME}}</h1>
{{#PROBLEM}}<div class="error-summary" role="alert"><h2>Chưa lưu được</h2>{{#MESSAGE_IF}}<p>{{MESSAGE}}</p>{{/MESSAGE_IF}}<ul>{{#PROBLEMS}}<li><a href="#{{FIELD}}">{{SENTENCE}}</a></li>{{/PROBLEMS}}</ul></div>{{/PROBLEM}}
<dl class="facts"><dt>Trạng thái</dt><dd>{{STATE}}</dd><dt>Mã trang</dt><dd>{{SLUG}}</dd><dt>Tên miền con</dt><dd>{{HOST_LABEL}}</dd>{{#DECISION_IF}}<dt>Quyết định thành lập</dt><dd>{{DECISION}}</dd>{{/DECISION_IF}}</dl>
{{#FINAL}}<p>Trang đã lưu trữ; trạng thái này là cuối cùng.</p>{{/FINAL}}
{{#MOVES}}<form method="post" action="{{ACTION}}" data-confirm="{{LABEL}}?"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="version" value="{{VERSION}}"><input type="hidden" name="to" value="{{TO}}">{{#NO_WAY_BACK}}<div class="choice"><input type="checkbox" id="sure-{{TO}}" required="required"><label for="sure-{{TO}}">Tôi hiểu rằng việc này không đổi lại được.</label></div><div class="actions"><button type="submit" class="danger">{{LABEL}}</button></div>{{/NO_WAY_BACK}}{{#EASY}}<div class="actions"><button type="submit" class="secondary">{{LABEL}}</button></div>{{/EASY}}</form>{{/MOVES}}
<p><a href="{{ACTION}}/ban-bien-tap">Ban biên tập của trang</a></p>
<p><a href="/cac-trang">Về danh sách trang</a></p>
