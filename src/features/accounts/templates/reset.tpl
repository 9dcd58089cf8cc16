{{%AUTOESCAPE context="HTML"}}<h1>Đặt mật khẩu mới</h1>
{{#PROBLEM}}<div class="error-summary" role="alert"><h2>Chưa đổi được mật khẩu</h2>{{#MESSAGE_IF}}<p>{{MESSAGE}}</p>{{/MESSAGE_IF}}<ul>{{#PROBLEMS}}<li><a href="#{{FIELD}}">{{SENTENCE}}</a></li>{{/PROBLEMS}}</ul></div>{{/PROBLEM}}
<form class="form" method="post" action="/dat-lai-mat-khau/{{TOKEN}}">
<div class="field{{#PASSWORD_INVALID}} invalid{{/PASSWORD_INVALID}}"><label for="password">Mật khẩu mới</label><p class="hint" id="password-hint">Ít nhất 14 ký tự. Một câu dễ nhớ là tốt nhất.</p><input id="password" name="password" type="password" autocomplete="new-password" required aria-describedby="password-hint{{#PASSWORD_ERROR_IF}} password-error{{/PASSWORD_ERROR_IF}}"{{#PASSWORD_INVALID}} aria-invalid="true"{{/PASSWORD_INVALID}}>{{#PASSWORD_ERROR_IF}}<p class="field-error" id="password-error">{{PASSWORD_ERROR}}</p>{{/PASSWORD_ERROR_IF}}</div>
<div class="field"><label for="again">Nhập lại mật khẩu mới</label><input id="again" name="again" type="password" autocomplete="new-password" required></div>
<div class="actions"><button type="submit" class="primary">Đổi mật khẩu</button></div></form>
<p><a href="/quen-mat-khau">Xin liên kết khác</a></p>
