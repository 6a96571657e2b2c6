/** Fills a form to its end as a resident who knows little. */
import type { Line, Resident } from './resident.ts';

const TAPS = ['确认提交', '登记', '同意', '不清楚', '不留称呼', '跳过'];
const ANSWERS: Readonly<Record<string, string>> = {
  'ask.district': '金水区',
  'ask.address': '阳光花园3号楼2单元502',
  'ask.phone': '13800000000',
};

/** Skips what may be skipped until the number is given; the words that give it. */
export async function finish(resident: Resident): Promise<string> {
  for (let step = 0; step < 16; step += 1) {
    const history = await resident.history();
    const last = history.findLast(
      (line) => line.type === 'message' && line.channelData?.huying,
    );
    const say = last?.channelData?.huying?.say ?? '';
    if (say.startsWith('filed')) return last?.text ?? '';
    // The register is offered after the number.
    if (say === 'register.offer')
      return history.findLast((line) => isFiled(line))?.text ?? '';
    const offered = last?.suggestedActions?.actions.map(({ title }) => title) ?? [];
    // The likeliest category stands first.
    const likely = say.startsWith('ask.category') ? offered[0] : undefined;
    const answer = likely ?? TAPS.find((label) => offered.includes(label));
    if (answer) await resident.tap(answer);
    else await resident.say(ANSWERS[say] ?? '金水区');
  }
  const history = await resident.history();
  throw new Error(
    `no number after: ${history.map((line) => line.channelData?.huying?.say ?? '·').join(' ')}`,
  );
}

function isFiled({ channelData }: Line): boolean {
  return channelData?.huying?.say?.startsWith('filed') ?? false;
}
