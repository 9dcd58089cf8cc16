// SPDX-License-Identifier: AGPL-3.0-or-later
// Titles of public pages while somebody types into a search field; the chosen one is opened.
import { startCombobox } from '../combobox.mjs';

export function startSuggestions(field) {
  // A field for searching may not be a combobox, one for text may.
  field.setAttribute('type', 'text');
  field.removeAttribute('list');   // titles are offered instead
  field.setAttribute('enterkeyhint', 'search');
  startCombobox(field, '/tim-kiem/goi-y?q=', {
    lineOf: (item) => [item.title, [item.kind, item.site].filter(Boolean).join(' · ')],
    take: (item) => location.assign(item.url),
  });
}
