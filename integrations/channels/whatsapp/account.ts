/** Meta's side of an app that is subscribed to nothing yet, for the tests. */
import { z } from 'zod';
import type { Account } from '../upkeep/account.ts';

const APP = '67084';
const ACCOUNT = '102290129340398';
const Subscription = z.object({
  object: z.string(),
  callback_url: z.url(),
  verify_token: z.string().min(1),
  fields: z.string(),
});

export const account: Account = {
  open(settings) {
    let webhook: object | null = null;
    let hears = false;
    const say = (value: object) => ({ status: 200, body: JSON.stringify(value) });
    return ({ method, path: full, body }) => {
      const [path = ''] = full.replace(/^\/v[\d.]+\//, '').split('?');
      const sets = method === 'POST';
      if (path === settings.WHATSAPP_NUMBER_ID)
        return say({ display_phone_number: '+86 371 0000', verified_name: 'Help' });
      if (path === 'debug_token') {
        const scope = 'whatsapp_business_messaging';
        const granular_scopes = [{ scope, target_ids: [ACCOUNT] }];
        return say({ data: { app_id: APP, expires_at: 0, granular_scopes } });
      }
      if (path === APP) return say({ id: APP });
      if (path === `${APP}/subscriptions`) {
        if (!sets) return say({ data: webhook ? [webhook] : [] });
        const { fields, ...rest } = Subscription.parse(JSON.parse(body));
        webhook = { ...rest, active: true, fields: [{ name: fields }] };
        return say({ success: true });
      }
      if (path !== `${ACCOUNT}/subscribed_apps`) return account.stranger;
      if (sets) hears = true;
      const app = { whatsapp_business_api_data: { id: APP } };
      return say(sets ? { success: true } : { data: hears ? [app] : [] });
    };
  },
  stranger: {
    status: 401,
    body: '{"error":{"message":"Invalid OAuth access token","code":190}}',
  },
};
