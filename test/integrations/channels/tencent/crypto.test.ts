/** WeChat's official vectors, and Tencent's own library beside ours. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import * as tencent from '@wecom/crypto';
import fc from 'fast-check';
import {
  decrypt,
  encrypt,
  signatureOf,
} from '../../../../integrations/channels/tencent/crypto.ts';

const TOKEN = 'AAAAA';
const KEY = 'A'.repeat(43);
const APP = 'wxba5fad812f8e6fb9';
const ENCRYPTED =
  '+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05JCpj0JB4RvQMkUyus8TPxLKJGQqcv' +
  'ZqzDpVzazhZv6JsXUnnR8XGT740XgXZUXQ7vJVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5kdfMuFUPpRSrfMZuMcp3F' +
  'n2Pede2IuQrKEYwKSqFIZoNqJ4M8EajAsjLY2km32IIjdf8YL/P50F7mStwntrA2cPDrM1kb6mOcfBgRtWygb3VIYnSe' +
  'OBrebufAlr7F9mFUPAJGj04=';

describe('wechat: signatures and encryption', () => {
  it('signs as the official vectors do', () => {
    assert.equal(
      signatureOf(TOKEN, '1714036504', '1514711492'),
      'f464b24fc39322e44b38aa78f5edd27bd1441696',
    );
    assert.equal(
      signatureOf(TOKEN, '1714037059', '486452656'),
      '899cf89e464efb63f54ddac96b0a0a235f53aa78',
    );
    assert.equal(
      signatureOf(TOKEN, '1714112445', '415670741'),
      '6c5c811b55cc85e0e1b54100749188c20beb3f5d',
    );
    assert.equal(
      signatureOf(TOKEN, '1714112445', '415670741', ENCRYPTED),
      '046e02f8204d34f8ba5fa3b1db94908f3df2e9b3',
    );
  });

  it('decrypts the official message', () => {
    const message = decrypt(KEY, ENCRYPTED, APP) ?? '';
    assert.equal(Buffer.byteLength(message), 167);
    assert.equal(JSON.parse(message).FromUserName, 'o9AgO5Kd5ggOC-bXrbNODIiE3bGY');
  });

  it('encrypts the official answer to the same bytes', () => {
    const random = Buffer.from('707722b803182950');
    const answer = encrypt(KEY, '{"demo_resp":"good luck"}', APP, random);
    assert.equal(
      answer,
      'ELGduP2YcVatjqIS+eZbp80MNLoAUWvzzyJxgGzxZO/5sAvd070Bs6qrLARC9nVHm48Y4hyRbtzve1L32tmxSQ==',
    );
    assert.equal(
      signatureOf(TOKEN, '1713424427', '415670741', answer),
      '1b9339964ed2e271e7c7b6ff2b0ef902fc94dea1',
    );
  });

  it('agrees with Tencent’s library on any message, both ways', () => {
    const anyText = fc.string({ unit: 'binary', maxLength: 200 });
    fc.assert(
      fc.property(anyText, (text) => {
        const ours = encrypt(KEY, text, APP, randomBytes(16));
        assert.equal(tencent.decrypt(KEY, ours).message, text);
        assert.equal(decrypt(KEY, tencent.encrypt(KEY, text, APP), APP), text);
        const signed = signatureOf(TOKEN, '1', 'n', ours);
        assert.equal(signed, tencent.getSignature(TOKEN, '1', 'n', ours));
      }),
    );
  });

  it('takes nothing that is not encrypted for this account with this key', () => {
    assert.equal(decrypt(KEY, ENCRYPTED, 'wx0000000000000000'), null);
    assert.equal(decrypt('B'.repeat(43), ENCRYPTED, APP), null);
    for (const broken of ['', 'AAAA', ENCRYPTED.slice(0, 44), '是'])
      assert.equal(decrypt(KEY, broken, APP), null);
  });
});
