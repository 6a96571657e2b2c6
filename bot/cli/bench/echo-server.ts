/**
 * The servers that the bench compares with, each as plain as it can be: `bare` restify, `own`
 * restify with a BotAdapter echo, `cloud` restify with the stock CloudAdapter echo.
 */
import {
  type Activity,
  ActivityHandler,
  BotAdapter,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ResourceResponse,
  TurnContext,
} from 'botbuilder';
import restify from 'restify';

class EchoBot extends ActivityHandler {
  constructor() {
    super();
    this.onMessage(async (context, next) => {
      await context.sendActivity(`echo: ${context.activity.text}`);
      await next();
    });
  }
}

class OwnAdapter extends BotAdapter {
  async process(
    activity: Partial<Activity>,
    bot: ActivityHandler,
  ): Promise<Partial<Activity>[]> {
    const context = new TurnContext(this, activity);
    const replies: Partial<Activity>[] = [];
    context.turnState.set('replies', replies);
    await this.runMiddleware(context, (inner) => bot.run(inner));
    return replies;
  }

  override async sendActivities(
    context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    const replies: Partial<Activity>[] = context.turnState.get('replies');
    replies.push(...activities);
    return activities.map((_, i) => ({ id: String(i) }));
  }

  override async updateActivity(): Promise<void> {}
  override async deleteActivity(): Promise<void> {}
  override async continueConversation(): Promise<void> {}
}

const kind = process.argv[2];
const bot = new EchoBot();
const server = restify.createServer({ name: 'echo' });
server.use(restify.plugins.bodyParser());

if (kind === 'bare') {
  server.post(
    '/api/messages',
    async (request: restify.Request, response: restify.Response) => {
      response.json(200, { id: String(request.body.text).length });
    },
  );
} else if (kind === 'own') {
  const adapter = new OwnAdapter();
  server.post(
    '/api/messages',
    async (request: restify.Request, response: restify.Response) => {
      response.json(200, { activities: await adapter.process(request.body, bot) });
    },
  );
} else {
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
  server.post(
    '/api/messages',
    async (request: restify.Request, response: restify.Response) => {
      const { body, headers, method = 'POST' } = request;
      await adapter.process(
        { body, headers: headers as Record<string, string>, method },
        response,
        (context) => bot.run(context),
      );
    },
  );
}

server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${JSON.stringify({ port: server.address().port })}\n`);
});
