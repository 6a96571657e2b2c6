/**
 * Reads an article's Markdown file: front matter of `key: value` lines (lists separated by `、`
 * or commas), then the sections `# 问` (a list), `# 答` and `# Answer`. Strict: an unknown key or
 * section is a fault, so that a slip of the pen is never silently lost.
 */
import { z } from 'zod';
import { Article } from './article.ts';

type Shape = 'text' | 'list' | 'number';

/** Front-matter key → place in the article, and how its value is written. */
const KEYS: Readonly<Record<string, { readonly to: string; readonly is: Shape }>> = {
  id: { to: 'id', is: 'text' },
  version: { to: 'version', is: 'number' },
  matter: { to: 'matter', is: 'text' },
  also: { to: 'also', is: 'list' },
  'title.zh': { to: 'title.zh', is: 'text' },
  'title.en': { to: 'title.en', is: 'text' },
  category: { to: 'category', is: 'text' },
  zones: { to: 'zones', is: 'list' },
  districts: { to: 'districts', is: 'list' },
  persons: { to: 'persons', is: 'list' },
  'source.zh': { to: 'source.zh', is: 'text' },
  'source.en': { to: 'source.en', is: 'text' },
  document: { to: 'document', is: 'text' },
  announced_on: { to: 'announcedOn', is: 'text' },
  valid_from: { to: 'validFrom', is: 'text' },
  valid_until: { to: 'validUntil', is: 'text' },
  phones: { to: 'phones', is: 'list' },
};

/** What was wrong with a file, each as `field: reason`. */
export interface ArticleFaults {
  readonly faults: readonly string[];
}

/** The article in the file's text, or everything that is wrong with it. */
export function readArticle(markdown: string): Article | ArticleFaults {
  const faults: string[] = [];
  const parts = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(
    markdown.replaceAll('\r\n', '\n'),
  );
  if (!parts) return { faults: ['front matter: must stand between two lines of ---'] };
  const [, head = '', body = ''] = parts;
  const raw = { ...readFields(head, faults), ...readSections(body, faults) };
  const parsed = Article.safeParse(raw);
  if (!parsed.success) {
    for (const issue of parsed.error.issues)
      faults.push(`${issue.path.join('.') || 'article'}: ${issue.message}`);
  }
  return parsed.success && faults.length === 0 ? parsed.data : { faults };
}

function readFields(head: string, faults: string[]): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  const texts: Record<string, Record<string, string>> = {};
  const seen = new Set<string>();
  for (const line of head.split('\n')) {
    if (line.trim() === '') continue;
    const [, key = '', value = ''] = /^([\w.]+):\s*(.*?)\s*$/.exec(line) ?? [];
    const known = Object.hasOwn(KEYS, key) ? KEYS[key] : undefined;
    if (!known) faults.push(`${key || 'front matter'}: unknown or unreadable line`);
    else if (seen.has(key)) faults.push(`${key}: stands twice`);
    else if (value !== '') {
      const [outer = '', inner] = known.to.split('.');
      if (inner) {
        texts[outer] = { ...texts[outer], [inner]: value };
        fields[outer] = texts[outer];
      } else fields[outer] = asShape(value, known.is);
    }
    seen.add(key);
  }
  return fields;
}

function asShape(value: string, is: Shape): unknown {
  if (is === 'number') return Number(value);
  if (is === 'text') return value;
  return value
    .split(/[、,，]/)
    .map((item) => item.trim())
    .filter(Boolean);
}

const Sections = z.record(z.string(), z.string());

function readSections(body: string, faults: string[]): Record<string, unknown> {
  const sections: z.infer<typeof Sections> = {};
  for (const block of body.split(/^# /m).slice(1)) {
    const end = block.indexOf('\n');
    const name = (end < 0 ? block : block.slice(0, end)).trim();
    if (!['问', '答', 'Answer'].includes(name)) faults.push(`# ${name}: unknown section`);
    else if (name in sections) faults.push(`# ${name}: stands twice`);
    sections[name] = end < 0 ? '' : block.slice(end + 1).trim();
  }
  const questions: string[] = [];
  for (const line of (sections.问 ?? '').split('\n')) {
    if (line.startsWith('- ')) questions.push(line.slice(2).trim());
    else if (line.trim()) faults.push('# 问: every line begins with "- "');
  }
  const oneLine = (name: string) => (sections[name] ?? '').replaceAll(/\s*\n\s*/g, '\n');
  return { questions, answer: { zh: oneLine('答'), en: oneLine('Answer') } };
}
