/** What a file is, told by its first bytes and never by what its sender calls it. */

export interface FileType {
  readonly type: string;
  /** Without the dot. */
  readonly extension: string;
}

interface Signature extends FileType {
  /** Latin-1 text that must stand at `at`. */
  readonly marks: readonly { readonly at: number; readonly bytes: string }[];
}

const starts = (type: string, extension: string, ...bytes: readonly string[]) =>
  bytes.map((each): Signature => ({ type, extension, marks: [{ at: 0, bytes: each }] }));

/** RIFF files name their kind behind their length. */
const riff = (type: string, extension: string, kind: string): Signature => ({
  type,
  extension,
  marks: [
    { at: 0, bytes: 'RIFF' },
    { at: 8, bytes: kind },
  ],
});

/** ISO 14496-12 files, by the brand they name first. */
const branded = (type: string, extension: string, ...brands: readonly string[]) =>
  brands.map(
    (brand): Signature => ({
      type,
      extension,
      marks: [{ at: 4, bytes: `ftyp${brand}` }],
    }),
  );

const SIGNATURES: readonly Signature[] = [
  ...starts('image/jpeg', 'jpg', '\u00ff\u00d8\u00ff'),
  ...starts('image/png', 'png', '\u0089PNG\r\n\u001a\n'),
  ...starts('image/gif', 'gif', 'GIF87a', 'GIF89a'),
  riff('image/webp', 'webp', 'WEBP'),
  // HEIF still pictures (ISO/IEC 23008-12, annex B).
  ...branded('image/heic', 'heic', 'heic', 'heix', 'heim', 'heis', 'hevc', 'hevx'),
  ...branded('image/heic', 'heic', 'mif1', 'msf1'),
  ...starts('audio/amr', 'amr', '#!AMR'),
  ...starts('audio/mpeg', 'mp3', 'ID3', '\u00ff\u00fb', '\u00ff\u00f3', '\u00ff\u00f2'),
  ...starts('audio/ogg', 'ogg', 'OggS'),
  riff('audio/wav', 'wav', 'WAVE'),
  ...branded('audio/mp4', 'm4a', 'M4A '),
  ...branded('video/mp4', 'mp4', 'isom', 'iso2', 'mp41', 'mp42', 'avc1', 'M4V '),
  ...branded('video/3gpp', '3gp', '3gp4', '3gp5', '3gp6'),
  ...branded('video/quicktime', 'mov', 'qt  '),
  ...starts('application/pdf', 'pdf', '%PDF-'),
];

/** Null: none of the files we know. */
export function fileType(bytes: Uint8Array): FileType | null {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  const found = SIGNATURES.find((signature) =>
    signature.marks.every((mark) => head.startsWith(mark.bytes, mark.at)),
  );
  return found ? { type: found.type, extension: found.extension } : null;
}
