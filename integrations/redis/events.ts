import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { memoryEvents } from '../memory/events.ts';
import type { LiveEvents } from '../ports.ts';
import { TOPICS } from '../ports.ts';
import type { Link } from './link.ts';

const Hint = z.strictObject({
  origin: z.string(),
  topic: z.enum(TOPICS),
  id: z.string(),
});

/**
 * Live events across processes by publish and subscribe. Listeners of the same process hear at
 * once and without Redis; others lose what is published while the connection is down.
 * @param link publishes.
 * @param listening a second link, connected here: a subscribed connection takes no commands.
 */
export async function openRedisEvents(link: Link, listening: Link): Promise<LiveEvents> {
  const origin = randomUUID();
  const channel = link.key('events');
  const local = memoryEvents((error) => link.fault('listener', error));

  let subscribing: Promise<unknown> = Promise.resolve();
  listening.redis.on('ready', () => {
    subscribing = listening.attempt(
      'subscribe',
      (redis) => redis.subscribe(channel),
      null,
    );
  });
  listening.redis.on('message', (_channel: string, text: string) => {
    try {
      const hint = Hint.parse(JSON.parse(text));
      if (hint.origin !== origin) local.publish({ topic: hint.topic, id: hint.id });
    } catch (error) {
      link.fault('read event', error);
    }
  });

  await listening.connect();
  await subscribing;

  return {
    publish(event) {
      local.publish(event);
      const hint: z.infer<typeof Hint> = { origin, topic: event.topic, id: event.id };
      const text = JSON.stringify(hint);
      void link.attempt('publish', (redis) => redis.publish(channel, text), null);
    },
    subscribe: local.subscribe,
    async close() {
      await local.close();
      await listening.close();
    },
  };
}
