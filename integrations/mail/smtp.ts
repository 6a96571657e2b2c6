/** Letters through the city's own mail server (SMTP). */
import type { Transporter } from 'nodemailer';
import type { Mailer } from '../ports.ts';

export interface SmtpServer {
  /** smtp://user:password@host:587, or smtps:// */
  readonly url: string;
  /** Address that the letters come from. */
  readonly from: string;
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
const PATIENCE_MS = 5_000;
/** What is wrong with the letter itself: its addresses or its contents. */
const THE_LETTER = new Set(['EENVELOPE', 'EMESSAGE']);

/** Connects when the first letter goes. */
export function openSmtp({ url, from }: SmtpServer): Mailer {
  const { hostname } = new URL(url);
  let transport: Promise<Transporter> | null = null;

  async function connect(): Promise<Transporter> {
    const { createTransport } = await import('nodemailer');
    return createTransport({
      url,
      // The letter holds an address that opens a page: off this machine it goes encrypted.
      requireTLS: !LOOPBACK.has(hostname),
      connectionTimeout: PATIENCE_MS,
      greetingTimeout: PATIENCE_MS,
      socketTimeout: PATIENCE_MS,
    });
  }

  return {
    async send({ id, to, subject, text }) {
      transport ??= connect();
      const messageId = `<${id}@${from.split('@').at(-1)}>`;
      const letter = {
        from,
        to,
        subject,
        text,
        textEncoding: 'base64',
        messageId,
      } as const;
      try {
        await (await transport).sendMail(letter);
        return 'accepted';
      } catch (error) {
        const { code, status } = told(error);
        if (THE_LETTER.has(code) && status >= 500) return 'refused';
        // The server's own words may quote the letter.
        throw new Error(`The mail server did not take it: ${code} ${status}.`);
      }
    },
    close() {
      transport?.then((open) => open.close()).catch(() => {});
    },
  };
}

function told(error: unknown): { readonly code: string; readonly status: number } {
  const said = error instanceof Error ? error : {};
  return {
    code: 'code' in said ? String(said.code) : 'unknown',
    status: 'responseCode' in said ? Number(said.responseCode) : 0,
  };
}
