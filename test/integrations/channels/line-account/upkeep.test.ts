import assert from 'node:assert/strict';
import { lineAccount } from '../../../../integrations/channels/line-account/index.ts';
import { upkeepOf } from '../../../support/upkeep.ts';

const endpoint = 'https://help.example.org/channels/line-account';
const tried = (statusCode: number) => ({
  'webhook/endpoint': { endpoint, active: true },
  'webhook/test': { success: false, statusCode, reason: 'ERROR_STATUS_CODE' },
});

describe('LINE: upkeep', () => {
  it('sets the webhook', async () => {
    const { calls, check } = await upkeepOf(lineAccount, {}, { apply: true });
    const set = calls.find(({ method }) => method === 'PUT');
    assert.deepEqual(JSON.parse(set?.body ?? ''), { endpoint });
    assert.ok(check.includes('works: LINE tried the webhook, and was answered.'));
  });

  it('says what only a person can switch on', async () => {
    const off = { 'webhook/endpoint': { endpoint, active: false } };
    const { plan, check } = await upkeepOf(lineAccount, off);
    assert.match(plan.join('\n'), /done: .*\nby_hand: Switch "Use webhook" on/);
    assert.match(check.join('\n'), /wrong: Switch "Use webhook" on/);
    const byHand = { '/v2/bot/info': { basicId: '@help', chatMode: 'chat' } };
    const told = await upkeepOf(lineAccount, byHand);
    assert.match(told.check.join('\n'), /wrong: The account answers by hand/);
  });

  it('knows another secret by our refusal of what LINE signs', async () => {
    const refused = await upkeepOf(lineAccount, tried(401));
    assert.match(refused.check.join('\n'), /wrong: .*LINE_SECRET/);
    const broken = await upkeepOf(lineAccount, tried(502));
    assert.match(broken.check.join('\n'), /wrong: LINE tried the webhook in vain/);
    assert.doesNotMatch(broken.check.join('\n'), /LINE_SECRET/);
  });
});
