/** The channels that this folder's settings turn on, as their operator asks after them. */
import type { ChannelFactory } from '../../../integrations/channels/contract.ts';
import { channelFactories } from '../../../integrations/channels/registry.ts';
import type {
  MenuItem,
  Site,
  Upkeep,
} from '../../../integrations/channels/upkeep/upkeep.ts';
import { systemClock } from '../../../integrations/memory/system-clock.ts';
import type { City } from '../../../knowledge/content/city.ts';
import { loadCityPack } from '../../../knowledge/content/load.ts';
import { loadConfig } from '../../config.ts';

/** Says in words why the command cannot do what was asked. */
export class UpkeepError extends Error {}

export interface ConfiguredChannel {
  readonly id: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly upkeep: Upkeep;
  readonly site: Site;
}

export interface Configured {
  /** Without a slash at the end; null: PUBLIC_URL is not set. */
  readonly publicUrl: string | null;
  readonly city: City;
  readonly channels: readonly ConfiguredChannel[];
}

/** @param named ids of channels; none: all that are on. @throws UpkeepError */
export async function configuredChannels(named: readonly string[]): Promise<Configured> {
  const config = loadConfig(process.cwd());
  const publicUrl = config.PUBLIC_URL?.replace(/\/+$/, '') ?? null;
  const { city } = loadCityPack(config.CITY_PACK);
  const menu = menuOf(city, publicUrl);
  const chosen = named.length > 0 ? named.map(factoryOf) : channelFactories;
  const channels: ConfiguredChannel[] = [];
  for (const factory of chosen) {
    const settings = config.channels[factory.id];
    if (!settings && named.length > 0) throw new UpkeepError(offWords(factory));
    if (!settings) continue;
    const upkeep = await factory.upkeep();
    const webhook = publicUrl === null ? null : publicUrl + upkeep.path;
    const site = { webhook, clock: systemClock, menu };
    channels.push({ id: factory.id, settings, upkeep, site });
  }
  return { publicUrl, city, channels };
}

function factoryOf(id: string): ChannelFactory {
  const factory = channelFactories.find((each) => each.id === id);
  if (factory) return factory;
  const names = channelFactories.map((each) => each.id).join(', ');
  throw new UpkeepError(`There is no channel ${id}; there are ${names}.`);
}

function offWords({ id, configuredBy }: ChannelFactory): string {
  return `The channel ${id} is off: set ${configuredBy} (docs/channels/${id}.md).`;
}

type Entry = City['menu'][number];

/** In the city's first language. Pages need an address: without one they are left out. */
function menuOf({ menu }: City, publicUrl: string | null): readonly MenuItem[] {
  const item = (entry: Entry): readonly MenuItem[] => {
    const { name } = entry;
    if ('choice' in entry) return [{ name: name.zh, choice: entry.choice, items: [] }];
    if ('items' in entry) return [{ name: name.zh, items: entry.items.flatMap(item) }];
    return publicUrl ? [{ name: name.zh, url: publicUrl + entry.page, items: [] }] : [];
  };
  return menu.flatMap(item).filter(({ items, choice, url }) => items[0] ?? choice ?? url);
}
