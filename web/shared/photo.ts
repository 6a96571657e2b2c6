/** Makes a photo small enough for a slow network: JPEG, at most 1600 px on its long side. */
const LONG_SIDE = 1600;
const QUALITY = 0.82;

/** Width and height within the limit, in the same proportion; never enlarged. */
export function within(
  width: number,
  height: number,
  limit: number = LONG_SIDE,
): { readonly width: number; readonly height: number } {
  const scale = Math.min(1, limit / Math.max(width, height));
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
}

/**
 * Returns a JPEG as a data address. Drawing anew also drops what the camera wrote into the file
 * (place, device). Rejects where the browser cannot read the picture.
 */
export async function shrinkPhoto(file: Blob): Promise<string> {
  const address = URL.createObjectURL(file);
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const size = within(image.naturalWidth, image.naturalHeight);
    const canvas = document.createElement('canvas');
    canvas.width = size.width;
    canvas.height = size.height;
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    // A transparent picture would turn black in JPEG.
    context.fillStyle = '#fff';
    context.fillRect(0, 0, size.width, size.height);
    context.drawImage(image, 0, 0, size.width, size.height);
    return canvas.toDataURL('image/jpeg', QUALITY);
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** The bytes of a data address, as they are sent. */
export function bytesOf(dataUrl: string): Uint8Array<ArrayBuffer> {
  const text = atob(dataUrl.slice(dataUrl.indexOf(',') + 1));
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
