{{%AUTOESCAPE context="HTML"}}<p><a href="{{DOCUMENTS}}">Văn bản</a></p>
<h1>Nhiệm vụ giao trong văn bản</h1>
<form class="filters" method="get" action="{{HERE}}"><div class="field"><label for="xem">Xem</label><select id="xem" name="xem"><option value="">Đang thực hiện</option><option value="qua-han"{{#OVERDUE}} selected="selected"{{/OVERDUE}}>Quá hạn</option><option value="xong"{{#CLOSED}} selected="selected"{{/CLOSED}}>Đã xong, thôi thực hiện</option></select></div><button type="submit" class="secondary">Lọc</button></form>
{{TASKS:none}}
{{#FULL}}<p class="hint">Danh sách dừng ở {{MOST}} nhiệm vụ.</p>{{/FULL}}
