/** Where Twilio's API is, and how the account shows itself to it. */
import type { Settings } from './settings.ts';

export function basicAuth(given: Settings): string {
  const { TWILIO_ACCOUNT_SID: account, TWILIO_AUTH_TOKEN: token } = given;
  return `Basic ${Buffer.from(`${account}:${token}`).toString('base64')}`;
}

export function messagesUrl(given: Settings): string {
  return `${given.TWILIO_API}/2010-04-01/Accounts/${given.TWILIO_ACCOUNT_SID}/Messages.json`;
}

/** Where Twilio reports what became of a message. */
export function statusUrl(given: Settings): string {
  return `${given.TWILIO_WEBHOOK}/status`;
}
