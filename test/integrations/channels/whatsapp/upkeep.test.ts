import assert from 'node:assert/strict';
import { whatsapp } from '../../../../integrations/channels/whatsapp/index.ts';
import { upkeepOf } from '../../../support/upkeep.ts';

const token = (data: object) => ({ debug_token: { data: { app_id: '67084', ...data } } });
const scoped = [
  { scope: 'whatsapp_business_messaging', target_ids: ['102290129340398'] },
];

describe('WhatsApp: upkeep', () => {
  it("sets the app's webhook with our verify token, and subscribes it to the account", async () => {
    const { calls, plan } = await upkeepOf(whatsapp, {}, { apply: true });
    assert.deepEqual(
      plan.map((line) => line.split(':')[0]),
      ['to_do', 'to_do'],
    );
    const [webhook, account] = calls.filter(({ method }) => method === 'POST');
    assert.match(webhook?.path ?? '', /\/67084\/subscriptions$/);
    assert.deepEqual(JSON.parse(webhook?.body ?? ''), {
      object: 'whatsapp_business_account',
      callback_url: 'https://help.example.org/channels/whatsapp',
      verify_token: 'rehearsal-verify-token',
      fields: 'messages',
    });
    assert.match(account?.path ?? '', /\/102290129340398\/subscribed_apps$/);
  });

  it('tells of a token that ends, before it ends', async () => {
    const ending = token({ expires_at: 1_893_456_000, granular_scopes: scoped });
    const { check } = await upkeepOf(whatsapp, ending);
    assert.match(check.join('\n'), /wrong: WHATSAPP_TOKEN ends on 2030-01-01/);
  });

  it('tells of a token that is for no account', async () => {
    const { plan } = await upkeepOf(whatsapp, token({ granular_scopes: [] }));
    assert.match(
      plan.join('\n'),
      /by_hand: The token names no WhatsApp Business Account/,
    );
  });

  it('tells a wrong number from a wrong token', async () => {
    const error = (code: number) => ({
      display_phone_number: { error: { code, message: 'no' } },
    });
    const number = await upkeepOf(whatsapp, error(100));
    assert.match(number.check.join('\n'), /wrong: .*WHATSAPP_NUMBER_ID/);
    const given = await upkeepOf(whatsapp, error(190));
    assert.match(given.check.join('\n'), /wrong: .*WHATSAPP_TOKEN/);
  });
});
