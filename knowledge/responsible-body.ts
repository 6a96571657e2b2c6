/** Who works a matter: by its category, and within it by what its words name. */
import type { City } from './content/city.ts';

/** Id of the body; null: the city has no such category. */
export function responsibleBody(
  { categories }: Pick<City, 'categories'>,
  categoryId: string | null,
  account: readonly { readonly value: string }[],
): string | null {
  const category = categories.find(({ id }) => id === categoryId);
  if (!category) return null;
  const told = account.map(({ value }) => value.toLowerCase()).join('\n');
  const route = category.routes.find(({ words }) =>
    words.some((word) => told.includes(word.toLowerCase())),
  );
  return route?.body ?? category.body;
}
