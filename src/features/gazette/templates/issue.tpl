{{%AUTOESCAPE context="HTML"}}<article class="article"><header><p class="kicker">{{PUBLISHER}}</p><h1>Công báo số {{NUMBER}}</h1>
<p class="meta"><time datetime="{{ISO}}">Ngày {{ON}}</time><span>{{COUNT}} văn bản</span></p></header>
{{#CORRECTIONS}}<aside class="correction" aria-label="Đính chính ngày {{ON}}"><h2>Đính chính ngày {{ON}}</h2><p>{{NOTE}}</p></aside>{{/CORRECTIONS}}
<section><h2>Văn bản trong số này</h2><ol class="story-list">{{#DOCUMENTS}}<li class="story">{{#HELD}}<h3><a href="{{HREF}}">{{NAME}}</a></h3><p class="meta"><time datetime="{{ISO}}">{{ON}}</time><span>{{ISSUER}}</span></p><p class="summary">{{TITLE}}</p>{{/HELD}}{{#GONE}}<h3>{{NAME}}</h3><p class="meta">Văn bản này không còn trên trang.</p>{{/GONE}}</li>{{/DOCUMENTS}}</ol></section>
<footer><p class="meta">Đăng lúc <time datetime="{{POSTED_TIME}}">{{POSTED}}</time></p></footer></article>
