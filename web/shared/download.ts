/** Hands a file to the browser, to be kept. */

/** Time for the browser to begin with the file before its address is taken back. */
const HOLD_MS = 60_000;

export function download(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), HOLD_MS);
}
