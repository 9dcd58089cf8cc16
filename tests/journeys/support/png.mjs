// SPDX-License-Identifier: AGPL-3.0-or-later
// What a PNG is made of; zlib.crc32 is newer than the oldest Node.js we run on.
export { deflateSync } from 'node:zlib';

export function crc32(bytes) {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (0xedb88320 & -(sum & 1));
  }
  return ~sum >>> 0;
}
