{{%AUTOESCAPE context="HTML"}}<h1>Quy trình duyệt</h1>
<p>Một bài đi qua các bước theo thứ tự dưới đây. Người viết bài không tự duyệt được bước quyết định. Bài đang chờ duyệt đi theo quy trình mới ngay khi lưu.</p>
{{#PROBLEM}}<div class="error-summary" role="alert"><h2>Chưa lưu được</h2>{{#MESSAGE_IF}}<p>{{MESSAGE}}</p>{{/MESSAGE_IF}}<ul>{{#PROBLEMS}}<li><a href="#{{FIELD}}">{{SENTENCE}}</a></li>{{/PROBLEMS}}</ul></div>{{/PROBLEM}}
{{#PRESENT_IF}}<p>Quy trình đang dùng: {{PRESENT}}.</p>
{{/PRESENT_IF}}<form class="form" method="post" action="{{ACTION}}"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="seen" value="{{SEEN}}">
{{#GATES}}<fieldset><legend>{{WHAT}}</legend>
{{#OPTIONAL}}<div class="choice"><input type="checkbox" id="use_{{CODE}}" name="use_{{CODE}}" value="1"{{#USED}} checked{{/USED}}><label for="use_{{CODE}}">Dùng bước này</label></div>{{/OPTIONAL}}{{#LAST}}<p class="hint">Bước này luôn có và luôn là bước cuối.</p>{{/LAST}}
<div class="field"><label for="name_{{CODE}}">Tên bước</label><input id="name_{{CODE}}" name="name_{{CODE}}" value="{{NAME}}"></div>
{{#OPTIONAL}}<div class="choice"><input type="checkbox" id="editing_{{CODE}}" name="editing_{{CODE}}" value="1"{{#EDITING}} checked{{/EDITING}}><label for="editing_{{CODE}}">Là bước biên tập: người đã sửa bài vẫn được cho qua bước này</label></div>{{/OPTIONAL}}</fieldset>{{/GATES}}
<div class="actions"><button type="submit" class="primary">Lưu quy trình</button></div></form>
