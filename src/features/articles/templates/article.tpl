{{%AUTOESCAPE context="HTML"}}<article class="article" lang="{{LANGUAGE}}"><header>{{#CATEGORY_IF}}<p class="kicker"><a href="{{CATEGORY_HREF}}">{{CATEGORY}}</a></p>{{/CATEGORY_IF}}<h1>{{TITLE}}</h1>
{{#SUMMARY_IF}}<p class="summary">{{SUMMARY}}</p>{{/SUMMARY_IF}}
<p class="meta"><time datetime="{{DATE_TIME}}">{{DATE}}</time>{{#CHANGED_IF}}<span>Cập nhật <time datetime="{{CHANGED_TIME}}">{{CHANGED}}</time></span>{{/CHANGED_IF}}{{#AUTHORS}}<span>{{NAME}}</span>{{/AUTHORS}}{{#SOURCE_IF}}<span>Theo {{#SOURCE_LINK_IF}}<a href="{{SOURCE_URL}}" rel="external">{{SOURCE_NAME}}</a>{{/SOURCE_LINK_IF}}{{#SOURCE_PLAIN_IF}}{{SOURCE_PLAIN}}{{/SOURCE_PLAIN_IF}}{{#SOURCE_ON_IF}}, {{SOURCE_ON}}{{/SOURCE_ON_IF}}</span>{{/SOURCE_IF}}</p></header>
{{#CORRECTIONS}}<aside class="correction" aria-label="Đính chính ngày {{ON}}"><h2>Đính chính ngày {{ON}}</h2><p>{{NOTE}}</p></aside>{{/CORRECTIONS}}
{{#LEAD_IF}}{{LEAD:none}}{{/LEAD_IF}}
<div class="body">{{BODY:none}}</div>
{{#ATTACHMENTS_IF}}<section><h2>Tệp kèm theo</h2><ul class="attachments">{{ATTACHMENTS:none}}</ul></section>{{/ATTACHMENTS_IF}}
{{#TAGS_IF}}<h2 class="visually-hidden">Từ khóa</h2><ul class="tags">{{#TAGS}}<li><a href="{{HREF}}">{{NAME}}</a></li>{{/TAGS}}</ul>{{/TAGS_IF}}
{{#ADDRESS_IF}}<footer><p class="meta">Bài đăng tại <a href="{{ADDRESS}}">{{ADDRESS}}</a></p></footer>{{/ADDRESS_IF}}
{{#TOOLS_IF}}<ul class="article-tools"><li><a href="{{PRINT}}" rel="nofollow"><svg class="icon" aria-hidden="true"><use href="{{ICONS}}#printer"/></svg> Bản in</a></li>{{#FEED_IF}}<li><a href="{{FEED}}"><svg class="icon" aria-hidden="true"><use href="{{ICONS}}#rss"/></svg> RSS của chuyên mục</a></li>{{/FEED_IF}}</ul>{{/TOOLS_IF}}</article>
