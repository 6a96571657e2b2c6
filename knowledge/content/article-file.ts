/**
 * An article's Markdown file, read and written: front matter of `key: value` lines (lists separated
 * by `、` or commas), then sections. `# 问` lists what people ask, `# 不答` what sounds like it and
 * is not answered here, `# 答` and `# Answer` are the answer, `# 短` and `# Short` its short form,
 * `# 试` the checks (`- question | zone=sealed | district=jinshui | at=2022-01-12T08:00`). Strict: an
 * unknown key or section is a fault, so that a slip of the pen is never silently lost.
 */
import { Article } from './article.ts';
import { type Fault, fault, faultOfIssue } from './fault.ts';

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
  review_by: { to: 'reviewBy', is: 'text' },
  phones: { to: 'phones', is: 'list' },
};

/** What was wrong with a file. */
export interface ArticleFaults {
  readonly faults: readonly Fault[];
}

/** The article in the file's text, or everything that is wrong with it. */
export function readArticle(markdown: string): Article | ArticleFaults {
  const faults: Fault[] = [];
  const parts = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(
    markdown.replaceAll('\r\n', '\n'),
  );
  if (!parts) return { faults: [fault('', 'front')] };
  const [, head = '', body = ''] = parts;
  const raw = { ...readFields(head, faults), ...readSections(body, faults) };
  const parsed = Article.safeParse(raw);
  if (!parsed.success) {
    faults.push(...parsed.error.issues.map(faultOfIssue));
  }
  return parsed.success && faults.length === 0 ? parsed.data : { faults };
}

function readFields(head: string, faults: Fault[]): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  const texts: Record<string, Record<string, string>> = {};
  const seen = new Set<string>();
  for (const line of head.split('\n')) {
    if (line.trim() === '') continue;
    const [, key = '', value = ''] = /^([\w.]+):\s*(.*?)\s*$/.exec(line) ?? [];
    const known = Object.hasOwn(KEYS, key) ? KEYS[key] : undefined;
    if (!known) faults.push(fault(key, 'unknown'));
    else if (seen.has(key)) faults.push(fault(key, 'twice'));
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

const SECTIONS = ['问', '不答', '答', 'Answer', '短', 'Short', '试'] as const;

function readSections(body: string, faults: Fault[]): Record<string, unknown> {
  const sections = new Map<string, string>();
  for (const block of body.split(/^# /m).slice(1)) {
    const end = block.indexOf('\n');
    const name = (end < 0 ? block : block.slice(0, end)).trim();
    if (!SECTIONS.some((known) => known === name))
      faults.push(fault(`# ${name}`, 'unknown'));
    else if (sections.has(name)) faults.push(fault(`# ${name}`, 'twice'));
    sections.set(name, end < 0 ? '' : block.slice(end + 1).trim());
  }
  const list = (name: string) => listed(name, sections.get(name) ?? '', faults);
  const text = (name: string) =>
    (sections.get(name) ?? '').replaceAll(/\s*\n\s*/g, '\n') || undefined;
  return {
    questions: list('问'),
    unanswered: list('不答'),
    answer: { zh: text('答') ?? '', en: text('Answer') },
    ...(text('短') && { short: { zh: text('短'), en: text('Short') } }),
    checks: list('试').map((line) => readCheck(line, faults)),
  };
}

function listed(name: string, section: string, faults: Fault[]): readonly string[] {
  const items: string[] = [];
  for (const line of section.split('\n')) {
    if (line.startsWith('- ')) items.push(line.slice(2).trim());
    else if (line.trim()) faults.push(fault(`# ${name}`, 'dash'));
  }
  return items;
}

function readCheck(line: string, faults: Fault[]): Record<string, string> {
  const [text = '', ...settings] = line.split(' | ');
  const check: Record<string, string> = { text: text.trim() };
  for (const setting of settings) {
    const [, key = '', value = ''] =
      /^\s*(zone|district|at)=(\S+)\s*$/.exec(setting) ?? [];
    if (key === '')
      faults.push(fault('# 试', 'checkSetting', { written: setting.trim() }));
    else check[key] = value;
  }
  return check;
}

// ---------------------------------------------------------------------------- writing

/** The file's text; `readArticle` gives the same article back. */
export function writeArticle(article: Article): string {
  const flat = new Map<string, unknown>(Object.entries(article));
  const head = Object.entries(KEYS).flatMap(([key, { to, is }]) => {
    const [outer = '', inner] = to.split('.');
    const found = flat.get(outer);
    const value = inner === undefined ? found : Object(found)[inner];
    const plain = value === undefined || (key === 'version' && value === 1);
    if (plain || (Array.isArray(value) && value.length === 0)) return [];
    return [`${key}: ${is === 'list' ? [value].flat().join(', ') : String(value)}`];
  });
  const items = (lines: readonly string[]) => lines.map((line) => `- ${line}`).join('\n');
  const checks = article.checks.map(({ text, ...at }) =>
    [text, ...Object.entries(at).map(([key, value]) => `${key}=${value}`)].join(' | '),
  );
  const sections: readonly (readonly [(typeof SECTIONS)[number], string | undefined])[] =
    [
      ['问', items(article.questions)],
      ['不答', items(article.unanswered)],
      ['答', article.answer.zh],
      ['Answer', article.answer.en],
      ['短', article.short?.zh],
      ['Short', article.short?.en],
      ['试', items(checks)],
    ];
  const body = sections.flatMap(([name, text]) =>
    text ? [`# ${name}\n\n${text}\n`] : [],
  );
  return `---\n${head.join('\n')}\n---\n\n${body.join('\n')}`;
}
