// SPDX-License-Identifier: AGPL-3.0-or-later
// Every page that the desk's menu leads to is read by axe, on a phone and on a large screen, as an administrator of the portal sees it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertClean, launch, open } from './support/browser.mjs';
import { signIn } from './support/desk.mjs';
import { Portal } from './support/portal.mjs';

let portal, browser, admin;
before(async () => {
  [portal, browser] = await Promise.all([Portal.make(), launch()]);
  admin = await open(browser);
  await signIn(admin.page, portal.node, 'quantri@tuyenquang.example', portal.password);
});
after(async () => { await browser?.close(); await portal?.remove(); });

async function menuOf(page) {
  await page.goto(portal.node.desk('/tuyen-quang'));
  const inside = new URL(page.url()).origin;
  const links = await page.locator('nav a[href]').evaluateAll((all) => all.map((link) => link.href));
  return [...new Set(links.filter((href) => href.startsWith(inside)).map((href) => href.split('#')[0]))];
}

test('all pages of the menu are free of axe violations', async () => {
  const { page, problems } = admin;
  const menu = await menuOf(page);
  for (const known of ['bai-viet', 'thu-vien', 'chuyen-muc', 'quy-trinh', 'ban-bien-tap', 'nhat-ky', 'cong-viec', 'cac-trang'])
    assert.ok(menu.some((href) => href.includes(known)), `${known} is not in the menu: ${menu.join(' ')}`);
  for (const href of [...menu, portal.node.desk('/tai-khoan'), portal.node.desk('/khong-co-trang-nay')]) {
    await page.goto(href);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await assertClean(page);
  }
  assert.deepEqual(problems.filter((problem) => !problem.includes('404')), []);
});
