/** Who may do what. One table; every route asks `may`. */
export const ROLES = ['agent', 'supervisor', 'editor', 'approver', 'admin'] as const;
export type Role = (typeof ROLES)[number];
