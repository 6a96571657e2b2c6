/** Moments by the city's clock, `YYYY-MM-DDTHH:MM`: reckoned with as text, said as people write them. */
import { clockOf } from '../../../knowledge/moment.ts';

export function localOf(moment: Date | number, timeZone: string): string {
  return clockOf(timeZone).local(new Date(moment));
}

export function shifted(local: string, minutes: number): string {
  return new Date(utc(local) + minutes * 60_000).toISOString().slice(0, 16);
}

/** Minutes from one to the other. */
export function between(from: string, to: string): number {
  return Math.round((utc(to) - utc(from)) / 60_000);
}

/** 1月12日 周三 08:00, with the year where it is not that of `today`. */
export function sayLocal(local: string, language: 'zh' | 'en', today: string): string {
  const [year = '', month = '', day = ''] = local.slice(0, 10).split('-');
  const clock = local.slice(11, 16);
  const weekday = formatted(local, language, { weekday: 'short' });
  const otherYear = year !== today.slice(0, 4);
  if (language === 'zh') {
    const date = `${Number(month)}月${Number(day)}日`;
    return `${otherYear ? `${year}年` : ''}${date} ${weekday} ${clock}`;
  }
  const name = formatted(local, language, { month: 'short' });
  return `${weekday} ${Number(day)} ${name}${otherYear ? ` ${year}` : ''}, ${clock}`;
}

function formatted(
  local: string,
  language: 'zh' | 'en',
  parts: Intl.DateTimeFormatOptions,
): string {
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  return new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...parts }).format(
    utc(local),
  );
}

function utc(local: string): number {
  return Date.parse(`${local}Z`);
}
