/** What the page knows of its city: names, as plain data inside the shell. */
import type { City } from '../../knowledge/content/city.ts';
import {
  type Names,
  named,
  type StaffSettings,
  staffSettings,
} from '../shared/staff/settings.ts';

export interface EditorSettings extends StaffSettings {
  /** The city's needs: whom an article can be written for. */
  readonly persons: Names;
}

export function editorSettings(city: City, knowledgeAsOf: Date | null): EditorSettings {
  return { ...staffSettings(city, knowledgeAsOf), persons: named(city.needs) };
}
