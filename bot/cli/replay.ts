/**
 * `npm run replay -- <channel> <fixture>`: sends a vendor's request, as its documentation shows it,
 * to the server that runs here, signed with this folder's settings. Without a fixture: their names.
 * Where the channel's `…_API` is set to a free port of 127.0.0.1, the vendor's server is played there,
 * and what the resident would see is shown.
 */
import {
  fixtureNames,
  readFixture,
  requestOf,
} from '../../integrations/channels/fixture.ts';
import { channelFactories } from '../../integrations/channels/registry.ts';
import { loadConfig } from '../config.ts';
import { placeOfVendor, playVendor } from './replay/played-vendor.ts';

class ReplayError extends Error {}

async function replay(channelId: string, name: string): Promise<string> {
  const config = loadConfig(process.cwd());
  const factory = channelFactories.find(({ id }) => id === channelId);
  const names = channelFactories.map(({ id }) => id).join(', ');
  if (!factory) throw new ReplayError(`There is no such channel; there are ${names}.`);
  const known = fixtureNames(channelId);
  if (!known.includes(name)) {
    throw new ReplayError(
      `Name one of its fixtures: ${known.join(', ') || 'there is none'}.`,
    );
  }
  const settings = config.channels[channelId];
  if (!settings) {
    throw new ReplayError(
      `The channel is off: set ${factory.configuredBy ?? 'it'} here too.`,
    );
  }
  const rehearsal = await factory.rehearsal();
  const fixture = requestOf(readFixture(channelId, name));
  const request = rehearsal.sign(fixture, settings, new Date());
  const host = config.HOST === '0.0.0.0' ? '127.0.0.1' : config.HOST;
  const send = async () => {
    const answer = await fetch(`http://${host}:${config.PORT}${request.path}`, {
      method: request.method,
      headers: { ...request.headers },
      ...(request.method === 'POST' && { body: new Uint8Array(request.body) }),
    });
    return `${answer.status} ${answer.statusText}\n${await answer.text()}`;
  };
  const vendor = placeOfVendor(settings);
  return vendor ? await playVendor(rehearsal, vendor, send) : await send();
}

const [channel = '', fixture = ''] = process.argv.slice(2);
await replay(channel, fixture).then(
  (told) => process.stdout.write(`${told}\n`),
  (error: unknown) => {
    const plain = error instanceof ReplayError || error instanceof Error;
    process.stderr.write(`${plain ? error.message : 'It failed.'}\n`);
    process.exitCode = 1;
  },
);
