// SPDX-License-Identifier: AGPL-3.0-or-later
// The desk's script: comforts on top of pages that work without it. Each part looks for its own elements.
import { startAfterSave } from './after_save.mjs';
import { startAutosave } from './autosave.mjs';
import { startChanges } from './changes.mjs';
import { startConfirm } from './confirm.mjs';
import { startKeep } from './keep.mjs';
import { startKeyboard } from './keyboard.mjs';
import { startMenus } from './menus.mjs';
import { startNumbers } from './numbers.mjs';
import { startRows } from './rows.mjs';
import { startStructure } from './structure.mjs';

function start() {
  // Saving what a decision is about comes before asking whether it is meant.
  for (const part of [startAfterSave, startConfirm, startChanges, startAutosave, startKeep, startKeyboard, startMenus, startNumbers, startRows, startStructure]) {
    // One broken comfort must not take the others with it.
    try { part(); } catch (problem) { console.error(problem); }
  }
  document.documentElement.dataset.desk = 'ready';
}

// Scripts with "defer" have all run by then, so the editor has taken over its field and the forms are as the writer sees them.
if (document.readyState === 'complete') start();
else document.addEventListener('DOMContentLoaded', start);
