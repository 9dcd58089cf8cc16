{{%AUTOESCAPE context="HTML"}}<h1>Nhật ký</h1>
<p>Ai đã làm gì trên trang này. Nhật ký được niêm phong nối tiếp, không sửa được.</p>
{{#NOTHING}}<div class="empty"><h2>Chưa có gì</h2><p>Việc làm trên trang này sẽ được ghi ở đây.</p></div>{{/NOTHING}}
{{#LINES_IF}}<div class="list-scroll"><table class="list stack"><caption>Mới nhất trước</caption><thead><tr><th scope="col">Việc</th><th scope="col">Người làm</th><th scope="col">Lúc</th><th scope="col">Đối tượng</th></tr></thead><tbody>{{#LINES}}<tr><td class="title">{{ACTION}}</td><td data-label="Người làm">{{WHO}}</td><td data-label="Lúc"><time datetime="{{AT_DATE}}">{{AT}}</time></td><td data-label="Đối tượng">{{SUBJECT}}</td></tr>{{/LINES}}</tbody></table></div>{{/LINES_IF}}
{{#OLDER}}<nav class="pager" aria-label="Trang"><a href="{{OLDER_HREF}}">Cũ hơn</a></nav>{{/OLDER}}
