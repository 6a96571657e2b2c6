/**
 * The house's own settings, each with its help and with what a wrong value is answered: `expects`
 * and an `example`. `secret`: nothing of the value is told but its length.
 */
import { z } from 'zod';

const flag = z
  .enum(['0', '1', 'false', 'true'])
  .transform((value) => value === '1' || value === 'true');

/** ISO 8601 with an offset; seconds may be left out, as people write it. */
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

const secret = z.string().regex(/^[0-9a-f]{64}$/i);
const count = z.coerce.number().int().positive();
const COUNT = 'a whole number from 1';
const WEB = 'an address that begins with http:// or https://';

export const SETTINGS = z.object({
  HOST: z.string().min(1).default('127.0.0.1').meta({
    description: 'Address to listen on.',
    expects: 'an address of this machine',
    example: '127.0.0.1',
  }),
  PORT: z.coerce.number().int().min(0).max(65535).default(3978).meta({
    description: 'Port to listen on; 0 takes a free one.',
    expects: 'a whole number from 0 to 65535',
    example: '3978',
  }),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .meta({
      description:
        'Address that residents and staff reach, e.g. https://help.example.org. Cookies are Secure where it is https.',
      expects: WEB,
      example: 'https://help.example.org',
    }),
  TRUST_PROXY: flag.default(false).meta({
    description:
      "1: the caller's address is the last one of X-Forwarded-For (behind one proxy).",
    expects: '0, 1, false or true',
    example: '1',
  }),
  DATA_DIR: z.string().min(1).default('./data').meta({
    description: 'Folder for the embedded database, media and the data key.',
    expects: 'a folder',
    example: './data',
  }),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .meta({
      description:
        'PostgreSQL, e.g. postgres://huying:password@127.0.0.1/huying. Absent: embedded, one process, not for production.',
      expects: 'an address that begins with postgres://',
      example: 'postgres://huying:password@127.0.0.1/huying',
    }),
  DATA_KEY: secret.optional().meta({
    description:
      'Key that wraps the keys of personal data: 64 hexadecimal digits. Needed with DATABASE_URL; embedded makes one at first start. Losing it loses all personal data.',
    expects: '64 hexadecimal digits (32 bytes), kept apart from the database',
    example: 'what this prints: openssl rand -hex 32',
    secret: true,
  }),
  MEDIA_S3_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional()
    .meta({
      description:
        "Address of a bucket of an S3-compatible store for residents' photos and files, which are encrypted before they leave. Absent: in DATA_DIR/media. Several processes on several machines need it.",
      expects: WEB,
      example: 'https://s3.example.org/huying-media',
    }),
  MEDIA_S3_KEY_ID: z.string().min(1).optional().meta({
    description: 'The access key that may write, read and delete there.',
    expects: 'the id of an access key',
    example: 'the id that the store shows',
  }),
  MEDIA_S3_SECRET: z.string().min(8).optional().meta({
    description: 'The secret of the access key. Needed with MEDIA_S3_URL, as its id.',
    expects: 'the secret that the store showed once',
    example: 'the secret that the store showed once',
    secret: true,
  }),
  MEDIA_S3_REGION: z.string().min(1).default('us-east-1').meta({
    description: 'The region of the store; many have none and take us-east-1.',
    expects: "a region's name",
    example: 'us-east-1',
  }),
  REDIS_URL: z
    .url({ protocol: /^rediss?$/ })
    .optional()
    .meta({
      description:
        'Redis for locks, rate limits, known deliveries and live events. Absent: PostgreSQL does it for rate limits and live events; locks and known deliveries, which only save work, are kept by each process.',
      expects: 'an address that begins with redis:// or rediss://',
      example: 'redis://127.0.0.1:6379',
    }),
  REDIS_PREFIX: z.string().min(1).default('huying:').meta({
    description: 'Stands before every key in Redis, where several services share one.',
    expects: 'a text',
    example: 'huying:',
  }),
  CITY_PACK: z.string().min(1).default('./knowledge/zhengzhou-2022').meta({
    description: "Folder with the city's data: city.json and articles/.",
    expects: 'a folder',
    example: './knowledge/zhengzhou-2022',
  }),
  KNOWLEDGE_AS_OF: z
    .string()
    .refine(
      (text) => text === 'now' || (MOMENT.test(text) && !Number.isNaN(Date.parse(text))),
    )
    .optional()
    .meta({
      description:
        'Moment that the knowledge speaks for, e.g. 2022-01-10T08:00+08:00; "now" for a living city. Absent: as the city pack says. Moves knowledge alone.',
      expects: 'a moment with its offset, or the word now',
      example: '2022-01-10T08:00+08:00',
    }),
  STAFF_PASSWORD: z.string().min(8).optional().meta({
    description:
      'First start only: one password for all sample accounts. Absent: generated, printed once.',
    expects: '8 characters or more',
    example: 'three words and a number',
    secret: true,
  }),
  ALARM_WEBHOOK: z
    .url({ protocol: /^https?$/ })
    .optional()
    .meta({
      description:
        'Called when nobody attends to a case in time, and to ring or text the duty roster of the city pack.',
      expects: WEB,
      example: 'https://pager.example.org/huying',
    }),
  ALARM_SECRET: z.string().min(16).optional().meta({
    description:
      'Signs the alarm: header x-huying-signature, HMAC-SHA256 of the body. Needed with ALARM_WEBHOOK.',
    expects: '16 characters or more, which the receiver of the alarm knows too',
    example: 'what this prints: openssl rand -hex 24',
    secret: true,
  }),
  BODY_WEBHOOK: z
    .url({ protocol: /^https?$/ })
    .optional()
    .meta({
      description:
        'Called when a body that has no webhook of its own in the city pack gets a task or is reminded of one: codes and the address of its page.',
      expects: WEB,
      example: 'https://oa.example.org/huying',
    }),
  BODY_SECRET: z.string().min(16).optional().meta({
    description:
      'Signs what BODY_WEBHOOK is sent, as ALARM_SECRET does. A body with a webhook of its own has its own secret, made from this one (npm run body-secret). Needed with either.',
    expects: '16 characters or more, which the receiver knows too',
    example: 'what this prints: openssl rand -hex 24',
    secret: true,
  }),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .optional()
    .meta({
      description:
        'Mail server that brings bodies their tasks and calls the duty roster, at the addresses of the city pack. Off this machine it must offer TLS.',
      expects: 'an address that begins with smtp:// or smtps://',
      example: 'smtps://huying:password@mail.example.org',
      secret: true,
    }),
  MAIL_FROM: z.email().optional().meta({
    description: 'Address that the mail comes from. Needed with SMTP_URL.',
    expects: 'a mail address',
    example: 'help@example.org',
  }),
  RATE_BURST: count.default(20).meta({
    description: 'Messages a person may send at once; a critical message always passes.',
    expects: COUNT,
    example: '20',
  }),
  RATE_PER_MINUTE: count.default(30).meta({
    description: 'Messages a person may send per minute after that.',
    expects: COUNT,
    example: '30',
  }),
  VISITOR_BURST: count.default(1000).meta({
    description:
      'Visits of the page (tokens) that one address may begin at once. Generous: a phone network may share an address.',
    expects: COUNT,
    example: '1000',
  }),
  VISITORS_PER_MINUTE: count.default(600).meta({
    description: 'Visits that one address may begin per minute after that.',
    expects: COUNT,
    example: '600',
  }),
  METRICS_TOKEN: z.string().min(16).optional().meta({
    description:
      'Asked of whoever reads /metrics, as "Authorization: Bearer". Absent: anybody who reaches the port may.',
    expects: '16 characters or more',
    example: 'what this prints: openssl rand -hex 24',
    secret: true,
  }),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
    .default('info')
    .meta({
      description: 'How much is logged. Never words, names or numbers of residents.',
      expects: 'trace, debug, info, warn, error, fatal or silent',
      example: 'info',
    }),
});
