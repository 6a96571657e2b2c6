/** A mail server on the loopback: keeps what it was sent, refuses whom it is told to. */
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

export interface Letter {
  readonly to: readonly string[];
  /** As it came over the wire, headers and all. */
  readonly raw: string;
}

export interface MailServer {
  readonly url: string;
  readonly letters: readonly Letter[];
  /** The status that the next recipients are answered with; taken when they are used up. */
  answer(...statuses: readonly number[]): void;
  stop(): Promise<void>;
}

export async function startMailServer(): Promise<MailServer> {
  const letters: Letter[] = [];
  const statuses: number[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo(_address, _session, done) {
      const responseCode = statuses.shift();
      if (responseCode === undefined) done();
      else done(Object.assign(new Error('not this one'), { responseCode }));
    },
    async onData(stream, { envelope }, done) {
      const raw = await text(stream);
      letters.push({ to: envelope.rcptTo.map(({ address }) => address), raw });
      done();
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    letters,
    answer: (...next) => void statuses.push(...next),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
