/** Who sends: the token of the Bot Framework, checked by its own SDK. */
import {
  AuthenticationConfiguration,
  AuthenticationConstants,
  BotFrameworkAuthenticationFactory,
  ServiceClientCredentialsFactory,
} from 'botframework-connector';
import { WebhookRefusal } from '../webhook/request.ts';
import type { BotActivity } from './activity.ts';
import type { Settings } from './settings.ts';

/** @throws WebhookRefusal 401; what the keys' server or the network threw. */
export type CheckIdentity = (
  authorization: string,
  activity: BotActivity,
) => Promise<void>;

/** Milliseconds: the SDK waits for the keys for ever. */
const PATIENCE_MS = 5_000;

export function identityCheck(given: Settings, patienceMs = PATIENCE_MS): CheckIdentity {
  const { BOT_FRAMEWORK_OPENID: openId, BOT_FRAMEWORK_ISSUER: issuer } = given;
  const sdk = BotFrameworkAuthenticationFactory.create(
    '',
    true,
    AuthenticationConstants.ToChannelFromBotLoginUrl,
    AuthenticationConstants.ToChannelFromBotOAuthScope,
    issuer,
    AuthenticationConstants.OAuthUrl,
    openId,
    openId,
    'urn:botframework:azure',
    new OneApp(given.MICROSOFT_APP_ID),
    new AuthenticationConfiguration(),
  );
  return async (authorization, activity) => {
    // The SDK would take emulators and other bots, too, by other issuers' tokens.
    if (issuerOf(authorization) !== issuer || activity.channelId === OWN_SERVER) refuse();
    try {
      const checked = sdk.authenticateRequest(claimed(activity), authorization);
      await within(patienceMs, checked);
    } catch (error) {
      if (isTheirs(error)) refuse();
      throw error;
    }
  };
}

/** @throws TypeError where it takes longer. */
async function within(ms: number, work: Promise<unknown>): Promise<void> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new TypeError('the keys took too long')), ms);
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** Of bots with a server of their own, whose tokens the SDK checks by the process's environment. */
const OWN_SERVER = 'AseChannel';

function refuse(): never {
  throw new WebhookRefusal(401, 'bad_token');
}

/** Faults of the token, not of ours or of the keys' server. A bad signature is one of jsonwebtoken's. */
function isTheirs(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('statusCode' in error) return error.statusCode === 401 || error.statusCode === 403;
  return ['JsonWebTokenError', 'NotBeforeError', 'TokenExpiredError'].includes(
    error.name,
  );
}

/** As the token says, before anything of it is believed. */
function issuerOf(authorization: string): unknown {
  const [, payload = ''] = authorization.split('.');
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
    return typeof claims === 'object' && claims !== null && 'iss' in claims
      ? claims.iss
      : null;
  } catch {
    return null;
  }
}

/** What the SDK compares with the token; its type wants more than it reads. */
function claimed({ type, serviceUrl, channelId, from, recipient }: BotActivity) {
  return {
    type,
    serviceUrl,
    channelId,
    from: { id: from.id, name: '' },
    recipient: { id: recipient.id, name: '' },
    conversation: { id: '', name: '', isGroup: false, conversationType: '' },
    localTimezone: '',
    callerId: '',
    text: '',
    label: '',
    valueType: '',
    listenFor: [],
  };
}

class OneApp extends ServiceClientCredentialsFactory {
  readonly #id: string;
  constructor(id: string) {
    super();
    this.#id = id;
  }
  override async isValidAppId(id: string): Promise<boolean> {
    return id === this.#id;
  }
  override async isAuthenticationDisabled(): Promise<boolean> {
    return false;
  }
  override async createCredentials(): Promise<never> {
    throw new TypeError('only tokens are checked here');
  }
}
