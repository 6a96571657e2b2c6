import assert from 'node:assert/strict';
import fc from 'fast-check';
import { toJson } from '../../../integrations/database/json.ts';

describe('JSON for jsonb', () => {
  it('replaces NUL and half surrogate pairs, and nothing else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const kept = text.toWellFormed().replaceAll('\u0000', '\ufffd');
        assert.equal(JSON.parse(toJson(text)), kept);
      }),
    );
    assert.equal(JSON.parse(toJson('\\u0000\\\ud800\u0000')), '\\u0000\\\ufffd\ufffd');
  });

  it('writes nothing as null', () => {
    assert.equal(toJson(undefined), 'null');
  });
});
