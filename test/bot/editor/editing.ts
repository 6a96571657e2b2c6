/** The editors' port over a real embedded database, a small city, and a clock moved by hand. */
import assert from 'node:assert/strict';
import { createEditor } from '../../../bot/editor/editor-port.ts';
import { followPublished, type Published } from '../../../bot/editor/published.ts';
import { createLogger } from '../../../bot/logger.ts';
import type { Role } from '../../../cases/roles.ts';
import { memoryEvents } from '../../../integrations/memory/events.ts';
import type { LiveEvents } from '../../../integrations/ports.ts';
import type { Article } from '../../../knowledge/content/article.ts';
import { readArticle } from '../../../knowledge/content/article-file.ts';
import type { Entry } from '../../../knowledge/content/directory.ts';
import { type CityPack, loadCityPack } from '../../../knowledge/content/load.ts';
import type { Register, RegisterRow } from '../../../knowledge/content/register.ts';
import type {
  EditorPort,
  ItemContent,
  OpenVersion,
} from '../../../web/editor/contract.ts';
import type { WebActor } from '../../../web/route.ts';
import { outcome, question } from '../../knowledge/support.ts';
import { DATABASES, type TestDatabase } from '../../support/databases.ts';
import { type FixedClock, fixedClock, seededIds } from '../../support/fixed.ts';

export const NOW = '2030-05-02T10:00:00.000Z';
export const HOUR_MS = 3_600_000;

export const WRITER = actor('lin', 'editor');
export const PUBLISHER = actor('zhao', 'approver');

function actor(username: string, role: Role): WebActor {
  return { staffId: `staff-${username}`, username, badge: '01', role };
}

/** From its file's text. */
export function article(markdown: string): Article {
  const read = readArticle(markdown);
  assert.ok(!('faults' in read), JSON.stringify(read));
  return read;
}

export const PUMP_LINE: Entry = {
  id: 'pump-line',
  kind: 'hotline',
  name: { zh: '抽水专线', en: 'Pump line' },
  phones: ['8282', '8283'],
  zones: [],
  districts: [],
  source: { zh: '自来水厂' },
  announcedOn: '2030-05-01',
};

export const PUMP = article(`---
id: pump
matter: pump
title.zh: 借抽水机
title.en: Borrowing a pump
category: water
source.zh: 自来水厂抽水通知
source.en: Water works, notice on pumps
announced_on: 2030-05-01
---

# 问

- 抽水机去哪里借
- where can I borrow a pump

# 答

抽水机可以免费借，电话{{pump-line.phone}}。

# Answer

Pumps are lent free of charge. Telephone {{pump-line.phone}}.

# 试

- 抽水机去哪里借
- where can I borrow a pump
`);

export const aRow = (place: string, change: Partial<RegisterRow> = {}): RegisterRow => ({
  place,
  aliases: [],
  district: 'harbour',
  zone: 'flooded',
  from: '2030-05-01',
  source: { zh: '第一号通告' },
  announcedOn: '2030-05-01',
  ...change,
});

const tiny = loadCityPack('./test/fixtures/tiny-city');

export const PACK: CityPack = {
  ...tiny,
  articles: [...tiny.articles, PUMP],
  directory: [PUMP_LINE],
  register: { rows: [aRow('渔人码头')] },
};

export const asArticle = (change: Partial<Article>, of: Article = PUMP): ItemContent => ({
  kind: 'article',
  article: { ...of, ...change },
});
export const asEntry = (change: Partial<Entry>): ItemContent => ({
  kind: 'entry',
  entry: { ...PUMP_LINE, ...change },
});
export const asRegister = (rows: Register['rows']): ItemContent => ({
  kind: 'register',
  register: { rows },
});

export const PUMP_ANSWER = '抽水机可以借一天，电话{{pump-line.phone}}。';

export interface Editing {
  readonly port: EditorPort;
  readonly published: Published;
  readonly clock: FixedClock;
  readonly events: LiveEvents;
  readonly opened: TestDatabase;
  /** Moments that the worker was told of. */
  readonly planned: readonly Date[];
  /** Everything logged. */
  readonly log: () => string;
  /** Another process of the same house; without `events` no hint reaches it. */
  follow(events?: LiveEvents): Promise<Published>;
  /** What residents read. */
  answer(text: string, of?: Published): string;
  /** As `answer`, the articles' ids or the kind. */
  outcome(text: string, of?: Published): string;
  save(content: ItemContent, revision?: number | null): Promise<OpenVersion>;
  /** Written by one, looked at and published by another. */
  publish(
    content: ItemContent,
    startsAt?: Date,
    later?: 'keep' | 'cancel' | null,
  ): Promise<void>;
  wipe(): Promise<void>;
  close(): Promise<void>;
}

export async function openEditing(pack: CityPack = PACK): Promise<Editing> {
  const opened = await DATABASES[0]?.open();
  assert.ok(opened);
  const { knowledge: store, staff } = opened.database;
  const clock = fixedClock(NOW);
  const lines: string[] = [];
  const log = createLogger('info', { write: (line) => void lines.push(line) });
  const planned: Date[] = [];
  const followers: Published[] = [];
  for (const { staffId, username, badge, role } of [WRITER, PUBLISHER])
    await staff.add({
      id: staffId,
      username,
      badge,
      role,
      passwordHash: 'x',
      disabled: false,
      skills: [],
      capacity: 1,
    });
  const events = memoryEvents();

  async function follow(heard: LiveEvents = memoryEvents()): Promise<Published> {
    const follower = await followPublished(pack, { store, events: heard, clock, log });
    followers.push(follower);
    return follower;
  }

  const published = await follow(events);
  const port = createEditor({
    db: opened.database,
    published,
    events,
    clock,
    ids: seededIds(3),
    city: pack.city,
    knowledgeNow: (now) => now,
    planned: (dueAt) => void planned.push(dueAt),
  });
  const ask = (text: string, of: Published = published) =>
    of.library().answer(question(text, { now: clock.now() }));
  const idOf = (content: ItemContent) =>
    content.kind === 'article'
      ? content.article.id
      : content.kind === 'entry'
        ? content.entry.id
        : 'zones';
  const save = (content: ItemContent, revision: number | null = null) =>
    port.save(WRITER, idOf(content), { revision, content, note: '' });

  return {
    port,
    published,
    clock,
    events,
    opened,
    planned,
    log: () => lines.join(''),
    follow,
    answer(text, of) {
      const found = ask(text, of);
      return found.kind === 'answered'
        ? found.quotes.map((quote) => quote.text).join('\n')
        : found.kind;
    },
    outcome: (text, of) => outcome(ask(text, of)),
    save,
    async publish(content, startsAt, later = null) {
      const { revision } = await save(content);
      const [kind, id] = [content.kind, idOf(content)];
      await port.move(WRITER, kind, id, { revision, to: 'review', note: '' });
      await port.publish(PUBLISHER, kind, id, {
        revision,
        startsAt: startsAt?.toISOString() ?? null,
        emergency: null,
        later,
      });
    },
    wipe: () => opened.wipe(),
    async close() {
      for (const each of followers) each.close();
      await opened.close();
    },
  };
}

/** The refusal's code. */
export const refusedWith = (code: string) => (error: unknown) => {
  assert.ok(error instanceof Error && 'code' in error, String(error));
  assert.equal(error.code, code, error.message);
  return true;
};
