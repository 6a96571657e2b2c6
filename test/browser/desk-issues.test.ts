import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { assertAccessible, assertFits, openDesk, openSite } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { finish } from '../support/finish.ts';
import { Resident } from '../support/resident.ts';

describe('many requests of one matter, in a browser', function () {
  this.timeout(120_000);
  const site = openSite('one each', { DIRECTLINE_QUIET_MS: '0' });

  async function filed(building: number): Promise<Resident> {
    const resident = await Resident.arrive(site.url);
    await resident.say(`阳光花园${building}号楼一直没供暖，屋里太冷了`);
    await finish(resident);
    return resident;
  }

  async function hotIssues(): Promise<Page> {
    const desk = await openDesk(site);
    const proposal = desk.locator('.proposal');
    await eventually(
      async () => {
        await desk.getByRole('button', { name: /^热点/ }).click();
        return (await proposal.count()) === 1;
      },
      'a proposal',
      15_000,
    );
    return desk;
  }

  it('are confirmed as one, handed out once, and all told', async () => {
    const people = [await filed(1), await filed(2), await filed(3)];
    const desk = await hotIssues();
    await desk.getByText('阳光花园：3 件诉求像是同一件事').waitFor();
    await desk.getByText('都归郑州热力集团管').waitFor();
    await desk.getByText('逐件看').click();
    await assertAccessible(desk, 'a proposal');
    await desk.setViewportSize({ width: 360, height: 740 });
    await assertFits(desk);
    await desk.setViewportSize({ width: 1440, height: 900 });
    await desk.getByRole('button', { name: '确认，3 件合成一个热点' }).click();
    await desk.locator('.issues .row', { hasText: '位居民' }).click();
    await desk.getByText('这件牵头').waitFor();
    await eventually(async () => {
      await desk.getByRole('button', { name: /^热点/ }).click();
      return (await desk.getByText('3 位居民').count()) > 0;
    }, 'all three');
    await desk.getByText('热点：3 位居民').waitFor();
    await assertAccessible(desk, 'an issue');
    await desk.getByRole('button', { name: '队列' }).click();
    await eventually(
      async () => (await desk.locator('.queue .row').count()) === 1,
      'one for all in the queue',
    );

    await desk.keyboard.press('t');
    await desk.getByRole('button', { name: /^交办/, disabled: false }).waitFor();
    await desk.keyboard.press('d');
    const dialog = desk.getByRole('dialog', { name: '交办给谁' });
    await dialog.getByLabel('郑州热力集团').check();
    await dialog.getByRole('button', { name: '交办' }).click();
    for (const resident of people) {
      await eventually(
        async () =>
          (await resident.history()).some(({ text }) =>
            text?.includes('已经交给郑州热力集团'),
          ),
        'each is told',
      );
    }
    assert.equal(await desk.locator('.task-row').count(), 1);
  });

  it('are left alone where somebody says that they are not one', async () => {
    for (const building of [1, 2, 3]) await filed(building);
    const desk = await hotIssues();
    await desk.getByRole('button', { name: '不是一件事' }).click();
    await desk.getByText('近来没有多人反映同一件事').waitFor();
  });
});
