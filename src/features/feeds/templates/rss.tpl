{{%AUTOESCAPE context="HTML"}}<h1>Nhận tin qua RSS</h1>
<p>RSS giúp bạn nhận tin mới mà không phải mở trang mỗi ngày: chép địa chỉ dưới đây vào phần mềm đọc tin của bạn.</p>
<section><h2>Toàn trang</h2><ul><li><a href="/feed.rss">RSS của toàn trang</a></li><li><a href="/feed.atom">Atom của toàn trang</a></li></ul></section>
<section><h2>Theo chuyên mục</h2><ul>{{#CATEGORIES}}<li>{{NAME}}: <a href="{{RSS}}">RSS<span class="visually-hidden"> của {{NAME}}</span></a>, <a href="{{ATOM}}">Atom<span class="visually-hidden"> của {{NAME}}</span></a></li>{{/CATEGORIES}}</ul></section>
<section><h2>Văn bản</h2><p>Danh sách văn bản đã lọc cũng có RSS của riêng mình: hãy lấy địa chỉ ở cuối danh sách.</p><ul>{{#DOCUMENTS}}<li>{{NAME}}: <a href="{{RSS}}">RSS<span class="visually-hidden"> của {{NAME}}</span></a>, <a href="{{ATOM}}">Atom<span class="visually-hidden"> của {{NAME}}</span></a></li>{{/DOCUMENTS}}</ul></section>
