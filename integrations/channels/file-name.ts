/** A file's name as a person may see it and a header may carry it. */

const MAX_LENGTH = 80;

/**
 * Keeps the last path segment's stem without control, direction-changing and reserved
 * characters, and gives it the extension of what the file really is.
 */
export function safeFileName(name: string, extension: string): string {
  const last = name.toWellFormed().split(/[/\\]/).at(-1) ?? '';
  const stem = [...last.replace(/\.[^.]*$/, '')]
    .slice(0, MAX_LENGTH)
    .join('')
    .replace(/[\p{C}\p{Zl}\p{Zp}"'<>|:*?%;&$`{}]/gu, '')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  return `${stem || 'photo'}.${extension}`;
}

/** `Content-Disposition` that shows the file in place under its name (RFC 6266, RFC 8187). */
export function inlineDisposition(name: string): string {
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `inline; filename*=UTF-8''${encoded}`;
}
