/** WeCom's callback: a handshake, and notices that messages wait. Always encrypted. */
import { openEncrypted } from '../tencent/encrypted.ts';
import { readFields } from '../tencent/fields.ts';
import { type Receive, WebhookRefusal, type WebhookRequest } from '../webhook/request.ts';
import type { Settings } from './settings.ts';

const headers = { 'content-type': 'text/plain; charset=utf-8' };

/** WeCom asks once whether we know token and key: it wants what it sent, decrypted. */
export function handshake(given: Settings): Receive {
  return (request) => {
    const echo = request.query.get('echostr') ?? '';
    const body = open(request, echo, given);
    return { happenings: [], answer: { status: 200, headers, body } };
  };
}

/** Nothing is in a notice but whose mailbox it is, and a token to fetch it with. */
export function notices(given: Settings): Receive {
  return (request) => {
    const outer = readFields(request.body.toString('utf8'));
    const fields = readFields(open(request, outer.get('Encrypt') ?? '', given));
    const answer = { status: 200, headers, body: 'success' };
    const account = fields.get('OpenKfId') ?? '';
    if (fields.get('Event') !== 'kf_msg_or_event') {
      if (!fields.get('MsgType')) throw new WebhookRefusal(422, 'not_a_notice');
      return { happenings: [{ is: 'nothing', what: 'event' }], answer };
    }
    if (!/^[\w-]{1,64}$/.test(account)) throw new WebhookRefusal(422, 'not_a_notice');
    const token = fields.get('Token') || null;
    return { happenings: [{ is: 'waiting', notice: { account, token } }], answer };
  };
}

function open(request: WebhookRequest, encrypted: string, given: Settings): string {
  return openEncrypted(request, encrypted, {
    token: given.WECOM_TOKEN,
    keys: [given.WECOM_AES_KEY, given.WECOM_AES_KEY_BEFORE],
    ownId: given.WECOM_CORP_ID,
  }).message;
}
