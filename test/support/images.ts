/** The smallest pictures, one of each kind that channels take; most are heads only. */

/** A whole picture of one transparent pixel. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR4nGNgYAAAAAMAAbitOmMAAAAASUVORK5CYII=',
  'base64',
);
export const JPEG = Buffer.from('ffd8ffe000104a46494600', 'hex');
export const GIF = Buffer.from('GIF89a\u0001\u0000\u0001\u0000', 'latin1');
export const WEBP = Buffer.from('RIFF\u0010\u0000\u0000\u0000WEBPVP8 ', 'latin1');
export const HEIC = Buffer.from('\u0000\u0000\u0000\u0018ftypheic\u0000\u0000', 'latin1');
