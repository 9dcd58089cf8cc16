{{%AUTOESCAPE context="HTML"}}<h1>Người theo dõi văn bản</h1>
<p>{{SUBSCRIBERS}} người nhận thư báo về văn bản của trang. Địa chỉ của họ không hiện ở đâu cả.</p>
{{#NOBODY}}<div class="empty"><p>Chưa có ai theo dõi.</p></div>{{/NOBODY}}
{{#COUNTS_IF}}<div class="list-scroll"><table class="list stack"><caption>Số người theo dõi theo mục, nhiều nhất trước</caption><thead><tr><th scope="col">Mục</th><th scope="col">Số người</th></tr></thead><tbody>{{#COUNTS}}<tr><td class="title">{{LABEL}}</td><td data-label="Số người">{{COUNT}}</td></tr>{{/COUNTS}}</tbody></table></div>{{/COUNTS_IF}}
