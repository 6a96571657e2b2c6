import assert from 'node:assert/strict';
import { crc32, deflateSync } from 'node:zlib';
import { cleanPhoto } from '../../../integrations/media/photo.ts';

const PLACE = 'GPS 34.7N 113.6E, taken by 魏青山';

const segment = (marker: number, text: string) => segmentOf(marker, Buffer.from(text));
const segmentOf = (marker: number, body: Buffer) => {
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

/** A camera's Exif: which side is up, and its place behind that. */
const exif = (side: number, order: 'II' | 'MM' = 'II') => {
  const tiff = Buffer.alloc(38);
  const u16 = (value: number, at: number) =>
    order === 'II' ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at);
  const u32 = (value: number, at: number) =>
    order === 'II' ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at);
  tiff.write(order);
  u16(42, 2);
  u32(8, 4);
  u16(2, 8);
  const entries = [
    [0x8825, 4, 1],
    [0x0112, 3, side],
  ] as const;
  for (const [index, [tag, type, value]] of entries.entries()) {
    const at = 10 + index * 12;
    u16(tag, at);
    u16(type, at + 2);
    u32(1, at + 4);
    if (type === 3) u16(value, at + 8);
    else u32(value, at + 8);
  }
  return Buffer.concat([tiff, Buffer.from(PLACE)]);
};
const camera = (side: number, order: 'II' | 'MM' = 'II') =>
  segmentOf(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), exif(side, order)]));
/** What is left of it. */
const turned = (mark: string, side: number) => {
  const tiff = Buffer.from('49492a00080000000100120103000100000000000000', 'hex');
  tiff.writeUInt16LE(side, 18);
  return Buffer.concat([Buffer.from(mark), tiff, Buffer.alloc(4)]);
};

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

  it('says which side of it is up, and nothing else of what the camera said', () => {
    const upright = jpeg(TABLES, SCAN);
    assert.deepEqual(clean(jpeg(camera(1), TABLES, SCAN)), upright);
    for (const order of ['II', 'MM'] as const) {
      const cleaned = clean(jpeg(camera(6, order), TABLES, SCAN));
      assert.deepEqual(
        cleaned,
        jpeg(segmentOf(0xe1, turned('Exif\0\0', 6)), TABLES, SCAN),
      );
      assert.deepEqual(clean(cleaned ?? EOI), cleaned, 'and says so again');
    }
    const drawn = png(chunk('eXIf', exif(3)), IDAT, IEND);
    assert.deepEqual(clean(drawn), png(chunk('eXIf', turned('', 3)), IDAT, IEND));
    const webPicture = webp(extended(0x08), PIXELS, riff('EXIF', exif(8)));
    assert.deepEqual(
      clean(webPicture),
      webp(extended(0x08), PIXELS, riff('EXIF', turned('', 8))),
    );
    const nonsense = jpeg(
      segmentOf(0xe1, Buffer.from('Exif\0\0II*\0\xff')),
      TABLES,
      SCAN,
    );
    assert.deepEqual(clean(nonsense), upright);
    assert.deepEqual(clean(jpeg(camera(77), TABLES, SCAN)), upright);
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
