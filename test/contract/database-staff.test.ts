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
  skills: ['medical'],
  capacity: 2,
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

    it('keeps what agents can do, and when each was last heard', async () => {
      const at = (second: number) => new Date(Date.UTC(2022, 0, 12, 10, 0, second));
      const heard = async () =>
        (await staff.team(['agent', 'supervisor']))[0]?.attendance;
      assert.equal(await heard(), null);
      await staff.seen('staff-1', false, at(0));
      const first = { choice: 'ready', seenAt: at(0).toISOString() };
      assert.deepEqual(await heard(), { ...first, touchedAt: first.seenAt });
      await staff.attend('staff-1', 'busy', at(5));
      await staff.seen('staff-1', false, at(20));
      assert.deepEqual(await heard(), {
        choice: 'busy',
        seenAt: at(20).toISOString(),
        touchedAt: at(5).toISOString(),
      });
      await staff.seen('staff-1', true, at(30));
      assert.equal((await heard())?.touchedAt, at(30).toISOString());

      const abilities = { skills: ['english', 'medical'], capacity: 5 };
      await staff.equip('staff-1', abilities);
      assert.deepEqual(await staff.byId('staff-1'), { ...AGENT, ...abilities });
      await staff.add({ ...AGENT, id: 'gone', username: 'gone', disabled: true });
      await staff.add({ ...AGENT, id: 'chief', username: 'chief', badge: '01' });
      const team = await staff.team(['agent']);
      assert.deepEqual(
        team.map(({ staff: { id } }) => id),
        ['chief', 'staff-1'],
      );
      assert.deepEqual(await staff.team(['admin']), []);
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
