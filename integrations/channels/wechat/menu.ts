/** The account's own menu (自定义菜单), made of the city's. */
import { z } from 'zod';
import type { MenuItem } from '../upkeep/upkeep.ts';

/** https://developers.weixin.qq.com/doc/offiaccount/Custom_Menus/Creating_Custom-Defined_Menu.html */
const MOST = { top: 3, sub: 5 };
/** Bytes of UTF-8. */
const LONGEST = { top: 16, sub: 60 };

/** As WeChat takes it, and gives it back. */
const Leaf = z.object({
  type: z.string(),
  name: z.string(),
  key: z.string().optional(),
  url: z.string().optional(),
});
const Button = z.union([
  z.object({ name: z.string(), sub_button: z.array(Leaf).min(1) }),
  Leaf,
]);
export type Button = z.infer<typeof Button>;
export const Menu = z.object({ menu: z.object({ button: z.array(Button) }) });

/** A text says why the city's menu cannot be shown there. */
export function menuButtons(items: readonly MenuItem[]): readonly Button[] | string {
  const fault =
    faultIn(items, 'top') ??
    items.map((item) => faultIn(item.items, 'sub')).find(Boolean);
  return fault ?? items.map(button);
}

function faultIn(items: readonly MenuItem[], level: 'top' | 'sub'): string | null {
  if (items.length > MOST[level])
    return `it has ${items.length} entries where WeChat shows ${MOST[level]}`;
  const long = items.find(({ name }) => Buffer.byteLength(name) > LONGEST[level]);
  return long ? `WeChat has no room for "${long.name}"` : null;
}

function button(item: MenuItem): Button {
  if (item.items.length > 0) return { name: item.name, sub_button: item.items.map(leaf) };
  return leaf(item);
}

function leaf({ name, choice, url }: MenuItem): z.infer<typeof Leaf> {
  if (choice !== undefined) return { type: 'click', name, key: choice };
  return { type: 'view', name, url: url ?? '' };
}
