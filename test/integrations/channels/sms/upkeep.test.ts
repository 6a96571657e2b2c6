import assert from 'node:assert/strict';
import { sms } from '../../../../integrations/channels/sms/index.ts';
import { upkeepOf } from '../../../support/upkeep.ts';

describe('text messages: upkeep', () => {
  it('sets where the number brings its messages', async () => {
    const { calls, plan } = await upkeepOf(sms, {}, { apply: true });
    assert.match(plan.join(), /^to_do: .*now: https:\/\/demo\.twilio\.com/);
    const set = calls.find(({ method }) => method === 'POST');
    assert.match(set?.path ?? '', /\/IncomingPhoneNumbers\/PN7\.json$/);
    const form = new URLSearchParams(set?.body);
    assert.equal(form.get('SmsUrl'), 'https://help.example.org/channels/sms#rc=2&rp=all');
    assert.equal(form.get('SmsMethod'), 'POST');
    const { check } = await upkeepOf(sms, {}, { apply: true });
    assert.match(check.join('\n'), /works: Twilio brings messages to/);
  });

  it('tells of a trial, of a closed account, of a number that is not ours', async () => {
    const told = async (answers: object) =>
      (await upkeepOf(sms, { ...answers })).check.join('\n');
    const trial = { '.json': { status: 'active', type: 'Trial' } };
    assert.match(await told(trial), /wrong: The account is a trial/);
    const closed = { '.json': { status: 'suspended', type: 'Full' } };
    assert.match(await told(closed), /wrong: .* is suspended/);
    const none = { 'IncomingPhoneNumbers.json': { incoming_phone_numbers: [] } };
    assert.match(await told(none), /wrong: TWILIO_FROM is no number/);
  });

  it('says by hand what a Messaging Service wants', async () => {
    const settings = { TWILIO_FROM: `MG${'0'.repeat(32)}` };
    const { plan } = await upkeepOf(sms, {}, { settings });
    assert.match(plan.join(), /^by_hand: At console\.twilio\.com/);
  });

  it('notices that PUBLIC_URL says otherwise than the signed address', async () => {
    const webhook = 'https://new.example.org/channels/sms';
    const { check } = await upkeepOf(sms, {}, { webhook });
    assert.match(check.join('\n'), /unsure: TWILIO_WEBHOOK is https:\/\/help/);
  });
});
