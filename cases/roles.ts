/** Who may do what. One table; every route asks `may`. */
export const ROLES = ['agent', 'supervisor', 'editor', 'approver', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/**
 * Who holds which act. Words of residents are read at the desk only: neither editors nor
 * administrators see them.
 */
// biome-ignore format: the columns are read downwards
const MATRIX = {
  //                   agent  superv. editor approver admin
  'desk.read':        [true,  true,  false, false, false], // queue, summary, transcript
  'desk.take':        [true,  true,  false, false, false], // take a waiting case, hand it back
  'desk.answer':      [true,  true,  false, false, false], // write to the resident
  'desk.dispatch':    [true,  true,  false, false, false], // verify, hand to a body, follow up
  'desk.resolve':     [true,  true,  false, false, false],
  'desk.lower':       [true,  true,  false, false, false], // lower an urgency, with a reason
  'desk.merge':       [true,  true,  false, false, false], // make many cases one matter
  'desk.assign':      [false, true,  false, false, false], // give a case to somebody else
  'desk.person':      [false, true,  false, false, false], // copy and erase one person's data
  'editor.read':      [false, true,  true,  true,  false], // drafts and what was asked for
  'editor.write':     [false, false, true,  true,  false],
  'editor.publish':   [false, false, false, true,  false], // never one's own draft alone
  'editor.emergency': [false, false, true,  true,  false], // one's own draft alone, with a reason, and its correction
  'admin.staff':      [false, false, false, false, true ], // accounts and roles
  'admin.settings':   [false, false, false, false, true ],
  'admin.audit':      [false, false, false, false, true ],
  'admin.forget':     [false, false, false, false, true ], // erase a person's data
} as const satisfies Record<string, readonly [boolean, boolean, boolean, boolean, boolean]>;

export type Act = keyof typeof MATRIX;

/** Every act of the table, in its order. */
export const ACTS: readonly Act[] = Object.keys(MATRIX).filter(isAct);

function isAct(name: string): name is Act {
  return Object.hasOwn(MATRIX, name);
}

/** Whether somebody with this role may do it. */
export function may(role: Role, act: Act): boolean {
  return MATRIX[act][ROLES.indexOf(role)] === true;
}

/** The roles that hold an act, for a route's `access`. */
export function rolesFor(act: Act): readonly Role[] {
  return ROLES.filter((role) => may(role, act));
}
