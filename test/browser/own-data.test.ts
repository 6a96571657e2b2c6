import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { ErasureProof, PersonExport } from '../../web/desk/person/contract.ts';
import {
  assertAccessible,
  assertFits,
  openChat,
  openDesk,
  openSite,
} from '../support/browser.ts';

const BITE = '孩子昨天18时被狗抓伤，小区封控不能去医院打狂犬疫苗，电话13812345678';

describe('one person’s data, in a browser', function () {
  this.timeout(60_000);
  const site = openSite('one each');

  it('is told in the chat, and deleted after a yes', async () => {
    const chat = await openChat(site);
    await chat.say(BITE);
    await chat.heard('已标为“急”');
    await chat.say('你们存了我哪些信息');
    await chat.heard('138****5678');
    await assertAccessible(chat.page, 'what is kept');
    await chat.tap('删除我的信息');
    await chat.heard('删了就没人知道您在哪');
    await chat.tap('确认删除');
    await chat.heard('正在删');
    await chat.page.reload();
    await chat.page.getByText('138****5678').waitFor({ state: 'detached' });
  });

  it('is exported and deleted by a supervisor, with proof', async () => {
    const chat = await openChat(site);
    await chat.say(BITE);
    await chat.heard('已标为“急”');
    const desk = await openDesk(site, 'supervisor');
    await desk.locator('.queue .row', { hasText: '孩子昨天' }).click();
    const part = desk.getByRole('region', { name: '本人的信息' });
    const coming = desk.waitForEvent('download');
    await part.getByRole('button', { name: '导出一份' }).click();
    const copy: PersonExport = JSON.parse(
      await readFile(await (await coming).path(), 'utf8'),
    );
    assert.equal(copy.cases[0]?.details.phone?.value, '13812345678');

    await part.getByRole('button', { name: '删除…' }).click();
    const dialog = desk.getByRole('dialog', { name: '删除这位居民的全部信息' });
    assert.ok(
      await dialog.getByRole('button', { name: '删除', exact: true }).isDisabled(),
    );
    await assertAccessible(desk, 'deleting a person');
    await dialog.getByLabel('已核实是本人要求删除').check();
    await dialog.getByRole('button', { name: '删除', exact: true }).click();
    await dialog.getByText('已全部删除，台账没有变动。').waitFor();
    await assertAccessible(desk, 'the proof');
    const kept = desk.waitForEvent('download');
    await dialog.getByRole('button', { name: '保存凭证' }).click();
    const proof: ErasureProof = JSON.parse(
      await readFile(await (await kept).path(), 'utf8'),
    );
    assert.equal(proof.complete, true);
    await dialog.getByRole('button', { name: '关闭' }).click();
    await desk
      .locator('.summary')
      .getByText('13812345678')
      .waitFor({ state: 'detached' });
    await desk.setViewportSize({ width: 360, height: 740 });
    await desk.getByRole('navigation').getByRole('button', { name: '诉求' }).click();
    await part.scrollIntoViewIfNeeded();
    await assertFits(desk);
  });
});
