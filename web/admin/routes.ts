/** What administrators do over HTTP. They see no resident's words, here neither. */
import { z } from 'zod';
import { rolesFor } from '../../cases/roles.ts';
import { WebError, type WebRoute } from '../route.ts';

/** Implemented by the composition root. */
export interface AdminPort {
  /**
   * Forgets the person whose case has this number: key, words, drafts, media. Audited.
   * @throws WebError 404 `unknown_case`.
   */
  forget(staffId: string, caseNumber: string): Promise<void>;
}

const Forget = z.strictObject({ caseNumber: z.string().min(1).max(40) });

export function adminRoutes(admin: AdminPort): readonly WebRoute[] {
  return [
    {
      method: 'POST',
      path: '/api/admin/forget',
      access: rolesFor('admin.forget'),
      async handle({ actor, body }) {
        if (actor === null) throw new WebError(401, 'signed_out', 'Please sign in.');
        const wanted = Forget.safeParse(body);
        if (!wanted.success) {
          throw new WebError(422, 'bad_input', 'Send the case number as "caseNumber".');
        }
        await admin.forget(actor.staffId, wanted.data.caseNumber);
        return { status: 204 };
      },
    },
  ];
}
