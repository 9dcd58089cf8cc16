{{%AUTOESCAPE context="HTML"}}<div class="layout-two">{{ARTICLE:none}}
<aside class="side" aria-label="Tin khác">{{#RELATED_IF}}<section><h2 class="section-title">{{OTHERS}}</h2><ul class="story-list">{{#STORIES}}<li class="story"><h3><a href="{{HREF}}">{{TITLE}}</a></h3><p class="meta"><time datetime="{{DATE_TIME}}">{{DATE}}</time></p></li>{{/STORIES}}</ul></section>{{/RELATED_IF}}</aside></div>
