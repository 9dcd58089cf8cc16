// SPDX-License-Identifier: AGPL-3.0-or-later
// Where the editor finds a picture to show: the address the upload answered with, else the field's data-preview pattern.

const known = new Map();
let pattern = '';

export const setPreviewPattern = (address) => { pattern = address ?? ''; };
export const rememberPreview = (file, address) => { if (address) known.set(file, address); };
export const previewOf = (file) => known.get(file) ?? (pattern && /^[0-9a-f]{64}$/.test(file) ? pattern.replace('{file}', file) : '');
