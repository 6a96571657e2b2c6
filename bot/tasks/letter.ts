/** The letter that brings a body its task: its number, level and deadline, and where its page is. */
import type { CaseState, Task } from '../../cases/case.ts';
import type { Body, City } from '../../knowledge/content/city.ts';
import { cityTime } from './city-time.ts';
import en from './locales/en.json' with { type: 'json' };
import zh from './locales/zh.json' with { type: 'json' };

export type TaskEvent = 'task.offered' | 'task.reminder';

const LOCALES = { zh, en } as const;
const LINES = ['greeting', 'event', 'level', 'page'] as const;

/** In the service's languages, one after the other. Nothing of the case's words stands in it. */
export function taskLetter(
  event: TaskEvent,
  state: CaseState,
  task: Task,
  body: Body,
  page: string,
  city: City,
): { readonly subject: string; readonly text: string } {
  const level = state.urgency === 'none' ? 'normal' : state.urgency;

  function told(language: 'zh' | 'en') {
    const words = LOCALES[language];
    const values: Readonly<Record<string, string>> = {
      service: city.service[language],
      number: state.number,
      body: body.name[language],
      due: cityTime(task.dueAt, language, city.timeZone),
      hotline: city.hotline.number,
    };
    const fill = (text: string) =>
      text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
    const keyed = {
      greeting: 'greeting',
      event,
      level: `level.${level}`,
      page: 'page',
    } as const;
    return {
      subject: fill(words[`subject.${event}`]),
      text: [...LINES.map((line) => fill(words[keyed[line]])), page, fill(words.keep)],
    };
  }

  const [first, second] = [told('zh'), told('en')];
  return {
    subject: first.subject,
    text: [...first.text, '', ...second.text, ''].join('\n'),
  };
}
