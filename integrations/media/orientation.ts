/** Which side of a photo is up: the one thing of Exif (2.32) that draws, and that tells of nobody. */

const ORIENTATION = 0x0112;
const SHORT = 3;
const ENTRY_BYTES = 12;

/** 1 to 8 as Exif numbers them, from a TIFF structure; null: it says nothing of it, or is none. */
export function orientationIn(tiff: Buffer): number | null {
  const order = tiff.toString('latin1', 0, 2);
  if (tiff.length < 8 || (order !== 'II' && order !== 'MM')) return null;
  const little = order === 'II';
  const u16 = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const directory = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (directory + 2 > tiff.length) return null;
  for (let entry = 0; entry < u16(directory); entry += 1) {
    const at = directory + 2 + entry * ENTRY_BYTES;
    if (at + ENTRY_BYTES > tiff.length) return null;
    if (u16(at) !== ORIENTATION) continue;
    const value = u16(at + 8);
    return u16(at + 2) === SHORT && value >= 1 && value <= 8 ? value : null;
  }
  return null;
}

/** A TIFF structure that says this and nothing else. */
export function onlyOrientation(value: number): Buffer {
  const tiff = Buffer.alloc(8 + 2 + ENTRY_BYTES + 4);
  tiff.write('II', 'latin1');
  tiff.writeUInt16LE(42, 2);
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(1, 8);
  tiff.writeUInt16LE(ORIENTATION, 10);
  tiff.writeUInt16LE(SHORT, 12);
  tiff.writeUInt32LE(1, 14);
  tiff.writeUInt16LE(value, 18);
  return tiff;
}

/** The same structure with the orientation alone; null: there is nothing to say, it is upright. */
export function turnedOnly(tiff: Buffer): Buffer | null {
  const value = orientationIn(tiff);
  return value === null || value === 1 ? null : onlyOrientation(value);
}
