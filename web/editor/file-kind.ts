/** What kind of file is brought in: the page shows it, and the house reads the file by the same rule. */

export const FILE_KINDS = ['directory', 'register', 'article'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/**
 * By its name and its first line: Markdown is an article; a table with a column `place` is the
 * zone register's, one with a column `id` the directory's. Null: it could be anything.
 */
export function kindOf(name: string, text: string): FileKind | null {
  const [first = ''] = text.replace(/^\uFEFF/, '').split(/\r?\n/, 1);
  if (/\.(md|markdown)$/i.test(name)) return 'article';
  if (!/\.csv$/i.test(name) && first.trim() === '---') return 'article';
  const columns = first
    .toLowerCase()
    .split(/[,;\t]/)
    .map((column) => column.replaceAll('"', '').trim());
  if (columns.includes('place')) return 'register';
  return columns.includes('id') ? 'directory' : null;
}
