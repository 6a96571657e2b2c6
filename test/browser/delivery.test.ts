import assert from 'node:assert/strict';
import { channelFactories } from '../../integrations/channels/registry.ts';
import { assertAccessible, openDesk, openSite } from '../support/browser.ts';
import { type FakeVendor, startFakeVendor } from '../support/fake-vendor.ts';

const BITE = '孩子昨天18时被狗抓伤，小区封控不能去医院打狂犬疫苗，电话13812345678';

describe('how far a message went, at the desk in a browser', function () {
  this.timeout(60_000);
  const [factory] = channelFactories.filter(({ id }) => id === 'city-app');
  let vendor: FakeVendor;
  const site = openSite('one each', async () => {
    vendor = await startFakeVendor();
    const set = (await factory?.rehearsal())?.settings(vendor.url) ?? {};
    return Object.fromEntries(
      Object.entries(set).map(([key, value]) => [key, String(value)]),
    );
  });

  afterEach(() => vendor.close());

  /** A resident of the city's own app writes. */
  async function write(text: string): Promise<void> {
    const rehearsal = await factory?.rehearsal();
    assert.ok(rehearsal && factory);
    const asked = rehearsal.burst?.([{ text, key: 'message-1', person: 'u-1' }]);
    assert.ok(asked);
    const settings = rehearsal.settings(vendor.url);
    const { method, path, headers, body } = rehearsal.sign(asked, settings, new Date());
    const answer = await fetch(site.url + path, {
      method,
      headers,
      body: new Uint8Array(body),
    });
    assert.ok(answer.ok, `status ${answer.status}`);
  }

  it('is shown, and another way where it did not arrive', async () => {
    const desk = await openDesk(site);
    await write(BITE);
    await desk.locator('.queue .row').click();
    await desk.keyboard.press('t');
    await desk.getByText('我在办').first().waitFor();
    const say = async (text: string) => {
      await desk.locator('#answer-text').fill(text);
      await desk.keyboard.press('Enter');
      return desk.locator('.line', { hasText: text });
    };
    await (await say('车十分钟后到东门')).getByText('已发出').waitFor();

    vendor.become({ status: 400 });
    const lost = await say('请带上疫苗本');
    await lost.getByText('没送到，请换个办法').waitFor();
    const ring = lost.getByRole('link', { name: '打电话 13812345678' });
    assert.equal(await ring.getAttribute('href'), 'tel:13812345678');
    const sms = lost.getByRole('link', { name: '发短信' });
    assert.match((await sms.getAttribute('href')) ?? '', /^sms:13812345678\?body=/);
    await assertAccessible(desk, 'a message that did not arrive');

    vendor.become({ status: 200, body: '{}' });
    await lost.getByRole('button', { name: '再发一次' }).click();
    await lost.getByText('已发出').waitFor();
  });
});
