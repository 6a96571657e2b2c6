/** The letter that calls somebody of the duty roster: codes and times, nothing that was said. */
import type { CaseState } from '../../cases/case.ts';
import { levelOf } from '../../cases/queue.ts';
import type { City, OnCallPerson } from '../../knowledge/content/city.ts';
import en from './locales/en.json' with { type: 'json' };
import zh from './locales/zh.json' with { type: 'json' };

const LOCALES = { zh, en } as const;
const LINES = ['greeting', 'waiting', 'ask'] as const;

/** In the service's languages, one after the other. */
export function dutyLetter(
  state: CaseState,
  step: number,
  person: OnCallPerson,
  page: string,
  city: City,
): { readonly subject: string; readonly text: string } {
  const [first, second] = [told('zh'), told('en')];
  const text = [...first.lines, page, '', ...second.lines, page, ''].join('\n');
  return { subject: first.subject, text };

  function told(language: 'zh' | 'en') {
    const words = LOCALES[language];
    const { urgency, number, category, district, handoff } = state;
    const values: Readonly<Record<string, string | number>> = {
      service: city.service[language],
      name: person.name[language],
      number,
      step,
      level: words[`level.${levelOf(urgency)}`],
      category:
        city.categories.find(({ id }) => id === category)?.name[language] ?? category,
      district:
        city.districts.find(({ id }) => id === district)?.name[language] ??
        words.elsewhere,
      since: clock(handoff?.requestedAt ?? state.openedAt, language),
    };
    const fill = (text: string) =>
      text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
    return {
      subject: fill(words.subject),
      lines: LINES.map((line) => fill(words[line])),
    };
  }

  function clock(iso: string, language: 'zh' | 'en'): string {
    return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
      timeZone: city.timeZone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }).format(new Date(iso));
  }
}
