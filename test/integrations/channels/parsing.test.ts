import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ActivityAttachment } from '../../../integrations/activity.ts';
import { attachedMediaId } from '../../../integrations/channels/contract.ts';
import {
  inlineDisposition,
  safeFileName,
} from '../../../integrations/channels/file-name.ts';
import { JsonError, parseJson } from '../../../integrations/channels/parse-json.ts';
import { fileType } from '../../../integrations/media/file-type.ts';
import { GIF, HEIC, JPEG, PNG, WEBP } from '../../support/images.ts';

describe('JSON from outside', () => {
  it('is read as the platform reads it', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 10 }), (text) => {
        assert.deepEqual(parseJson(Buffer.from(text)), JSON.parse(text));
      }),
    );
  });

  it('counts brackets, but not those in strings', () => {
    const nested = (depth: number) => `${'[{"a":'.repeat(depth)}1${'}]'.repeat(depth)}`;
    assert.ok(parseJson(Buffer.from(nested(16))));
    assert.throws(() => parseJson(Buffer.from(nested(17))), JsonError);
    assert.equal(parseJson(Buffer.from('"[[[\\"[[["'), 1), '[[["[[[');
    assert.throws(() => parseJson(Buffer.from('['.repeat(1e6))), JsonError);
  });

  it('tells nothing of what it could not read', () => {
    for (const bytes of [Buffer.from('{"phone":13800000000,}'), Buffer.from([0xff])]) {
      assert.throws(() => parseJson(bytes), { message: 'not JSON in UTF-8' });
    }
  });
});

describe('a file’s type', () => {
  it('is told by its bytes', () => {
    const known = [JPEG, PNG, GIF, WEBP, HEIC].map((bytes) => fileType(bytes)?.type);
    assert.deepEqual(known, [
      'image/jpeg',
      'image/png',
      'image/gif',
      'image/webp',
      'image/heic',
    ]);
  });

  it('is told of recordings and papers too', () => {
    const told = [
      ['%PDF-1.7', 'application/pdf'],
      ['RIFF    WAVE', 'audio/wav'],
      ['xxxxftypmp42', 'video/mp4'],
      ['xxxxftypM4A ', 'audio/mp4'],
      ['#!AMR\n', 'audio/amr'],
      ['OggS', 'audio/ogg'],
    ];
    for (const [text = '', type] of told) {
      assert.equal(fileType(Buffer.from(text))?.type, type, text);
    }
  });

  it('is unknown for anything else', () => {
    for (const text of ['', 'GIF', '<svg>', '<html>', 'RIFF    AVI ', 'xxxxftypevil']) {
      assert.equal(fileType(Buffer.from(text)), null, text);
    }
  });
});

describe('a file’s name', () => {
  it('keeps what a person would read', () => {
    assert.equal(safeFileName('伤口 1.jpeg', 'jpg'), '伤口 1.jpg');
    assert.equal(safeFileName('C:\\photos\\a.b.png', 'png'), 'a.b.png');
    assert.equal(safeFileName('../../etc/passwd', 'png'), 'passwd.png');
    assert.equal(safeFileName('a\u202Egpj.exe', 'png'), 'agpj.png');
    assert.equal(safeFileName('..', 'png'), 'photo.png');
  });

  it('fits a header and a folder, whatever was sent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
        const safe = safeFileName(name, 'png');
        assert.match(safe, /^[^/\\\p{C}"<>:*?|]+\.png$/u);
        assert.ok([...safe].length <= 84);
        const header = inlineDisposition(safe);
        assert.match(header, /^inline; filename\*=UTF-8''[\w.~!%-]+$/);
        assert.equal(decodeURIComponent(header.slice(25)), safe);
      }),
    );
  });
});

describe('an attachment that the house keeps', () => {
  const id = (contentUrl?: string) => {
    const file: ActivityAttachment = { contentType: 'image/png' };
    return attachedMediaId(contentUrl === undefined ? file : { ...file, contentUrl });
  };
  it('is known by the end of its address', () => {
    assert.equal(id('/v3/directline/conversations/c/media/m-1'), 'm-1');
    assert.equal(id('https://h.example/x/media/m-1?t=token'), 'm-1');
    assert.equal(id('https://h.example/media/m-1/more'), null);
    assert.equal(id(), null);
  });
});
