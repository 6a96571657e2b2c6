import assert from 'node:assert/strict';
import { openSmtp } from '../../../integrations/mail/smtp.ts';
import type { Mailer } from '../../../integrations/ports.ts';
import { type MailServer, startMailServer } from '../../support/mail-server.ts';

const LETTER = {
  id: 'task.1',
  to: 'duty@heating.example',
  subject: '交办单 0112-483-721',
  text: '打开链接',
};

describe('letters by SMTP', () => {
  let server: MailServer;
  let mailer: Mailer;

  beforeEach(async () => {
    server = await startMailServer();
    mailer = openSmtp({ url: server.url, from: 'help@city.example' });
  });

  afterEach(async () => {
    mailer.close();
    await server.stop();
  });

  it('reach whom they are for, under one name for every try', async () => {
    assert.equal(await mailer.send(LETTER), 'accepted');
    assert.equal(await mailer.send(LETTER), 'accepted');
    const [first, second] = server.letters;
    assert.deepEqual(first?.to, [LETTER.to]);
    assert.match(first?.raw ?? '', /^From: help@city\.example\r?$/m);
    for (const letter of [first, second])
      assert.match(letter?.raw ?? '', /^Message-ID: <task\.1@city\.example>\r?$/m);
  });

  it('are given up where the address is refused, and tried again where the server is busy', async () => {
    server.answer(550, 451);
    assert.equal(await mailer.send(LETTER), 'refused');
    await assert.rejects(mailer.send(LETTER), /451/);
    assert.equal(await mailer.send(LETTER), 'accepted');
  });

  it('are tried again where nobody answers', async () => {
    await server.stop();
    await assert.rejects(mailer.send(LETTER), { message: /mail server/ });
  });

  it('say nothing of themselves in what fails', async () => {
    server.answer(451);
    await assert.rejects(mailer.send(LETTER), (error: Error) => {
      assert.ok(!error.message.includes(LETTER.to) && !('cause' in error));
      return true;
    });
  });
});
