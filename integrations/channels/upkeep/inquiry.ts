/** Questions to a vendor, with what their answers tell besides: an outage, and the time of day. */
import type { Clock } from '../../ports.ts';
import { callVendor, type VendorCall } from '../call-vendor.ts';
import { JsonError, parseJson } from '../parse-json.ts';
import { type Finding, works, wrong } from './upkeep.ts';

export type Asked =
  | { readonly reached: true; readonly status: number; readonly json: unknown }
  | { readonly reached: false; readonly finding: Finding };

export interface Inquiry {
  ask(call: VendorCall): Promise<Asked>;
  /** A call with a body of JSON. */
  tell(call: Omit<VendorCall, 'body'>, body: object): Promise<Asked>;
  /** Of this machine's clock, by the vendor's; empty: no answer told the time. */
  clock(): readonly Finding[];
}

/** Signatures are refused beyond minutes, and clocks of cases count seconds. */
const MOST_SKEW_SECONDS = 60;

/** @param vendor its name, as in "Telegram cannot be reached". */
export function inquiry(vendor: string, clock: Clock): Inquiry {
  let skew: number | null = null;
  const outage = (how: string) => ({
    reached: false as const,
    finding: wrong(`${vendor} ${how}. Nothing more can be said until it answers.`),
  });
  const ask = async (call: VendorCall): Promise<Asked> => {
    const answer = await callVendor(call);
    if (answer.reached === 'no')
      return outage(`cannot be reached from this machine at ${hostOf(call.url)}`);
    if (answer.reached === 'perhaps') return outage('did not answer to the end');
    if (answer.status >= 500)
      return outage(`has a fault of its own (status ${answer.status})`);
    const told = Date.parse(answer.headers.get('date') ?? '');
    if (!Number.isNaN(told)) skew = Math.round((clock.now().getTime() - told) / 1000);
    return { reached: true, status: answer.status, json: readJson(answer.body) };
  };
  return {
    ask,
    tell: (call, body) =>
      ask({
        ...call,
        headers: { 'content-type': 'application/json; charset=utf-8', ...call.headers },
        body: JSON.stringify(body),
      }),
    clock() {
      if (skew === null) return [];
      if (Math.abs(skew) <= MOST_SKEW_SECONDS)
        return [works(`The clock agrees with that of ${vendor}.`)];
      const side = skew > 0 ? 'ahead of' : 'behind';
      return [
        wrong(
          `This machine's clock is ${Math.abs(skew)} seconds ${side} that of ${vendor}: ` +
            'let it follow a time server (NTP).',
        ),
      ];
    },
  };
}

/** Null: it is none. */
function readJson(body: string): unknown {
  try {
    return parseJson(Buffer.from(body));
  } catch (error) {
    if (error instanceof JsonError) return null;
    throw error;
  }
}

function hostOf(url: string): string {
  return new URL(url).host;
}
