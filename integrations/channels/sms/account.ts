/** Twilio's side of an account whose number brings its messages to Twilio's demo, for the tests. */
import type { Account } from '../upkeep/account.ts';

export const account: Account = {
  open(settings) {
    const number = { sid: 'PN7', sms_url: 'https://demo.twilio.com', sms_method: 'POST' };
    const say = (value: object) => ({ status: 200, body: JSON.stringify(value) });
    const base = `/2010-04-01/Accounts/${settings.TWILIO_ACCOUNT_SID}`;
    return ({ method, path: full, body }) => {
      const [path, query] = full.split('?');
      if (path === `${base}.json`) return say({ status: 'active', type: 'Full' });
      if (path === `${base}/IncomingPhoneNumbers.json`) {
        const ours =
          new URLSearchParams(query).get('PhoneNumber') === settings.TWILIO_FROM;
        return say({ incoming_phone_numbers: ours ? [number] : [] });
      }
      if (path !== `${base}/IncomingPhoneNumbers/PN7.json` || method !== 'POST')
        return { status: 404, body: '{}' };
      const form = new URLSearchParams(body);
      number.sms_url = form.get('SmsUrl') ?? number.sms_url;
      number.sms_method = form.get('SmsMethod') ?? number.sms_method;
      return say(number);
    };
  },
  stranger: { status: 401, body: '{"code":20003,"message":"Authenticate"}' },
};
