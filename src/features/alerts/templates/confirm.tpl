{{%AUTOESCAPE context="HTML"}}<div class="form-page"><h1>Xác nhận theo dõi</h1>
<p>Bạn sẽ nhận thư báo về: <strong>{{LABEL}}</strong>.</p>
<p>Mỗi ngày nhiều nhất một thư. Trong mỗi thư có liên kết để bớt mục hoặc thôi nhận.</p>
<form class="form" method="post" action="{{ACTION}}"><div class="actions"><button type="submit" class="primary">Xác nhận</button></div></form>
<p>Nếu bạn không đăng ký, hãy đóng trang này; địa chỉ của bạn được xóa sau 48 giờ.</p></div>
