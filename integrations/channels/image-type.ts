/** What a picture is, told by its first bytes and never by what its sender calls it. */

interface Signature {
  readonly type: string;
  readonly extension: string;
  /** Latin-1 text that must stand at `at`. */
  readonly marks: readonly { readonly at: number; readonly bytes: string }[];
}

/** ISO 14496-12 brands of HEIF still pictures (ISO/IEC 23008-12, annex B). */
const HEIF_BRANDS = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'];

const SIGNATURES: readonly Signature[] = [
  {
    type: 'image/jpeg',
    extension: 'jpg',
    marks: [{ at: 0, bytes: '\u00ff\u00d8\u00ff' }],
  },
  {
    type: 'image/png',
    extension: 'png',
    marks: [{ at: 0, bytes: '\u0089PNG\r\n\u001a\n' }],
  },
  { type: 'image/gif', extension: 'gif', marks: [{ at: 0, bytes: 'GIF87a' }] },
  { type: 'image/gif', extension: 'gif', marks: [{ at: 0, bytes: 'GIF89a' }] },
  {
    type: 'image/webp',
    extension: 'webp',
    marks: [
      { at: 0, bytes: 'RIFF' },
      { at: 8, bytes: 'WEBP' },
    ],
  },
  ...HEIF_BRANDS.map((brand) => ({
    type: 'image/heic',
    extension: 'heic',
    marks: [{ at: 4, bytes: `ftyp${brand}` }],
  })),
];

export interface ImageType {
  readonly type: string;
  /** Without the dot. */
  readonly extension: string;
}

/** Null: none of the pictures we know. */
export function imageType(bytes: Uint8Array): ImageType | null {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  const found = SIGNATURES.find((signature) =>
    signature.marks.every((mark) => head.startsWith(mark.bytes, mark.at)),
  );
  return found ? { type: found.type, extension: found.extension } : null;
}
