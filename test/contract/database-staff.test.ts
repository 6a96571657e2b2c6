import assert from 'node:assert/strict';
import type { Staff, StaffStore } from '../../integrations/database/contract.ts';
import { DATABASES, type TestDatabase } from '../support/databases.ts';

const AGENT: Staff = {
  id: 'staff-1',
  username: 'agent',
  badge: '07',
  role: 'agent',
  passwordHash: 'scrypt$…',
  disabled: false,
};

for (const target of DATABASES) {
  describe(`${target.name}: staff`, () => {
    let opened: TestDatabase | null = null;
    let staff: StaffStore;

    before(async function () {
      this.timeout(60_000);
      opened = await target.open();
      if (!opened) return this.skip();
      staff = opened.database.staff;
    });

    after(async () => opened?.close());

    it('keeps accounts, one a name', async () => {
      assert.equal(await staff.count(), 0);
      await staff.add(AGENT);
      assert.equal(await staff.count(), 1);
      assert.deepEqual(await staff.byUsername('agent'), AGENT);
      assert.deepEqual(await staff.byId('staff-1'), AGENT);
      assert.equal(await staff.byUsername('Agent'), null);
      await assert.rejects(staff.add({ ...AGENT, id: 'staff-2' }), { code: '23505' });
    });

    it('keeps a session until it expires or is closed', async () => {
      const session = {
        tokenHash: 'hash',
        staffId: 'staff-1',
        csrfToken: 'csrf',
        expiresAt: '2022-01-12T18:00:00.000Z',
      };
      await staff.openSession(session);
      assert.deepEqual(
        await staff.session('hash', new Date('2022-01-12T17:59:59Z')),
        session,
      );
      assert.equal(await staff.session('hash', new Date('2022-01-12T18:00:00Z')), null);
      await staff.closeSession('hash');
      assert.equal(await staff.session('hash', new Date('2022-01-12T10:00:00Z')), null);
    });

    it('writes the audit trail', async () => {
      assert.ok(opened);
      await staff.audit({
        at: '2022-01-12T10:00:00Z',
        staffId: null,
        act: 'sign_in_refused',
        subject: 'agent',
      });
      assert.ok((await opened.rows()).includes('sign_in_refused'));
    });
  });
}
