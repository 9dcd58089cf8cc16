// SPDX-License-Identifier: AGPL-3.0-or-later
// Waits until `look` answers something true, and answers that. The limit only ends what would hang; no test measures by it.
export async function until(what, look, seconds = 60) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const seen = await look();
    if (seen) return seen;
    if (Date.now() > end) throw new Error(`not within ${seconds} s: ${what}`);
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
}
