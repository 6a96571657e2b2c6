import type { LiveEvents, Topic } from '../ports.ts';

/**
 * Live events of one process. A listener hears an event after the publisher's own code has run; what
 * it throws reaches `onFault` and neither the publisher nor the other listeners.
 */
export function memoryEvents(
  onFault: (error: unknown) => void = throwOutside,
): LiveEvents {
  const listeners = new Map<Topic, Set<{ readonly hear: (id: string) => void }>>();

  return {
    publish({ topic, id }) {
      for (const listener of listeners.get(topic) ?? []) {
        queueMicrotask(() => {
          if (!listeners.get(topic)?.has(listener)) return;
          try {
            listener.hear(id);
          } catch (error) {
            onFault(error);
          }
        });
      }
    },
    subscribe(topic, hear) {
      const listener = { hear };
      const ofTopic = listeners.get(topic) ?? new Set();
      listeners.set(topic, ofTopic.add(listener));
      return () => {
        ofTopic.delete(listener);
      };
    },
    async close() {
      listeners.clear();
    },
  };
}

function throwOutside(error: unknown): never {
  throw error;
}
