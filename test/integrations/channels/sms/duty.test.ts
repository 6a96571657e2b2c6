/** The duty roster is texted through the same number, to the roster's telephones. */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rehearsal } from '../../../../integrations/channels/sms/rehearsal.ts';
import { type FakeVendor, startFakeVendor } from '../../../support/fake-vendor.ts';
import { type FixedClock, fixedClock } from '../../../support/fixed.ts';
import { freePort } from '../../../support/free-port.ts';
import { Resident } from '../../../support/resident.ts';
import { startServer, type TestServer } from '../../../support/server.ts';

const WORDS = '我妈妈晕倒了叫不醒，在惠济区';

describe('the duty roster, texted', () => {
  let folder: string;
  let vendor: FakeVendor;
  let server: TestServer;
  let clock: FixedClock;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'huying-texted-'));
    cpSync('./knowledge/zhengzhou-2022', folder, { recursive: true });
    const city = JSON.parse(readFileSync(join(folder, 'city.json'), 'utf8'));
    city.duty.roster = [
      { id: 'one', phone: '13900000001' },
      { id: 'two', phone: '12345' },
      { id: 'three' },
    ].map((person) => ({
      ...person,
      name: { zh: '值班', en: 'Duty' },
      days: [1, 2, 3, 4, 5, 6, 7],
      from: '00:00',
      until: '24:00',
    }));
    writeFileSync(join(folder, 'city.json'), JSON.stringify(city));
  });
  after(() => rmSync(folder, { recursive: true }));

  beforeEach(async () => {
    vendor = await startFakeVendor(rehearsal.accepts);
    const port = await freePort();
    clock = fixedClock('2026-02-01T02:00:00Z');
    const settings = Object.entries(rehearsal.settings(vendor.url));
    server = await startServer(
      {
        ...Object.fromEntries(settings.map(([key, value]) => [key, String(value)])),
        CITY_PACK: folder,
        PORT: String(port),
        PUBLIC_URL: `http://127.0.0.1:${port}`,
      },
      clock,
    );
    const resident = await Resident.arrive(server.url);
    await resident.say(WORDS);
  });
  afterEach(async () => {
    await server.stop();
    await vendor.close();
  });

  const texts = () =>
    vendor.calls.map(({ body }) => Object.fromEntries(new URLSearchParams(body)));
  const pass = async (seconds: number) => {
    clock.advance(seconds * 1000);
    await server.runtime.tick();
  };

  it('with codes and the page alone, who has a number that can be dialled', async () => {
    await pass(60);
    const [text, ...more] = texts();
    assert.deepEqual(more, []);
    assert.equal(text?.To, '+8613900000001');
    assert.match(text.Body ?? '', /特急诉求 \S+（.+，惠济区）从 10:00 起没有人接手/);
    assert.match(text.Body ?? '', /http:\/\/127\.0\.0\.1:\d+\/duty\/[\w-]{46}$/);
    assert.doesNotMatch(text.Body ?? '', /晕倒|叫不醒/);
    assert.ok(!server.log().includes('13900000001'));
  });

  it('again where it perhaps did not arrive, and once where it did', async () => {
    vendor.meet({ status: 503 }, 'cut');
    await pass(60);
    for (let i = 0; i < 5; i += 1) await pass(9);
    assert.equal(texts().length, 3);
  });
});
