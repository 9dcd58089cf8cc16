{{%AUTOESCAPE context="HTML"}}<h1>Đặt lại mật khẩu</h1>
{{#SENT}}<p class="flash" role="status">Nếu {{EMAIL}} là tài khoản đang dùng, một liên kết đặt lại mật khẩu đã được gửi tới đó.</p><p>Liên kết dùng được một lần, trong 8 giờ. Không thấy thư thì hãy xem thư mục thư rác, hoặc hỏi người quản trị của trang.</p>{{/SENT}}
{{#ASK}}<p>Nhập thư điện tử của tài khoản. Chúng tôi gửi tới đó một liên kết để đặt mật khẩu mới.</p>
{{#PROBLEM}}<div class="error-summary" role="alert">{{#MESSAGE_IF}}<p>{{MESSAGE}}</p>{{/MESSAGE_IF}}<ul>{{#PROBLEMS}}<li><a href="#{{FIELD}}">{{SENTENCE}}</a></li>{{/PROBLEMS}}</ul></div>{{/PROBLEM}}
<form class="form" method="post" action="/quen-mat-khau"><div class="field"><label for="email">Thư điện tử</label><input id="email" name="email" type="email" autocomplete="username" required value="{{EMAIL}}"></div><div class="actions"><button type="submit" class="primary">Gửi liên kết</button></div></form>{{/ASK}}
<p><a href="/dang-nhap">Về trang đăng nhập</a></p>
