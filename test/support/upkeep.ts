/** What an operator is told of a channel whose vendor answers as a test says. */
import type { ChannelFactory } from '../../integrations/channels/contract.ts';
import type { AccountCall } from '../../integrations/channels/upkeep/account.ts';
import type { Site } from '../../integrations/channels/upkeep/upkeep.ts';
import { systemClock } from '../../integrations/memory/system-clock.ts';
import { startFakeVendor } from './fake-vendor.ts';

/** JSON by a part of the address; the rest is answered by the account as it comes. */
export type Answers = Readonly<Record<string, unknown>>;

export interface Told {
  /** `wrong: …`, one line each. */
  readonly check: readonly string[];
  readonly plan: readonly string[];
  readonly calls: readonly AccountCall[];
}

/** @param apply makes what is planned so, before it is checked. */
export async function upkeepOf(
  factory: ChannelFactory,
  answers: Answers,
  {
    settings = {},
    apply = false,
    ...about
  }: Partial<Site> & {
    readonly settings?: Readonly<Record<string, unknown>>;
    readonly apply?: boolean;
  } = {},
): Promise<Told> {
  const [rehearsal, upkeep] = await Promise.all([factory.rehearsal(), factory.upkeep()]);
  const vendor = await startFakeVendor();
  const given = factory.settings.parse({
    ...rehearsal.settings(vendor.url),
    ...settings,
  });
  const account = rehearsal.account?.open(given);
  vendor.become((call) => {
    const found = Object.entries(answers).find(([part]) => call.path.includes(part));
    if (found) return { status: 200, body: JSON.stringify(found[1]) };
    return account?.(call) ?? { status: 404 };
  });
  const webhook = `https://help.example.org${upkeep.path}`;
  const site = { webhook, clock: systemClock, menu: [], ...about };
  const line = ({ state, told }: { readonly state: string; readonly told: string }) =>
    `${state}: ${told}`;
  const plan = await upkeep.plan(given, site);
  for (const measure of apply ? plan : [])
    if (measure.state === 'to_do') await measure.apply();
  const check = await upkeep.check(given, site);
  await vendor.close();
  return { check: check.map(line), plan: plan.map(line), calls: vendor.calls };
}
