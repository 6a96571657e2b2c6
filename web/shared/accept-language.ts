/** Which of the page's languages a browser asks for first; Chinese where it asks for neither. */
export function pageLanguage(header: string | undefined): 'zh' | 'en' {
  const wishes = (header ?? '').split(',').map((part) => {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const quality = parameters
      .map((one) => /^\s*q=([\d.]+)/.exec(one)?.[1])
      .find(Boolean);
    return { language: tag.split('-')[0], quality: quality ? Number(quality) : 1 };
  });
  const [first] = wishes
    .filter(({ language, quality }) => /^(zh|en)$/.test(language ?? '') && quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return first?.language === 'en' ? 'en' : 'zh';
}
