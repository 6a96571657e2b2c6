/** Letters to bodies: what it is about, and where its page is. Nothing of a case's words stands in them. */
import type { CaseState, Task } from '../../cases/case.ts';
import { whyEnded } from '../../cases/dispatch.ts';
import { levelOf } from '../../cases/queue.ts';
import type { Language } from '../../intents/understanding.ts';
import type { Body, City } from '../../knowledge/content/city.ts';
import { cityTime } from './city-time.ts';
import en from './locales/en.json' with { type: 'json' };
import zh from './locales/zh.json' with { type: 'json' };

export const TASK_EVENTS = ['task.offered', 'task.reminder', 'task.ended'] as const;
export type TaskEvent = (typeof TASK_EVENTS)[number];
type Key = keyof typeof zh & keyof typeof en;

export interface Letter {
  readonly subject: string;
  readonly text: string;
}

const LOCALES = { zh, en } as const;

/** The letter that brings a body its task: number, level and deadline; or why it is not needed any more. */
export function taskLetter(
  event: TaskEvent,
  state: CaseState,
  task: Task,
  body: Body,
  page: string,
  city: City,
): Letter {
  const lines =
    event === 'task.ended'
      ? (['greeting', `ended.${whyEnded(state)}`, 'page.ended'] as const)
      : (['greeting', event, `level.${levelOf(state.urgency)}`, 'page'] as const);
  return letterTo(body, city, `subject.${event}`, lines, page, (language) => ({
    number: state.number,
    into: state.mergedInto ?? '',
    due: cityTime(task.dueAt, language, city.timeZone),
  }));
}

/** The letter that tells a community of an entry of the register whose day comes. */
export function needLetter(
  state: CaseState,
  body: Body,
  page: string,
  city: City,
): Letter {
  const lines = ['greeting', 'need.reminder', 'need.page'] as const;
  const values = () => ({ number: state.number });
  return letterTo(body, city, 'subject.need.reminder', lines, page, values);
}

/** In the service's languages, one after the other. */
function letterTo(
  body: Body,
  city: City,
  subject: Key,
  lines: readonly Key[],
  page: string,
  more: (language: Language) => Readonly<Record<string, string>>,
): Letter {
  const told = (language: Language) => {
    const values: Readonly<Record<string, string>> = {
      service: city.service[language],
      body: body.name[language],
      hotline: city.hotline.number,
      ...more(language),
    };
    const say = (key: Key) =>
      LOCALES[language][key].replace(
        /\{(\w+)\}/g,
        (whole, name: string) => values[name] ?? whole,
      );
    return { subject: say(subject), text: [...lines.map(say), page, say('keep')] };
  };
  const [first, second] = [told('zh'), told('en')];
  return {
    subject: first.subject,
    text: [...first.text, '', ...second.text, ''].join('\n'),
  };
}
