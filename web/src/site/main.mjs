// SPDX-License-Identifier: AGPL-3.0-or-later
// The script of public pages: comforts on top of pages that work without them.
import { startCitations } from './citations.mjs';
import { startSuggestions } from './suggestions.mjs';

for (const field of document.querySelectorAll('form[role="search"] input[name="q"]')) startSuggestions(field);
for (const text of document.querySelectorAll('.body.law')) startCitations(text);
