{{%AUTOESCAPE context="HTML"}}<div class="form-page"><h1>Bạn đã thôi nhận thư báo</h1>
<p>Địa chỉ thư điện tử của bạn đã được xóa khỏi hệ thống. Cổng không gửi thư báo cho bạn nữa.</p>
<p><a href="/van-ban">Về danh sách văn bản</a></p></div>
