/** WeCom's official vectors (developer.work.weixin.qq.com/document/path/90968), and one of a library. */
import assert from 'node:assert/strict';
import * as tencent from '@wecom/crypto';
import {
  decrypt,
  signatureOf,
} from '../../../../integrations/channels/tencent/crypto.ts';
import { openEncrypted } from '../../../../integrations/channels/tencent/encrypted.ts';
import { readFields } from '../../../../integrations/channels/tencent/fields.ts';
import { WebhookRefusal } from '../../../../integrations/channels/webhook/request.ts';

const KEY = 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C';
const RING = { token: 'QDG6eK', keys: [KEY], ownId: 'wx5823bf96d3bd56c7' };
const ECHO =
  'P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==';
const MESSAGE =
  'RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUp' +
  'j911L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue' +
  '06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+' +
  '3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH' +
  '27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIGHBZZIs2pDBS8' +
  'R07+qN+E7Q==';

function asked(timestamp: string, nonce: string, signature: string, seconds = 0) {
  return {
    method: 'POST',
    url: '',
    search: '',
    query: new URLSearchParams({ timestamp, nonce, msg_signature: signature }),
    headers: {},
    body: Buffer.alloc(0),
    now: new Date((Number(timestamp) + seconds) * 1000),
  };
}
const echo = (seconds?: number) =>
  asked('1409659589', '263014780', '5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3', seconds);
const message = () =>
  asked('1409659813', '1372623149', '477715d11cdb4164915debcba66cb864d751f3e6');

describe('encrypted requests of WeCom', () => {
  it('opens the official handshake and the official message', () => {
    assert.equal(openEncrypted(echo(), ECHO, RING).message, '1616140317555161061');
    const fields = readFields(openEncrypted(message(), MESSAGE, RING).message);
    assert.equal(fields.get('FromUserName'), 'mycreate');
    assert.equal(fields.get('Content'), 'hello');
    assert.equal(fields.get('MsgId'), '4561255354251345929');
    assert.equal(fields.get('AgentID'), '218');
  });

  it('agrees with Tencent’s library on both', () => {
    for (const encrypted of [ECHO, MESSAGE]) {
      const { message } = tencent.decrypt(KEY, encrypted);
      assert.equal(decrypt(KEY, encrypted, RING.ownId), message);
      const theirs = tencent.getSignature(RING.token, '1', 'n', encrypted);
      assert.equal(signatureOf(RING.token, '1', 'n', encrypted), theirs);
    }
  });

  it('opens the vector of another implementation', () => {
    const ring = {
      token: '123456',
      keys: ['kWxPEV2UEDyxWpmPdKC3F4dgPDmOvfKX1HGnEUDS1aR'],
      ownId: 'wx49f0ab532d5d035a',
    };
    const request = asked(
      '1411443780',
      '437374425',
      'dd6b9c95b495b3f7e2901bfbc76c664930ffdb96',
    );
    const words =
      '4ByGGj+sVCYcvGeQYhaKIk1o0pQRNbRjxybjTGblXrBaXlTXeOo1+bXFXDQQb1o6co6Yh9Bv41n7hOchLF6p+Q==';
    assert.ok(openEncrypted(request, words, ring).message);
  });

  it('tells the key that fits, the former one too', () => {
    const keys = ['A'.repeat(43), undefined, KEY];
    assert.equal(openEncrypted(message(), MESSAGE, { ...RING, keys }).key, KEY);
  });

  it('opens nothing of another token, key, corporation or time', () => {
    const refusals = [
      () => openEncrypted(echo(), ECHO, { ...RING, token: 'other' }),
      () => openEncrypted(echo(), MESSAGE, RING),
      () => openEncrypted(echo(), ECHO, { ...RING, keys: ['A'.repeat(43)] }),
      () => openEncrypted(echo(), ECHO, { ...RING, keys: [] }),
      () => openEncrypted(echo(), ECHO, { ...RING, ownId: 'wx0000000000000000' }),
      () => openEncrypted(echo(601), ECHO, RING),
      () => openEncrypted(echo(-601), ECHO, RING),
    ];
    for (const refused of refusals) assert.throws(refused, WebhookRefusal);
  });
});
