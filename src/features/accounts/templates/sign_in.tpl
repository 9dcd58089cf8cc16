{{%AUTOESCAPE context="HTML"}}<h1>Đăng nhập bàn làm việc</h1>
{{#DONE_IF}}<p class="flash" role="status">{{DONE}}</p>{{/DONE_IF}}
{{#PROBLEM}}<div class="error-summary" role="alert"><h2>Chưa đăng nhập được</h2>{{#MESSAGE_IF}}<p>{{MESSAGE}}</p>{{/MESSAGE_IF}}<ul>{{#PROBLEMS}}<li><a href="#{{FIELD}}">{{SENTENCE}}</a></li>{{/PROBLEMS}}</ul></div>{{/PROBLEM}}
<form class="form" method="post" action="/dang-nhap"><input type="hidden" name="target" value="{{TARGET}}">
<div class="field"><label for="email">Thư điện tử</label><input id="email" name="email" type="email" autocomplete="username" required value="{{EMAIL}}"></div>
<div class="field"><label for="password">Mật khẩu</label><input id="password" name="password" type="password" autocomplete="current-password" required></div>
<div class="actions"><button type="submit" class="primary">Đăng nhập</button></div></form>
<p><a href="/quen-mat-khau">Quên mật khẩu</a></p>
