/**
 * A photo without the place where it was taken. Cameras write it into the picture (EXIF 2.32, the
 * GPS directory; XMP as text). It is blanked where it stands and nothing moves, so the picture
 * keeps its orientation, its moment and every offset in it: for what residents send, which staff
 * must see upright. (`photo.ts` leaves nothing at all, for photos that go out.)
 */
import { crc32 } from 'node:zlib';

/** Before the TIFF structure in JPEG and HEIF; WebP and PNG name their chunk instead. */
const EXIF = Buffer.from('Exif\0\0', 'latin1');
const CHUNKS = [Buffer.from('EXIF', 'latin1'), Buffer.from('eXIf', 'latin1')];
const XMP_BEGIN = Buffer.from('<x:xmpmeta', 'latin1');
const XMP_END = Buffer.from('</x:xmpmeta>', 'latin1');
const PNG = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

const GPS_DIRECTORY = 0x8825;
const ENTRY_BYTES = 12;
/** Bytes of one value, by its TIFF type. */
const TYPE_BYTES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];
const SPACE = 0x20;

/** The same bytes where there was nothing to blank. */
export function blankPosition(photo: Uint8Array): Uint8Array {
  const bytes = Buffer.from(photo);
  for (const at of places(bytes, EXIF)) blankTiff(bytes, at + EXIF.length);
  for (const name of CHUNKS) {
    // The chunk's length stands before its name in PNG, behind it in WebP.
    for (const at of places(bytes, name)) {
      blankTiff(bytes, at + name.length);
      blankTiff(bytes, at + name.length + 4);
    }
  }
  for (const at of places(bytes, XMP_BEGIN)) {
    const end = bytes.indexOf(XMP_END, at);
    if (end >= 0) bytes.fill(SPACE, at, end + XMP_END.length);
  }
  if (bytes.equals(photo)) return photo;
  if (bytes.subarray(0, PNG.length).equals(PNG)) mendChecksums(bytes);
  return bytes;
}

function places(bytes: Buffer, mark: Buffer): readonly number[] {
  const found: number[] = [];
  for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + 1)) {
    found.push(at);
  }
  return found;
}

/** Nothing happens where no TIFF structure begins at `start`. */
function blankTiff(bytes: Buffer, start: number): void {
  const tiff = bytes.subarray(start);
  const order = tiff.toString('latin1', 0, 2);
  if (tiff.length < 8 || (order !== 'II' && order !== 'MM')) return;
  const little = order === 'II';
  const u16 = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const u32 = (at: number) => (little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  const fits = (at: number, length: number) => at >= 0 && at + length <= tiff.length;
  if (u16(2) !== 42) return;

  /** Where each entry of a directory stands. */
  function entries(at: number): readonly number[] {
    if (!fits(at, 2)) return [];
    const all = Array.from({ length: u16(at) }, (_, i) => at + 2 + i * ENTRY_BYTES);
    return all.filter((entry) => fits(entry, ENTRY_BYTES));
  }

  for (const entry of entries(u32(4))) {
    if (u16(entry) !== GPS_DIRECTORY) continue;
    for (const value of entries(u32(entry + 8))) {
      const length = (TYPE_BYTES[u16(value + 2)] ?? 0) * u32(value + 4);
      const at = u32(value + 8);
      if (length > 4 && fits(at, length)) tiff.fill(0, at, at + length);
      tiff.fill(0, value, value + ENTRY_BYTES);
    }
  }
}

/** PNG: a chunk is length, name, data and a checksum over the last two. */
function mendChecksums(bytes: Buffer): void {
  for (let at = PNG.length; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const end = at + 8 + length;
    if (end + 4 > bytes.length) return;
    bytes.writeUInt32BE(crc32(bytes.subarray(at + 4, end)), end);
    at = end + 4;
  }
}
