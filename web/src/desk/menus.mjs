// SPDX-License-Identifier: AGPL-3.0-or-later
// details.menu closes with Esc and with a click elsewhere; without the script it opens and closes by its own button.

export function startMenus() {
  const open = () => document.querySelectorAll('details.menu[open]');
  document.addEventListener('click', (event) => {
    for (const menu of open()) if (!menu.contains(event.target)) menu.open = false;
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    for (const menu of open()) {
      menu.open = false;
      if (menu.contains(document.activeElement)) menu.querySelector('summary').focus();
    }
  });
}
