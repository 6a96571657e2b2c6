/** What the person at the page may do with the open item as it stands. Pure. */
import { type Act, may, ROLES } from '../../cases/roles.ts';
import type { Session } from '../shared/staff/calls.ts';
import { clashes, type EditorState } from './model.ts';

export interface Abilities {
  readonly write: boolean;
  readonly save: boolean;
  readonly review: boolean;
  readonly back: boolean;
  readonly discard: boolean;
  readonly withdraw: boolean;
  /** The open version as it was saved, after a second person's look. */
  readonly publish: boolean;
  /** One's own words, alone, with a reason. */
  readonly emergency: boolean;
}

export function holds(state: EditorState, act: Act): boolean {
  const role = ROLES.find((one) => one === state.session?.actor.role);
  return role !== undefined && may(role, act);
}

export function abilities(state: EditorState): Abilities {
  const { item, writing, session } = state;
  const open = item?.open ?? null;
  const idle = state.doing === null && !clashes(state);
  const writer = item !== null && holds(state, 'editor.write');
  const inReview = open?.state === 'review';
  const withdraws = open?.withdraws ?? false;
  const write = writer && !inReview && !withdraws;
  const own = open !== null && isMe(session, open.writtenBy);
  const saved = open !== null && writing === null && idle;
  return {
    write,
    save: write && writing !== null && idle,
    review: writer && open?.state === 'draft' && idle && (saved || write),
    back: writer && inReview && idle,
    discard: writer && open !== null && idle,
    withdraw:
      writer &&
      item.kind !== 'register' &&
      open === null &&
      item?.live !== null &&
      writing === null &&
      idle,
    publish: saved && inReview && !own && holds(state, 'editor.publish'),
    emergency: saved && own && holds(state, 'editor.emergency'),
  };
}

function isMe(session: Session | null, name: string): boolean {
  return session !== null && [session.actor.username, session.actor.badge].includes(name);
}
