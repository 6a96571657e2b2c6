import assert from 'node:assert/strict';
import { crc32 } from 'node:zlib';
import { blankPosition } from '../../../integrations/media/blank-position.ts';

/** 34° 45' 0" N, as rationals: what must not be left. */
const LATITUDE = [34, 1, 45, 1, 0, 1];
const ORIENTATION = 6;

/** A TIFF structure with an orientation and a GPS directory, as a camera writes it. */
function tiff(little: boolean): Buffer {
  const bytes = Buffer.alloc(92);
  const u16 = (value: number, at: number) =>
    little ? bytes.writeUInt16LE(value, at) : bytes.writeUInt16BE(value, at);
  const u32 = (value: number, at: number) =>
    little ? bytes.writeUInt32LE(value, at) : bytes.writeUInt32BE(value, at);
  const entry = (at: number, tag: number, type: number, count: number, value: number) => {
    u16(tag, at);
    u16(type, at + 2);
    u32(count, at + 4);
    if (type === 3) u16(value, at + 8);
    else u32(value, at + 8);
  };
  bytes.write(little ? 'II' : 'MM', 0, 'latin1');
  u16(42, 2);
  u32(8, 4);
  u16(2, 8);
  entry(10, 0x0112, 3, 1, ORIENTATION);
  entry(22, 0x8825, 4, 1, 38);
  u16(1, 38);
  entry(40, 2, 5, 3, 56);
  for (const [i, part] of LATITUDE.entries()) u32(part, 56 + i * 4);
  return bytes;
}

const latitude = (little: boolean) => tiff(little).subarray(56, 80);

function jpeg(exif: Buffer): Buffer {
  const head = Buffer.from('Exif\0\0', 'latin1');
  const length = Buffer.alloc(2);
  length.writeUInt16BE(2 + head.length + exif.length);
  const begin = Buffer.from([0xff, 0xd8, 0xff, 0xe1]);
  return Buffer.concat([begin, length, head, exif, Buffer.from([0xff, 0xd9])]);
}

function chunk(name: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

describe('a photo without its place', () => {
  for (const little of [true, false]) {
    it(`loses the position, and only that (${little ? 'II' : 'MM'})`, () => {
      const photo = jpeg(tiff(little));
      const blank = Buffer.from(blankPosition(photo));
      assert.equal(blank.length, photo.length);
      assert.ok(photo.includes(latitude(little)));
      assert.ok(!blank.includes(latitude(little)));
      const at = 12 + 10 + 8;
      const told = little ? blank.readUInt16LE(at) : blank.readUInt16BE(at);
      assert.equal(told, ORIENTATION, 'it still stands upright');
    });
  }

  it('loses it in WebP and PNG too, whose checksum is right again', () => {
    const size = Buffer.alloc(4);
    size.writeUInt32LE(92);
    const webp = Buffer.concat([Buffer.from('RIFF....WEBPEXIF'), size, tiff(true)]);
    assert.ok(!Buffer.from(blankPosition(webp)).includes(latitude(true)));
    const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
    const png = Buffer.concat([
      signature,
      chunk('eXIf', tiff(false)),
      chunk('IEND', Buffer.alloc(0)),
    ]);
    const blank = Buffer.from(blankPosition(png));
    assert.ok(!blank.includes(latitude(false)));
    const named = blank.subarray(12, 16 + 92);
    assert.equal(blank.readUInt32BE(16 + 92), crc32(named));
  });

  it('loses what is written as text', () => {
    const xmp = '<x:xmpmeta><exif:GPSLatitude>34,45.0N</exif:GPSLatitude></x:xmpmeta>';
    const photo = Buffer.from(`\xff\xd8${xmp}\xff\xd9`, 'latin1');
    const blank = Buffer.from(blankPosition(photo));
    assert.ok(!blank.includes('34,45'));
    assert.equal(blank.length, photo.length);
  });

  it('is left alone where it tells none, and where it is broken', () => {
    const plain = Buffer.from([0xff, 0xd8, 0xff, 0xd9]);
    assert.equal(blankPosition(plain), plain);
    const cut = jpeg(tiff(true)).subarray(0, 40);
    for (let end = 12; end < cut.length; end += 1) {
      blankPosition(cut.subarray(0, end));
    }
    const loop = tiff(true);
    loop.writeUInt32LE(0xfffffff0, 4);
    assert.ok(blankPosition(jpeg(loop)));
  });
});
