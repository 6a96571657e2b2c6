/** What travels between the page and the Direct Line server, as plain data. */

/** A choice under a message (`suggestedActions.actions`). */
export interface WireChoice {
  readonly title: string;
  readonly value: string;
}

/** An activity as the page reads it: only these fields, all checked by `readActivity`. */
export interface WireActivity {
  readonly type: string;
  readonly id: string;
  /** ISO 8601; null where the server gave none. */
  readonly timestamp: string | null;
  readonly from: { readonly id: string; readonly role: string; readonly name: string };
  readonly text: string;
  readonly choices: readonly WireChoice[];
  readonly images: readonly string[];
  /** Something that is no image was attached. */
  readonly files: number;
  readonly place: boolean;
  readonly name: string;
  /** `value.state` of a hand-off event. */
  readonly state: string;
  /** `value.badge` of a hand-off event: who took it. */
  readonly badge: string;
  readonly clientActivityID: string | null;
  readonly critical: boolean;
  readonly agent: boolean;
  readonly phones: readonly string[];
  readonly quotes: readonly { readonly source: string; readonly announcedOn: string }[];
}

export interface ActivitySet {
  readonly activities: readonly WireActivity[];
  readonly watermark: string | null;
}

/** A message on its way out; survives a reload until the server has it. */
export interface Outgoing {
  /** The `clientActivityID`: the same at every try, so that it is one message. */
  readonly id: string;
  readonly text: string;
  /** Payload of a tapped choice. */
  readonly choice: string | null;
  /** JPEG as a data address. */
  readonly photo: string | null;
  readonly place: { readonly latitude: number; readonly longitude: number } | null;
  /** ISO 8601, the device's clock; only for the eye until the server's time comes. */
  readonly at: string;
}

/** The activity to post for a message; the server echoes `channelData.clientActivityID`. */
export function toActivity(message: Outgoing, from: string, locale: string): object {
  return {
    type: 'message',
    from: { id: from, role: 'user' },
    text: message.text,
    locale,
    localTimestamp: message.at,
    channelData: {
      clientActivityID: message.id,
      ...(message.choice !== null && { postBack: true }),
    },
    ...(message.choice !== null && { value: { choice: message.choice } }),
    ...(message.place && {
      entities: [{ type: 'Place', geo: { type: 'GeoCoordinates', ...message.place } }],
    }),
  };
}

/** Reads a server's answer; what is not an activity is left out. */
export function readActivitySet(body: unknown): ActivitySet {
  const set = fields(body);
  return {
    activities: list(set.activities).flatMap((one) => readActivity(one) ?? []),
    watermark: typeof set.watermark === 'string' ? set.watermark : null,
  };
}

export function readActivity(body: unknown): WireActivity | null {
  const one = fields(body);
  const type = text(one.type);
  if (!type) return null;
  const from = fields(one.from);
  const data = fields(one.channelData);
  const ours = fields(data.huying);
  const attachments = list(one.attachments).map(fields);
  const isImage = (a: Fields) => text(a.contentType).startsWith('image/');
  return {
    type,
    id: text(one.id),
    timestamp: text(one.timestamp) || null,
    from: { id: text(from.id), role: text(from.role), name: text(from.name) },
    text: text(one.text),
    choices: list(fields(one.suggestedActions).actions).flatMap(readChoice),
    images: attachments.filter(isImage).map((image) => pictureAddress(image.contentUrl)),
    files: attachments.filter((attachment) => !isImage(attachment)).length,
    place: list(one.entities).some((entity) => fields(entity).type === 'Place'),
    name: text(one.name),
    state: text(fields(one.value).state),
    badge: text(fields(one.value).badge),
    clientActivityID: text(data.clientActivityID) || null,
    critical: ours.tone === 'critical',
    agent: ours.speaker === 'agent',
    phones: list(ours.phones).map(text).filter(Boolean),
    quotes: list(ours.quotes)
      .map(fields)
      .map((quote) => ({
        source: text(quote.source),
        announcedOn: text(quote.announcedOn),
      })),
  };
}

function readChoice(body: unknown): WireChoice[] {
  const action = fields(body);
  const title = text(action.title);
  const tappable = action.type === 'postBack' || action.type === 'imBack';
  return title && tappable ? [{ title, value: text(action.value) || title }] : [];
}

/**
 * A picture within the message, or a file of the conversation: the latter on the page's own
 * host, however the server behind a proxy spells its name. Anything else is not shown.
 */
function pictureAddress(address: unknown): string {
  const url = text(address);
  if (url.startsWith('data:image/')) return url;
  return /^(?:https?:\/\/[^/]+)?(\/v3\/directline\/.*)$/.exec(url)?.[1] ?? '';
}

type Fields = Readonly<Record<string, unknown>>;

function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
