/** The code of a failed request, for which the page has words. What is no refusal is our fault. */
export function failureCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return typeof code === 'string' ? code : 'our_fault';
}
