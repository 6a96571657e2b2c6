/** The signature of Twilio's requests, against its documented vector and its own package. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import twilio from 'twilio';
import {
  isSigned,
  signatureOf,
} from '../../../../integrations/channels/sms/signature.ts';

const TOKEN = '12345';
const URL_GIVEN = 'https://mycompany.com/myapp.php?foo=1&bar=2';
const FIELDS = {
  CallSid: 'CA1234567890ABCDE',
  Caller: '+14158675309',
  Digits: '1234',
  From: '+14158675309',
  To: '+18005551212',
};

describe('sms: signature', () => {
  it('is the documented one', () => {
    const form = new URLSearchParams(FIELDS);
    assert.equal(signatureOf(TOKEN, URL_GIVEN, form), 'RSOYDt4T1cUTdK1PDd93/VVr8B8=');
  });

  it('is what the vendor’s package makes, and takes', () => {
    const field = fc.tuple(fc.string(), fc.array(fc.string(), { minLength: 1 }));
    fc.assert(
      fc.property(
        fc.array(field, { maxLength: 8 }),
        fc.webQueryParameters(),
        (all, q) => {
          const fields: Record<string, string | string[]> = Object.create(null);
          for (const [name, values] of all) fields[name] = values;
          const form = new URLSearchParams();
          for (const [name, value] of Object.entries(fields))
            for (const each of [value].flat()) form.append(name, each);
          const url = `https://help.example.org/channels/sms?${q}`;
          const signature = signatureOf(TOKEN, url, form);
          assert.equal(signature, twilio.getExpectedTwilioSignature(TOKEN, url, fields));
          assert.ok(twilio.validateRequest(TOKEN, signature, url, fields));
        },
      ),
      { numRuns: 300, seed: 3 },
    );
  });

  const form = new URLSearchParams(FIELDS);
  const signs = (url: string, by = TOKEN) => signatureOf(by, url, form);
  const takes = (shown: string, url = URL_GIVEN) =>
    isSigned(shown, [TOKEN, 'before'], url, form);

  it('holds with and without the port, by either token', () => {
    assert.ok(takes(signs(URL_GIVEN)));
    assert.ok(takes(signs(URL_GIVEN, 'before')));
    assert.ok(takes(signs(URL_GIVEN.replace('.com/', '.com:443/'))));
    assert.ok(takes(signs('http://a.example/x'), 'http://a.example:8080/x'));
    assert.ok(takes(signs('http://a.example:80/x'), 'http://a.example/x'));
  });

  it('does not hold for another address, another token, or nothing', () => {
    assert.ok(!takes(signs(URL_GIVEN, 'another')));
    assert.ok(!takes(signs(URL_GIVEN.replace('foo=1', 'foo=2'))));
    assert.ok(!takes(signs(URL_GIVEN.replace('https', 'http'))));
    assert.ok(!takes(signs(URL_GIVEN.replace('.com/', '.com:8443/'))));
    assert.ok(!takes(''));
  });
});
