{{%AUTOESCAPE context="HTML"}}<article class="article"><header><p class="kicker">{{CATEGORY}}</p>{{#SUMMARY_IF}}<p class="summary">{{SUMMARY}}</p>{{/SUMMARY_IF}}</header>
{{#PICTURE_IF}}<figure class="figure">{{PICTURE:none}}<figcaption>{{#CAPTION_IF}}{{CAPTION}} {{/CAPTION_IF}}{{#CREDIT_IF}}<span class="credit">Ảnh: {{CREDIT}}</span>{{/CREDIT_IF}}</figcaption></figure>{{/PICTURE_IF}}
<div class="body">{{BODY:none}}</div>
<ul class="attachments">{{#ATTACHMENTS}}<li><a href="{{HREF}}">{{NAME}}</a> <span class="file-facts">({{FACTS}})</span></li>{{/ATTACHMENTS}}</ul></article>
