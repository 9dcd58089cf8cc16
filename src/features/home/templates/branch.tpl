{{%AUTOESCAPE context="HTML"}}<ul>{{#CATEGORIES}}<li><a href="{{HREF}}">{{NAME}}</a>{{BELOW:none}}</li>{{/CATEGORIES}}</ul>
