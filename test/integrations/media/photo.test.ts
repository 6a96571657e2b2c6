import assert from 'node:assert/strict';
import { crc32, deflateSync } from 'node:zlib';
import { cleanPhoto } from '../../../integrations/media/photo.ts';

const PLACE = 'GPS 34.7N 113.6E, taken by 魏青山';

const segment = (marker: number, text: string) => {
  const body = Buffer.from(text);
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
};
const SOI = Buffer.from([0xff, 0xd8]);
const EOI = Buffer.from([0xff, 0xd9]);
/** Pixels with a stuffed 0xff and a restart marker, as encoders write them. */
const SCAN = Buffer.concat([
  segment(0xda, 'scan'),
  Buffer.from([1, 0xff, 0, 2, 0xff, 0xd3, 3]),
]);
const TABLES = segment(0xdb, 'tables');

const jpeg = (...parts: readonly Buffer[]) => Buffer.concat([SOI, ...parts, EOI]);

const chunk = (name: string, body: Buffer) => {
  const named = Buffer.concat([Buffer.from(name), body]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(body.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([size, named, sum]);
};
const PNG_HEAD = Buffer.from('89504e470d0a1a0a', 'hex');
const IHDR = chunk('IHDR', Buffer.from('00000001000000010800000000', 'hex'));
const IDAT = chunk('IDAT', deflateSync(Buffer.from([0, 0])));
const IEND = chunk('IEND', Buffer.alloc(0));
const png = (...parts: readonly Buffer[]) => Buffer.concat([PNG_HEAD, IHDR, ...parts]);

const riff = (name: string, body: Buffer) => {
  const head = Buffer.alloc(8);
  head.write(name, 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
};
const webp = (...parts: readonly Buffer[]) =>
  riff('RIFF', Buffer.concat([Buffer.from('WEBP'), ...parts]));
const PIXELS = riff('VP8 ', Buffer.from('odd'));
const extended = (flags: number) =>
  riff('VP8X', Buffer.from([flags, 0, 0, 0, 0, 0, 0, 0, 0, 0]));

function clean(bytes: Buffer): Buffer | null {
  const photo = cleanPhoto(bytes);
  return photo && Buffer.from(photo.bytes);
}

describe('a photo without what the camera wrote into it', () => {
  it('is the same JPEG when nothing was', () => {
    const plain = jpeg(segment(0xe0, 'JFIF\0'), TABLES, SCAN);
    assert.deepEqual(clean(plain), plain);
  });

  it('keeps what draws a JPEG, and nothing of what else stands in it', () => {
    const sent = jpeg(
      segment(0xe0, 'JFIF\0'),
      segment(0xe1, `Exif\0\0${PLACE}`),
      segment(0xe1, `http://ns.adobe.com/xap/1.0/\0${PLACE}`),
      segment(0xe2, `MPF\0${PLACE}`),
      segment(0xe2, 'ICC_PROFILE\0colours'),
      segment(0xed, `Photoshop 3.0\0${PLACE}`),
      segment(0xee, 'Adobe\0'),
      segment(0xfe, PLACE),
      TABLES,
      SCAN,
      // A picture that is sent in passes goes on after its first.
      segment(0xfe, PLACE),
      segment(0xc4, 'more tables'),
      SCAN,
    );
    const kept = jpeg(
      segment(0xe0, 'JFIF\0'),
      segment(0xe2, 'ICC_PROFILE\0colours'),
      segment(0xee, 'Adobe\0'),
      TABLES,
      SCAN,
      segment(0xc4, 'more tables'),
      SCAN,
    );
    assert.deepEqual(clean(sent), kept);
  });

  it('ends where the first picture ends', () => {
    const first = jpeg(TABLES, SCAN);
    const hidden = jpeg(segment(0xe1, `Exif\0\0${PLACE}`), TABLES, SCAN);
    assert.deepEqual(clean(Buffer.concat([first, hidden, Buffer.from(PLACE)])), first);
  });

  it('keeps what draws a PNG', () => {
    const sent = png(
      chunk('eXIf', Buffer.from(PLACE)),
      chunk('tEXt', Buffer.from(`Author\0${PLACE}`)),
      chunk('iTXt', Buffer.from(PLACE)),
      chunk('tIME', Buffer.alloc(7)),
      chunk('pHYs', Buffer.alloc(9)),
      IDAT,
      chunk('huYi', Buffer.from(PLACE)),
      IEND,
      Buffer.from(PLACE),
    );
    assert.deepEqual(clean(sent), png(chunk('pHYs', Buffer.alloc(9)), IDAT, IEND));
  });

  it('keeps what draws a WebP, and announces no more', () => {
    const simple = webp(PIXELS);
    assert.deepEqual(clean(simple), simple);
    const sent = webp(
      extended(0x10 | 0x08 | 0x04),
      PIXELS,
      riff('EXIF', Buffer.from(PLACE)),
      riff('XMP ', Buffer.from(PLACE)),
    );
    assert.deepEqual(clean(sent), webp(extended(0x10), PIXELS));
  });

  it('is none where the bytes are broken off, or another kind', () => {
    const whole = [
      jpeg(segment(0xe1, 'Exif\0\0'), TABLES, SCAN),
      png(IDAT, IEND),
      webp(extended(0x08), PIXELS),
    ];
    for (const bytes of whole)
      for (let length = 0; length < bytes.length; length += 1)
        assert.equal(clean(bytes.subarray(0, length)), null, `${length} bytes`);
    assert.equal(clean(Buffer.from('GIF89a\u0001\u0000')), null);
    assert.equal(clean(Buffer.from('<svg onload="x()"/>')), null);
  });
});
