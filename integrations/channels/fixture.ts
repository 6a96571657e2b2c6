/**
 * A vendor's request as its documentation shows it, one per condition, in `fixtures/` of the
 * channel's folder. It is signed when it is used: signatures hold a moment.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import type { WireRequest } from './rehearsal.ts';

const Fixture = z.strictObject({
  /** The condition, and where the vendor documents it. */
  about: z.string().min(1),
  method: z.enum(['GET', 'POST']).default('POST'),
  path: z.string(),
  headers: z
    .record(z.string(), z.string())
    .default({ 'content-type': 'application/json' }),
  /** A text as it is (XML, a form); anything else as JSON. */
  body: z.unknown(),
  expect: z.strictObject({
    status: z.number().int(),
    /** Fields of the activities that come of it, in order. */
    heard: z.array(z.record(z.string(), z.unknown())).default([]),
    /** Codes of what is dropped. */
    notes: z.array(z.string()).default([]),
    /** States of reports about messages sent. */
    reports: z.array(z.string()).default([]),
  }),
});

export type Fixture = z.infer<typeof Fixture>;

const folderOf = (channelId: string) =>
  new URL(`./${channelId}/fixtures/`, import.meta.url);

/** Names of a channel's fixtures, without their ending. */
export function fixtureNames(channelId: string): readonly string[] {
  try {
    const files = readdirSync(folderOf(channelId));
    return files
      .filter((file) => file.endsWith('.json'))
      .map((file) => file.slice(0, -5));
  } catch {
    return [];
  }
}

/** @throws where there is none of that name, or it is not one. */
export function readFixture(channelId: string, name: string): Fixture {
  const text = readFileSync(new URL(`${name}.json`, folderOf(channelId)), 'utf8');
  return Fixture.parse(JSON.parse(text));
}

/** As it goes over the wire, not yet signed. */
export function requestOf({ method, path, headers, body }: Fixture): WireRequest {
  const text = typeof body === 'string' ? body : JSON.stringify(body ?? null);
  return { method, path, headers, body: Buffer.from(method === 'GET' ? '' : text) };
}
