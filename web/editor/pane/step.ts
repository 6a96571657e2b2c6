/** Moves the focus to the line after or before the focused or open one, as the list shows them. */
export function step(way: 'next' | 'previous'): void {
  const lines = [...document.querySelectorAll<HTMLElement>('.item-row')];
  const focused = lines.findIndex((line) => line.matches(':focus'));
  const at = focused >= 0 ? focused : lines.findIndex(isOpen);
  const to = way === 'next' ? at + 1 : Math.max(0, at - 1);
  const line = lines[Math.min(to, lines.length - 1)];
  line?.focus();
  line?.scrollIntoView({ block: 'nearest' });
}

function isOpen(line: HTMLElement): boolean {
  return line.getAttribute('aria-current') === 'true';
}
