// SPDX-License-Identifier: AGPL-3.0-or-later
// Which addresses a link may have: the same rule as the server's (src/body/link.cpp), so that nothing is lost on saving.

export function isAllowedLink(href) {
  if (!href || new TextEncoder().encode(href).length > 2000) return false;
  // eslint-disable-next-line no-control-regex
  if (/[\x00-\x20\x7f\\<>"]/.test(href)) return false;
  if (href.startsWith('#')) return true;
  if (href.startsWith('/')) return href[1] !== '/';
  return /^(https?:\/\/|mailto:|tel:)./i.test(href);
}

// What a person typed, completed where the meaning is plain: an e-mail address, a host name without its scheme.
export function completeLink(typed) {
  const text = typed.trim();
  if (/^[^\s@/:]+@[^\s@/:]+\.[a-z]{2,}$/i.test(text)) return `mailto:${text}`;
  if (/^([a-z0-9-]+\.)+[a-z]{2,}([/?#].*)?$/i.test(text)) return `https://${text}`;
  return text.replace(/ /g, '%20');
}
