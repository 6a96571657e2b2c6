/** Brings a message of the transcript into view and marks it, for the eye and for a screen reader. */
const MARKED_MS = 2500;

export function messageElementId(id: string): string {
  return `message-${id}`;
}

export function showMessage(id: string): void {
  const element = document.getElementById(messageElementId(id));
  if (element === null) return;
  element.scrollIntoView({ block: 'center', behavior: 'smooth' });
  element.focus({ preventScroll: true });
  element.setAttribute('data-marked', 'true');
  setTimeout(() => element.removeAttribute('data-marked'), MARKED_MS);
}
