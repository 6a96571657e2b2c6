/** What the commands about channels print: a mark, and a sentence. */

export const MARKS = {
  works: '✓',
  done: '✓',
  wrong: '✗',
  unsure: '?',
  to_do: '+',
  by_hand: '☞',
} as const;

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

export function sayEach(
  title: string,
  told: readonly { readonly state: keyof typeof MARKS; readonly told: string }[],
): void {
  say(title);
  for (const each of told) say(`  ${MARKS[each.state]} ${printable(each.told)}`);
}

/** Vendors' own words may be among it: nothing of theirs commands the terminal. */
function printable(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ');
}

/** Runs a command; what stops it is said in words, with exit status 2. */
export async function asCommand(run: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await run();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : 'It failed.'}\n`);
    process.exitCode = 2;
  }
}
