import assert from 'node:assert/strict';
import {
  assertAccessible,
  assertFits,
  openChat,
  openDesk,
  openSite,
} from '../support/browser.ts';

const NUMBER = /\d{4}-\d{3}-\d{3}/;

describe('one person’s other channels, in a browser', function () {
  this.timeout(60_000);
  const site = openSite('one each');

  it('are let follow a case by an agent who made sure, and end by a supervisor', async () => {
    const before = await openChat(site);
    await before.say('孩子昨天18时被狗抓伤，小区封控不能去医院打狂犬疫苗');
    await before.heard('已标为“急”');
    const now = await openChat(site);
    await now.say('我妈晕倒了叫不醒');
    await now.heard('已标为“急”');

    const desk = await openDesk(site, 'supervisor');
    const row = (words: string) => desk.locator('.queue .row', { hasText: words });
    const title = desk.locator('#case-title');
    await row('晕倒').click();
    await title.getByText(NUMBER).waitFor();
    const to = NUMBER.exec((await title.textContent()) ?? '')?.[0] ?? '';
    await row('孩子昨天').click();
    await title.getByText(to).waitFor({ state: 'detached' });

    const part = desk.getByRole('region', { name: '本人的其他渠道' });
    await part.getByRole('button', { name: '让另一个对话也能看…' }).click();
    const dialog = desk.getByRole('dialog', { name: '让另一个对话也能看…' });
    const sure = dialog.getByRole('button', { name: '确认是同一个人' });
    await dialog.getByLabel('那个对话里任意一件的编号').fill(to);
    assert.ok(await sure.isDisabled(), 'not without saying how it was checked');
    await assertAccessible(desk, 'the dialog');
    await dialog.getByLabel('回拨了登记的电话').check();
    await sure.click();
    await part.getByText('另有 1 个对话在看这件事。').waitFor();
    await now.heard('值班员核实过了');
    await before.heard('另一个对话里也能看');

    await desk.setViewportSize({ width: 360, height: 740 });
    await desk.getByRole('navigation').getByRole('button', { name: '诉求' }).click();
    await part.scrollIntoViewIfNeeded();
    await assertFits(desk);
    await assertAccessible(desk, 'the part');
    await part.getByRole('button', { name: '全部解除' }).click();
    await part.getByText('只在原来的对话里看得到').waitFor();
  });
});
