import { z } from 'zod';
import { definition } from './definition.ts';

const ADDRESS = 'an address that begins with https://';
const address = () => z.url({ protocol: /^https?$/ });

export const settings = z.object({
  MICROSOFT_APP_ID: z.guid().meta({
    description:
      'Turns /api/messages on for Teams, Slack and others through the Azure Bot Service: the app id of the bot (see docs/channels/bot-framework.md).',
    expects: 'the id that the Azure portal shows, 8-4-4-4-12 characters 0-9 and a-f',
    example: '00000000-0000-0000-0000-000000000000',
  }),
  MICROSOFT_APP_PASSWORD: z.string().min(16).meta({
    description: 'The client secret of the app.',
    expects: '16 characters or more',
    example: 'the value of the client secret that the Azure portal showed once',
    secret: true,
  }),
  MICROSOFT_APP_TENANT_ID: z
    .string()
    .regex(/^[\w.-]+$/)
    .default('botframework.com')
    .meta({
      description:
        'The tenant of a bot of type SingleTenant; botframework.com for one of type MultiTenant.',
      expects: 'the id of a tenant, or botframework.com',
      example: '00000000-0000-0000-0000-000000000000',
    }),
  BOT_FRAMEWORK_SERVICES: z
    .string()
    .regex(/^\S+$/)
    .default('smba.trafficmanager.net,*.botframework.com')
    .meta({
      description:
        'Servers that answers may be sent to, with commas between: hosts, or *. and a domain. Others are refused, whatever a message says.',
      expects: 'hosts without spaces, like smba.trafficmanager.net,*.botframework.com',
      example: 'smba.trafficmanager.net,*.botframework.com',
    }),
  BOT_FRAMEWORK_OPENID: address()
    .default('https://login.botframework.com/v1/.well-known/openidconfiguration')
    .meta({
      description: 'Where the keys are found that sign what comes in.',
      expects: ADDRESS,
      example: 'https://login.botframework.azure.us/v1/.well-known/openidconfiguration',
    }),
  BOT_FRAMEWORK_ISSUER: address().default('https://api.botframework.com').meta({
    description: 'Who signs what comes in.',
    expects: ADDRESS,
    example: 'https://api.botframework.us',
  }),
  BOT_FRAMEWORK_LOGIN: address().default('https://login.microsoftonline.com').meta({
    description: 'Where the bot gets its tokens.',
    expects: ADDRESS,
    example: 'https://login.microsoftonline.us',
  }),
  BOT_FRAMEWORK_SCOPE: z
    .string()
    .regex(/^\S+$/)
    .default('https://api.botframework.com/.default')
    .meta({
      description: 'What its tokens are for.',
      expects: 'an address that ends in /.default',
      example: 'https://api.botframework.us/.default',
    }),
  BOT_FRAMEWORK_QUIET_MS: z.coerce
    .number()
    .int()
    .min(0)
    .max(60_000)
    .default(definition.quietMs)
    .meta({
      description: 'Milliseconds of silence before the next question of the form is put.',
      expects: 'a whole number from 0 to 60000',
      example: '1500',
    }),
});

export type Settings = z.output<typeof settings>;
