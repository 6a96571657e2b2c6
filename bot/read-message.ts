/** A stored activity of a resident as the dialogs' `Message`. */
import { z } from 'zod';
import type { IncomingMedia, Message } from '../dialogs/contract.ts';
import { WELCOME } from '../dialogs/handlers/manners.ts';
import type { Activity } from '../integrations/activity.ts';
import { attachedMediaId } from '../integrations/channels/contract.ts';

const TappedValue = z.union([
  z.string().transform((choice) => ({ choice })),
  z.object({ choice: z.string() }),
]);
const ChannelData = z.object({ postBack: z.literal(true) });
const Place = z.object({
  type: z.literal('Place'),
  geo: z.object({
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
  }),
});

export function readMessage(activity: Activity): Message {
  const text = activity.text ?? '';
  return {
    id: activity.id,
    text,
    choice:
      activity.type === 'conversationUpdate' ? WELCOME : tappedChoice(activity, text),
    media: (activity.attachments ?? []).flatMap((attachment): IncomingMedia[] => {
      const id = attachedMediaId(attachment);
      return id ? [{ id, contentType: attachment.contentType }] : [];
    }),
    location: sharedPlace(activity),
    locale: activity.locale ?? null,
  };
}

/** A tapped button says so in channelData (Bot Framework postBack) and carries its payload. */
function tappedChoice(activity: Activity, text: string): string | null {
  if (!ChannelData.safeParse(activity.channelData).success) return null;
  const value = TappedValue.safeParse(activity.value);
  return value.success ? value.data.choice : text || null;
}

/** https://schema.org/Place with geo, the Bot Framework's way to share a position. */
function sharedPlace(activity: Activity): Message['location'] {
  for (const entity of activity.entities ?? []) {
    const place = Place.safeParse(entity);
    if (place.success) return place.data.geo;
  }
  return null;
}
