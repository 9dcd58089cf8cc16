{{%AUTOESCAPE context="HTML"}}<div class="form-page"><h1>Liên kết không còn dùng được</h1>
<p>{{TEXT}}</p>
<p><a href="/van-ban/theo-doi">Đăng ký nhận thư báo về văn bản</a></p></div>
