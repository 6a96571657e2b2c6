/**
 * A photo without what the camera wrote into it: place, moment, device, the thumbnail. What draws
 * the picture is kept as it is, so nothing is decoded here, and which side is up is said anew; all
 * else goes, known or not.
 */
import { crc32 } from 'node:zlib';
import { type FileType, fileType } from './file-type.ts';
import { turnedOnly } from './orientation.ts';

export interface Photo extends FileType {
  readonly bytes: Uint8Array;
}

/** Null: not a whole JPEG, PNG or WebP. */
export function cleanPhoto(sent: Uint8Array): Photo | null {
  const kind = fileType(sent);
  const clean = kind && CLEANERS[kind.type];
  const parts = clean?.(Buffer.from(sent));
  return kind && parts ? { ...kind, bytes: Buffer.concat(parts) } : null;
}

type Cleaner = (bytes: Buffer) => readonly Buffer[] | null;

const CLEANERS: Readonly<Record<string, Cleaner>> = {
  'image/jpeg': cleanJpeg,
  'image/png': cleanPng,
  'image/webp': cleanWebp,
};

// ---------------------------------------------------------------------------- JPEG (ITU-T T.81)

const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP14 = 0xee;
const APP15 = 0xef;
const COM = 0xfe;
const EXIF = Buffer.from('Exif\0\0', 'latin1');

/** Up to the end of the first picture: cameras hide further ones behind it. */
function cleanJpeg(bytes: Buffer): readonly Buffer[] | null {
  const kept: Buffer[] = [bytes.subarray(0, 2)];
  for (let at = 2; at + 1 < bytes.length; ) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1; // a filling byte
      continue;
    }
    if (marker === EOI) return [...kept, bytes.subarray(at, at + 2)];
    if (at + 4 > bytes.length) return null;
    let end = at + 2 + bytes.readUInt16BE(at + 2);
    if (marker === SOS) end = endOfScan(bytes, end);
    if (draws(marker, bytes.subarray(at + 4, end))) kept.push(bytes.subarray(at, end));
    if (marker === APP1) kept.push(...turnedSegment(bytes.subarray(at + 4, end)));
    at = end;
  }
  return null;
}

/** What an Exif segment says of which side is up, as a segment. */
function turnedSegment(segment: Buffer): readonly Buffer[] {
  if (!segment.subarray(0, EXIF.length).equals(EXIF)) return [];
  const tiff = turnedOnly(segment.subarray(EXIF.length));
  if (tiff === null) return [];
  const head = Buffer.from([0xff, APP1, 0, 0]);
  head.writeUInt16BE(2 + EXIF.length + tiff.length, 2);
  return [head, EXIF, tiff];
}

/** Of what applications add, only the kind of colours, and the colours' profile. */
function draws(marker: number, segment: Buffer): boolean {
  if (marker === COM) return false;
  if (marker === APP2)
    return segment.subarray(0, 12).toString('latin1') === 'ICC_PROFILE\0';
  return marker < APP0 || marker > APP15 || marker === APP0 || marker === APP14;
}

/** Where the next marker stands after the pixels: 0xff that is no pixel's and no restart. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = from; ; at += 2) {
    at = bytes.indexOf(0xff, at);
    const next = bytes[at + 1];
    if (at === -1 || next === undefined) return bytes.length;
    if (next !== 0 && (next < 0xd0 || next > 0xd7)) return at;
  }
}

// ---------------------------------------------------------------------------- PNG (ISO/IEC 15948)

const PNG_HEAD = 8;
const DRAWN_CHUNKS = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB bKGD pHYs'.split(' '),
);

function cleanPng(bytes: Buffer): readonly Buffer[] | null {
  const kept = [bytes.subarray(0, PNG_HEAD)];
  for (let at = PNG_HEAD; at + 12 <= bytes.length; ) {
    const end = at + 12 + bytes.readUInt32BE(at);
    const name = bytes.toString('latin1', at + 4, at + 8);
    if (end > bytes.length) return null;
    if (DRAWN_CHUNKS.has(name)) kept.push(bytes.subarray(at, end));
    if (name === 'eXIf') kept.push(...turnedChunk(bytes.subarray(at + 8, end - 4)));
    if (name === 'IEND') return kept;
    at = end;
  }
  return null;
}

function turnedChunk(exif: Buffer): readonly Buffer[] {
  const tiff = turnedOnly(exif);
  if (tiff === null) return [];
  const chunk = Buffer.alloc(12 + tiff.length);
  chunk.writeUInt32BE(tiff.length);
  chunk.write('eXIf', 4, 'latin1');
  tiff.copy(chunk, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + tiff.length)), 8 + tiff.length);
  return [chunk];
}

// ------------------------------------------- WebP (developers.google.com/speed/webp/docs/riff_container)

const RIFF_HEAD = 12;
const DRAWN_RIFF = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
/** Flags of VP8X that announce Exif and XMP. */
const ANNOUNCES_EXIF = 0x08;
const ANNOUNCED = ANNOUNCES_EXIF | 0x04;

function cleanWebp(bytes: Buffer): readonly Buffer[] | null {
  const whole = bytes.length >= RIFF_HEAD ? 8 + bytes.readUInt32LE(4) : Number.NaN;
  if (!(whole <= bytes.length)) return null;
  const chunks: Buffer[] = [];
  let turned: Buffer | null = null;
  for (let at = RIFF_HEAD; at < whole; ) {
    if (at + 8 > whole) return null;
    const size = bytes.readUInt32LE(at + 4);
    const end = at + 8 + size + (size % 2);
    if (end > whole) return null;
    const name = bytes.toString('latin1', at, at + 4);
    if (DRAWN_RIFF.has(name)) chunks.push(unannounced(name, bytes.subarray(at, end)));
    if (name === 'EXIF') turned = turnedRiff(bytes.subarray(at + 8, at + 8 + size));
    at = end;
  }
  if (chunks.length === 0) return null;
  const [first] = chunks;
  // Only an extended file may say more than its pixels.
  if (turned !== null && first?.toString('latin1', 0, 4) === 'VP8X') {
    first[8] = (first[8] ?? 0) | ANNOUNCES_EXIF;
    chunks.push(turned);
  }
  const head = Buffer.from(bytes.subarray(0, RIFF_HEAD));
  head.writeUInt32LE(4 + chunks.reduce((sum, { length }) => sum + length, 0), 4);
  return [head, ...chunks];
}

/** Some writers put JPEG's mark before the structure. */
function turnedRiff(exif: Buffer): Buffer | null {
  const marked = exif.subarray(0, EXIF.length).equals(EXIF);
  const tiff = turnedOnly(marked ? exif.subarray(EXIF.length) : exif);
  if (tiff === null) return null;
  const head = Buffer.from('EXIF\0\0\0\0', 'latin1');
  head.writeUInt32LE(tiff.length, 4);
  return Buffer.concat([head, tiff]);
}

function unannounced(name: string, chunk: Buffer): Buffer {
  if (name !== 'VP8X' || chunk.length < 9) return chunk;
  const copy = Buffer.from(chunk);
  copy[8] = (copy[8] ?? 0) & ~ANNOUNCED;
  return copy;
}
