import type { Language } from '../../intents/understanding.ts';

/** A moment as the city's clock shows it, with its date: 1/12 14:00, 12 Jan, 14:00. */
export function cityTime(iso: string, language: Language, timeZone: string): string {
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone,
    month: language === 'zh' ? 'numeric' : 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(iso));
}
