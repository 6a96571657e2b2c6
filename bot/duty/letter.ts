/** What calls somebody of the duty roster by mail or as a text: codes and times, nothing that was said. */
import type { CaseState } from '../../cases/case.ts';
import { levelOf } from '../../cases/queue.ts';
import type { City, OnCallPerson } from '../../knowledge/content/city.ts';
import en from './locales/en.json' with { type: 'json' };
import zh from './locales/zh.json' with { type: 'json' };

const LOCALES = { zh, en } as const;
const LINES = ['greeting', 'waiting', 'ask'] as const;

/** What is told of a case. */
export interface DutyCall {
  readonly state: CaseState;
  readonly step: number;
  readonly person: OnCallPerson;
  /** Where it is acknowledged. */
  readonly page: string;
  readonly city: City;
}

/** In the service's languages, one after the other. */
export function dutyLetter(call: DutyCall): {
  readonly subject: string;
  readonly text: string;
} {
  const [zh, en] = [filled(call, 'zh'), filled(call, 'en')];
  const lines = [zh, en].flatMap((fill) => [...LINES.map(fill), call.page, '']);
  return { subject: zh('subject'), text: lines.join('\n') };
}

/** In one language, for each segment of it is paid for. */
export function dutyText(call: DutyCall): string {
  const fill = filled(call, 'zh');
  // Where the house does not know its own address, a page could not be found.
  return call.page.startsWith('http') ? fill('text') + fill('text.page') : fill('text');
}

function filled(
  { state, step, person, page, city }: DutyCall,
  language: 'zh' | 'en',
): (key: 'subject' | 'text' | 'text.page' | (typeof LINES)[number]) => string {
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
      city.districts.find(({ id }) => id === district)?.name[language] ?? words.elsewhere,
    since: clock(handoff?.requestedAt ?? state.openedAt, language, city.timeZone),
    page,
  };
  return (key) =>
    words[key].replace(/\{(\w+)\}/g, (whole, name: string) =>
      String(values[name] ?? whole),
    );
}

function clock(iso: string, language: 'zh' | 'en', timeZone: string): string {
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(iso));
}
