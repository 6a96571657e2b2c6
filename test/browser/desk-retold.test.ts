/** Messages that a resident edited or took back, as agents see them. */
import assert from 'node:assert/strict';
import type { WireRequest } from '../../integrations/channels/rehearsal.ts';
import { rehearsal } from '../../integrations/channels/whatsapp/rehearsal.ts';
import { assertAccessible, openDesk, openSite } from '../support/browser.ts';

const settings = Object.entries(rehearsal.settings('http://127.0.0.1:9'));
const ALARM = '我爸胸口腾得厉害，住迎宾路3号院';
const MENDED = '我爸胸口疼得厉害，住迎宾路5号院';
const SECRET = '别告诉他单位的人';

describe('a message told otherwise, at the desk', function () {
  this.timeout(60_000);
  const given = Object.fromEntries(settings.map(([key, value]) => [key, String(value)]));
  const site = openSite('one for all', given);

  const post = async (request: WireRequest) => {
    const signed = rehearsal.sign(request, given, new Date());
    const answer = await fetch(`${site.url}${signed.path}`, {
      method: signed.method,
      headers: { ...signed.headers },
      body: new Uint8Array(signed.body),
    });
    assert.equal(answer.status, 200);
  };
  const say = async (text: string, key: string) =>
    await post(await rehearsal.message({}, { text, key }));

  it('shows what it said before, that it was taken back, and what was told in it', async () => {
    const { edit, withdraw } = rehearsal;
    assert.ok(edit && withdraw);
    await say(ALARM, 'k1');
    await post(edit({ text: MENDED, key: 'k2', of: 'k1' }));
    await say(`${SECRET}，电话13512340077`, 'k3');
    await post(withdraw({ key: 'k4', of: 'k3' }));
    const desk = await openDesk(site);
    await desk.locator('.queue .row').first().click();
    const line = desk.locator('.transcript .line', { hasText: MENDED }).first();
    await line.getByText('改过，看原来怎么写').click();
    await line.getByText(ALARM).waitFor();
    await desk.getByText('对方撤回了这条消息，原话没有保留。').waitFor();
    assert.equal(await desk.getByText(SECRET).count(), 0);
    await desk.getByText('（原消息已撤回）').first().waitFor();
    await assertAccessible(desk, 'messages told otherwise');
    await desk.getByText(/对方改了一条消息/).click();
    await desk.locator('.line[data-marked="true"]', { hasText: MENDED }).waitFor();
  });
});
