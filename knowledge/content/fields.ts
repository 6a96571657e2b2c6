/** Kinds of fields that articles, directory entries and the zone register share. */
import { z } from 'zod';

export const Slug = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z0-9-]*$/, 'slug');

const isDay = (text: string) => {
  const at = Date.parse(`${text.slice(0, 10)}T00:00Z`);
  return (
    !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text.slice(0, 10)
  );
};

/** `2022-01-10` */
export const Day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'dayForm')
  .refine(isDay, 'day');

/** A day, or a minute of a day, by the city's clock: `2022-01-10` or `2022-01-10T15:00`. */
export const Moment = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}(T([01]\d|2[0-3]):[0-5]\d)?$/, 'momentForm')
  .refine(isDay, 'day');

/** Chinese always; English where somebody wrote it: who reads English gets the Chinese else. */
export const LocalText = z.strictObject({
  zh: z.string().min(1),
  en: z.string().min(1).optional(),
});
export type LocalText = z.infer<typeof LocalText>;

/** The text in the wanted language, or in the one that is always there. */
export function inLanguage(text: LocalText, language: 'zh' | 'en'): string {
  return text[language] ?? text.zh;
}
