/** The form of a request at the resident's page, answered to its end. */
import type { Locator } from 'playwright-core';
import type { Chat } from './browser.ts';

const TAPS = ['确认提交', '同意', '不留称呼', '先不留电话', '不清楚', '跳过'];

/** Answers every question that is put until `end` is there; fails where it never is. */
export async function finishForm(
  chat: Chat,
  end: Locator,
  answer: (chat: Chat) => Promise<void> = tapAway,
): Promise<void> {
  for (let step = 0; step < 16; step += 1) {
    // Every question offers something to tap, if only to skip it.
    await chat.choices.first().or(end).first().waitFor();
    if ((await end.count()) > 0) return;
    const before = await chat.messages.count();
    await answer(chat);
    await chat.messages.nth(before + 1).waitFor();
  }
  throw new Error(`no ${end} after 16 answers`);
}

/** Leaves out what may be left out, and takes the first of what is offered otherwise. */
async function tapAway(chat: Chat): Promise<void> {
  const offered = await chat.choices.allInnerTexts();
  const known = TAPS.find((label) => offered.includes(label));
  if (known) await chat.tap(known);
  else await chat.choices.first().click();
}
