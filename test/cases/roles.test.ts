import assert from 'node:assert/strict';
import { ACTS, may, ROLES, type Role, rolesFor } from '../../cases/roles.ts';

const HOLDS: Readonly<Record<Role, readonly string[]>> = {
  agent: [
    'desk.read',
    'desk.take',
    'desk.answer',
    'desk.dispatch',
    'desk.resolve',
    'desk.lower',
    'desk.merge',
  ],
  supervisor: [
    'desk.read',
    'desk.take',
    'desk.answer',
    'desk.dispatch',
    'desk.resolve',
    'desk.lower',
    'desk.merge',
    'desk.assign',
    'desk.person',
    'editor.read',
  ],
  editor: ['editor.read', 'editor.write', 'editor.emergency'],
  approver: ['editor.read', 'editor.write', 'editor.publish', 'editor.emergency'],
  admin: ['admin.staff', 'admin.settings', 'admin.audit', 'admin.forget'],
};

describe('roles', () => {
  for (const role of ROLES)
    it(`${role} may do these and nothing else`, () => {
      assert.deepEqual(
        ACTS.filter((act) => may(role, act)),
        HOLDS[role],
      );
    });

  it('residents’ words are read at the desk only', () => {
    assert.deepEqual(rolesFor('desk.read'), ['agent', 'supervisor']);
  });
});
