import { useEffect, useState } from 'preact/hooks';
import type { Language } from '../../../intents/understanding.ts';
import type { Shelf } from '../remembered.ts';

/** The page's language, remembered under `key`, and the way to the other one. */
export function useLanguage(
  remembered: Shelf,
  key: string,
): readonly [language: Language, switchLanguage: () => void] {
  const [language, setLanguage] = useState<Language>(
    remembered.getItem(key) === 'en' ? 'en' : 'zh',
  );
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    remembered.setItem(key, language);
  }, [language]);
  return [language, () => setLanguage(language === 'zh' ? 'en' : 'zh')];
}
