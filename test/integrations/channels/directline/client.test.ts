import assert from 'node:assert/strict';
import type { Activity, Message } from 'botframework-directlinejs';
import { ConnectionStatus, DirectLine } from 'botframework-directlinejs';
import { WebSocket } from 'ws';
import type { DirectLineServer } from '../../../support/direct-line.ts';
import { BASE, directLineServer, SECRET } from '../../../support/direct-line.ts';
import { fetchAjax, hurried } from '../../../support/direct-line-client.ts';
import { eventually } from '../../../support/eventually.ts';
import { PNG } from '../../../support/images.ts';

// The client asks whether the platform has sockets before it uses the one that it is given.
assert.equal(typeof globalThis.WebSocket, 'function');

interface Talk {
  readonly client: DirectLine;
  readonly received: Activity[];
  readonly states: ConnectionStatus[];
  texts(): (string | undefined)[];
  /** Resolves with the id that the server gave. */
  say(text: string, clientActivityID: string): Promise<unknown>;
  end(): void;
}

for (const way of ['WebSocket', 'polling'] as const) {
  describe(`directline with Microsoft's client by ${way}`, () => {
    let server: DirectLineServer;
    const talks: Talk[] = [];

    beforeEach(async () => {
      server = await directLineServer({
        reply: ({ activity }) =>
          activity.attachments
            ? [{ text: 'seen' }]
            : [{ text: `1: ${activity.text}` }, { text: `2: ${activity.text}` }],
      });
    });
    afterEach(async () => {
      for (const talk of talks.splice(0)) talk.end();
      await server.close();
    });

    /** @param hurry how many times faster the client's own waits pass. */
    function talk(options: Record<string, unknown>, hurry = 1): Talk {
      const client = new DirectLine({
        domain: `${server.host.url}${BASE}`,
        webSocket: way === 'WebSocket',
        pollingInterval: 200,
        // Its types ask for a browser's; it calls them as these can be called.
        ajax: fetchAjax as never,
        WebSocket: WebSocket as never,
        random: () => 0,
        scheduler: hurried(hurry),
        ...options,
      });
      const received: Activity[] = [];
      const states: ConnectionStatus[] = [];
      const watching = client.connectionStatus$.subscribe((state) => states.push(state));
      const listening = client.activity$.subscribe(
        (activity) => received.push(activity),
        () => undefined,
      );
      const opened = {
        client,
        received,
        states,
        texts: () => received.map((activity) => (activity as Message).text),
        say: (text: string, clientActivityID: string) =>
          client
            .postActivity({
              type: 'message',
              from: { id: 'dl_resident' },
              text,
              channelData: { clientActivityID },
            })
            .toPromise(),
        end() {
          listening.unsubscribe();
          watching.unsubscribe();
          client.end();
        },
      };
      talks.push(opened);
      return opened;
    }

    it('sees its own words first, under its own id, then the answers', async () => {
      const { token } = await server.visitor();
      const { say, received, texts } = talk({ token });
      const id = await say('小区能不能出门', 'c1');
      await eventually(() => received.length >= 3, 'echo and two answers');
      assert.deepEqual(texts(), [
        '小区能不能出门',
        '1: 小区能不能出门',
        '2: 小区能不能出门',
      ]);
      assert.equal(received[0]?.id, id);
      assert.equal(received[0]?.from.id, 'dl_resident');
      assert.equal(received[0]?.channelData.clientActivityID, 'c1');
      assert.ok(received.every((activity) => activity.timestamp));
    });

    it('keeps the order of a burst', async () => {
      const { token } = await server.visitor();
      const { say, texts } = talk({ token });
      for (const n of ['a', 'b', 'c', 'd']) await say(n, n);
      await eventually(() => texts().length >= 12, 'twelve messages');
      assert.deepEqual(
        texts(),
        ['a', 'b', 'c', 'd'].flatMap((n) => [n, `1: ${n}`, `2: ${n}`]),
      );
    });

    it('hears what the house says unasked', async () => {
      const { token, conversationId } = (await server.channel.openVisitor?.(null)) ?? {};
      const { say, texts } = talk({ token });
      await say('hello', 'c1');
      server.house.say(String(conversationId), 'agent', { text: 'I am here' });
      await eventually(() => texts().includes('I am here'), 'the agent');
    });

    it('works with the secret alone', async () => {
      const { say, texts } = talk({ secret: SECRET });
      await say('hello', 'c1');
      await eventually(() => texts().length >= 3, 'the answers');
    });

    it('goes on in a known conversation from its watermark', async () => {
      const visitor = await server.visitor();
      await visitor.post('before');
      const { say, texts } = talk({
        token: visitor.token,
        conversationId: visitor.id,
        watermark: '2',
      });
      await say('after', 'c2');
      await eventually(() => texts().length >= 4, 'the rest');
      assert.deepEqual(texts(), ['2: before', 'after', '1: after', '2: after']);
    });

    it('uploads a photo and gets it back', async () => {
      const { token } = await server.visitor();
      const { client, received } = talk({ token });
      const contentUrl = `data:image/png;base64,${PNG.toString('base64')}`;
      const id = await client
        .postActivity({
          type: 'message',
          from: { id: 'dl_resident' },
          text: '请看',
          attachments: [{ contentType: 'image/png', contentUrl, name: '伤口.png' }],
          channelData: { clientActivityID: 'p1' },
        })
        .toPromise();
      await eventually(() => received.length >= 2, 'the echo and the answer');
      const echo = received[0] as Message;
      assert.equal(echo.id, id);
      assert.equal(echo.text, '请看');
      const [photo] = echo.attachments ?? [];
      assert.ok(photo && 'contentUrl' in photo);
      const file = await fetch(photo.contentUrl);
      assert.equal(file.headers.get('content-type'), 'image/png');
      assert.deepEqual(Buffer.from(await file.arrayBuffer()), PNG);
    });

    it('learns that its token has expired', async () => {
      const { token } = await server.visitor();
      const { say, states } = talk({ token });
      await say('hello', 'c1');
      server.house.clock.advance(31 * 60_000);
      assert.equal(await say('late', 'c2'), 'retry');
      assert.ok(states.includes(ConnectionStatus.ExpiredToken));
      assert.equal(server.house.arrivals.length, 1);
    });

    it('tries a refused message again under the same id, and it is one message', async () => {
      const { token } = await server.visitor();
      const { say, texts } = talk({ token });
      server.house.meet({ result: 'failed' });
      assert.equal(await say('hello', 'c1'), 'retry');
      await say('hello', 'c1');
      await say('hello', 'c1');
      await say('end', 'c2');
      await eventually(() => texts().includes('2: end'), 'the last answer');
      assert.equal(texts().filter((text) => text === 'hello').length, 1);
    });

    it('is told of its own mistakes', async () => {
      const { token } = await server.visitor();
      const { say } = talk({ token });
      await assert.rejects(say('x'.repeat(5000), 'c1'), { status: 400 });
    });

    it('refreshes its token in time', async () => {
      const { token } = await server.visitor();
      const { say, client } = talk({ token }, 3000);
      await say('hello', 'c1');
      server.house.clock.advance(20 * 60_000);
      await eventually(() => Reflect.get(client, 'token') !== token, 'a new token');
      server.house.clock.advance(20 * 60_000);
      assert.notEqual(await say('still here', 'c2'), 'retry');
    });

    if (way === 'WebSocket') {
      it('comes back after a break without loss or doubles', async () => {
        const { token, conversationId } =
          (await server.channel.openVisitor?.(null)) ?? {};
        const sockets: WebSocket[] = [];
        class Breakable extends WebSocket {
          constructor(url: string) {
            super(url);
            sockets.push(this);
          }
        }
        const { say, texts } = talk({ token, WebSocket: Breakable }, 3000);
        const expected: string[] = [];
        for (const n of ['a', 'b', 'c']) {
          await say(n, n);
          sockets.at(-1)?.terminate();
          server.house.say(String(conversationId), 'bot', { text: `while away ${n}` });
          expected.push(n, `1: ${n}`, `2: ${n}`, `while away ${n}`);
          await eventually(() => texts().length >= expected.length, `all after ${n}`);
        }
        assert.deepEqual(texts(), expected);
        assert.ok(sockets.length >= 3);
      });

      it('takes the address of several sockets at once', async () => {
        const { token } = await server.visitor();
        const many = Array.from({ length: 4 }, () => talk({ token }));
        await many[0]?.say('hello', 'c1');
        for (const { texts } of many) {
          await eventually(() => texts().length >= 3, 'every page hears it');
          assert.deepEqual(texts(), ['hello', '1: hello', '2: hello']);
        }
      });
    }
  });
}
