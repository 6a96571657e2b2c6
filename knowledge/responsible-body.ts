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
  return routedBody({ categories }, categoryId, account) ?? category.body;
}

/** The body that the words name beyond the category's usual one; null: none. */
export function routedBody(
  { categories }: Pick<City, 'categories'>,
  categoryId: string | null,
  account: readonly { readonly value: string }[],
): string | null {
  const told = account.map(({ value }) => value.toLowerCase()).join('\n');
  const route = categories
    .find(({ id }) => id === categoryId)
    ?.routes.find(({ words }) => words.some((word) => told.includes(word.toLowerCase())));
  return route?.body ?? null;
}
