// SPDX-License-Identifier: AGPL-3.0-or-later
// The nodes and marks of a text, exactly those of src/body/body.hpp; whatever is pasted is fitted into them by ProseMirror.
import { wrappingInputRule } from '@tiptap/core';
import { Bold } from '@tiptap/extension-bold';
import { Document } from '@tiptap/extension-document';
import { HardBreak } from '@tiptap/extension-hard-break';
import { Heading } from '@tiptap/extension-heading';
import { HorizontalRule } from '@tiptap/extension-horizontal-rule';
import { Italic } from '@tiptap/extension-italic';
import { Link } from '@tiptap/extension-link';
import { BulletList, ListItem, ListKeymap, OrderedList } from '@tiptap/extension-list';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Subscript } from '@tiptap/extension-subscript';
import { Superscript } from '@tiptap/extension-superscript';
import { Text } from '@tiptap/extension-text';
import { Underline } from '@tiptap/extension-underline';
import { Dropcursor, Gapcursor, Placeholder, TrailingNode, UndoRedo } from '@tiptap/extensions';
import { Attachment } from './attachment.mjs';
import { Blockquote, Note } from './containers.mjs';
import { Figure } from './figure.mjs';
import { words } from '../words.vi.mjs';
import { isAllowedLink } from './link_rule.mjs';
import { Table, TableCell, TableHeader, TableRow } from './table.mjs';

const levelOf = { 1: 2, 2: 2, 3: 3, 4: 4, 5: 4, 6: 4 };

const OurHeading = Heading.extend({
  addAttributes: () => ({ level: { default: 2, rendered: false } }),
  // The page's title is its only h1; pasted headings move to the nearest level there is.
  parseHTML: () => Object.entries(levelOf).map(([from, level]) => ({ tag: `h${from}`, attrs: { level } })),
}).configure({ levels: [2, 3, 4] });

const OurOrderedList = OrderedList.extend({
  addAttributes: () => ({}),
  addInputRules() { return [wrappingInputRule({ find: /^1\.\s$/, type: this.type })]; },
});

const OurLink = Link.extend({
  inclusive: false,
  addAttributes: () => ({ href: { default: null } }),
}).configure({
  openOnClick: false,
  defaultProtocol: 'https',
  HTMLAttributes: {},
  isAllowedUri: (href) => isAllowedLink(href),
});

export const extensions = [
  Document, Paragraph, Text, OurHeading, BulletList, OurOrderedList, ListItem, ListKeymap, Blockquote, Note, HorizontalRule, HardBreak,
  Table, TableRow, TableHeader, TableCell, Figure, Attachment,
  Bold, Italic, Underline, Superscript, Subscript, OurLink,
  UndoRedo, Dropcursor.configure({ color: false, class: 'drop-cursor', width: 2 }), Gapcursor, TrailingNode,
  Placeholder.configure({ placeholder: words.editor.placeholder, emptyNodeClass: '' }),
];
