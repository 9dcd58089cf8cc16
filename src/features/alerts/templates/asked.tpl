{{%AUTOESCAPE context="HTML"}}<div class="form-page"><h1>Mời bạn mở hộp thư</h1>
<p>Một thư vừa được gửi tới địa chỉ bạn ghi. Hãy mở thư và bấm liên kết trong đó để xác nhận; đến lúc ấy việc theo dõi mới bắt đầu.</p>
<p>Liên kết dùng được một lần, trong 48 giờ. Không thấy thư thì hãy xem thư mục thư rác. Một địa chỉ có nhiều nhất 5 đăng ký chờ xác nhận cùng lúc.</p>
<p><a href="/van-ban">Về danh sách văn bản</a></p></div>
