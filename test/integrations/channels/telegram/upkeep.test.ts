import assert from 'node:assert/strict';
import { telegram } from '../../../../integrations/channels/telegram/index.ts';
import { upkeepOf } from '../../../support/upkeep.ts';

const URL_ = 'https://help.example.org/channels/telegram';
const ALL = ['message', 'edited_message', 'callback_query', 'my_chat_member'];
const webhook = (result: object) => ({
  getWebhookInfo: { ok: true, result: { url: URL_, allowed_updates: ALL, ...result } },
});
const failed = (message: string, secondsAgo: number) => ({
  last_error_date: Math.floor(Date.now() / 1000) - secondsAgo,
  last_error_message: message,
});

describe('Telegram: upkeep', () => {
  it('sets the address, the secret and the kinds of updates', async () => {
    const { calls, check } = await upkeepOf(telegram, {}, { apply: true });
    const set = calls.find(({ path }) => path.endsWith('/setWebhook'));
    assert.deepEqual(JSON.parse(set?.body ?? ''), {
      url: URL_,
      secret_token: 'rehearsal-secret-of-telegram',
      allowed_updates: ALL,
    });
    assert.ok(check.includes(`works: Telegram brings messages to ${URL_}`));
  });

  it('leaves alone what is right', async () => {
    const { plan } = await upkeepOf(telegram, webhook({}));
    assert.match(plan.join(), /^done: /);
  });

  it('tells where messages go instead, and would change it', async () => {
    const elsewhere = webhook({ url: 'https://old.example.org/bot' });
    const { plan, check } = await upkeepOf(telegram, elsewhere);
    assert.match(plan.join(), /^to_do: .*now: https:\/\/old\.example\.org\/bot/);
    assert.match(check.join('\n'), /wrong: .*https:\/\/old\.example\.org\/bot, not to/);
  });

  it('knows another secret by our own refusals, and sets ours', async () => {
    const refused = failed('Wrong response from the webhook: 401 Unauthorized', 30);
    const { plan, check } = await upkeepOf(telegram, webhook(refused));
    assert.match(check.join('\n'), /wrong: .*TELEGRAM_SECRET is not the one/);
    assert.match(plan.join(), /^to_do: /);
  });

  it('tells of a failure of this hour, and not of yesterday', async () => {
    const timedOut = 'Read timeout expired';
    const now = await upkeepOf(telegram, webhook(failed(timedOut, 30)));
    assert.match(now.check.join('\n'), /wrong: .*Read timeout expired/);
    const then = await upkeepOf(telegram, webhook(failed(timedOut, 86_400)));
    assert.doesNotMatch(then.check.join('\n'), /wrong/);
  });

  it('tells that updates wait, or that a kind of them is not brought', async () => {
    const waiting = await upkeepOf(telegram, webhook({ pending_update_count: 400 }));
    assert.match(waiting.check.join('\n'), /wrong: 400 updates wait/);
    const kinds = await upkeepOf(telegram, webhook({ allowed_updates: ['message'] }));
    assert.match(kinds.check.join('\n'), /wrong: .*does not bring edited_message/);
  });

  it('plans nothing without a public address', async () => {
    const { plan } = await upkeepOf(telegram, {}, { webhook: null });
    assert.match(plan.join(), /^by_hand: Set PUBLIC_URL/);
  });
});
