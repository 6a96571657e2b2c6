/** Where a page of the staff begins in the browser. */
import { render, type VNode } from 'preact';
import { SETTINGS_ID, type StaffSettings } from './settings.ts';

/** Draws the page into the shell's element of this id, with the settings that stand beside it. */
export function mount<Settings extends StaffSettings>(
  id: string,
  page: (settings: Settings) => VNode,
): void {
  const root = document.getElementById(id);
  const text = document.getElementById(SETTINGS_ID)?.textContent;
  if (root === null || !text) return;
  root.textContent = '';
  render(page(JSON.parse(text)), root);
}
