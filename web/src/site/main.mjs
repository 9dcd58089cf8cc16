// SPDX-License-Identifier: AGPL-3.0-or-later
// The script of public pages: one comfort on top of pages that work without it.
import { startSuggestions } from './suggestions.mjs';

for (const field of document.querySelectorAll('form[role="search"] input[name="q"]')) startSuggestions(field);
