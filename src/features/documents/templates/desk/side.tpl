{{%AUTOESCAPE context="HTML"}}{{#MAY_HAVE_TASKS}}<p class="action-line"><a class="button secondary" href="{{TASKS}}">Nhiệm vụ giao trong văn bản</a></p>{{/MAY_HAVE_TASKS}}
