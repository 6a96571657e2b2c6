/** The kinds of file that are taken in, each with the smallest one that is right. */
import type { ItemKind } from '../contract.ts';
import type { FileKind } from '../file-kind.ts';
import type { EditorSettings } from '../settings.ts';

export const ITEM_OF: Readonly<Record<FileKind, ItemKind>> = {
  directory: 'entry',
  register: 'register',
  article: 'article',
};

/** The name that says what the file is. An article's own name stays. */
export const NAME_OF: Readonly<Record<FileKind, string>> = {
  directory: 'directory.csv',
  register: 'zones.csv',
  article: 'article.md',
};

/** With the city's own places, so that each could be taken in as it is. */
export function samplesOf(settings: EditorSettings): Readonly<Record<FileKind, string>> {
  const [district] = Object.values(settings.districts);
  const [zone] = Object.values(settings.zones);
  const [category = ''] = Object.keys(settings.categories);
  return {
    directory: `id,kind,name_zh,name_en,for_zh,for_en,where_zh,where_en,hours_zh,hours_en,phones,zones,districts,source_zh,source_en,document,announced_on,valid_from,valid_until,review_by
night-clinic,hospital,城北医院夜间门诊,,,,河沿路1号,,每天18:00–8:00,,0371-55550123,,,市卫健委通告,,,2022-01-12,,,
`,
    register: `place,aliases,district,zone,from,until,source_zh,source_en,announced_on
河沿小区,河沿花园、河沿家园,${district?.zh ?? ''},${zone?.zh ?? ''},2022-01-10T15:00,,第9号通告,,2022-01-10
`,
    article: `---
id: night-clinic
matter: night-clinic
title.zh: 夜间看病
category: ${category}
source.zh: 市卫健委通告
announced_on: 2022-01-12
---

# 问

- 晚上去哪里看病
- 夜里发烧了怎么办

# 答

城北医院夜间门诊每天18:00–8:00开放，电话 {{night-clinic.phone}}。

# 试

- 晚上去哪里看病
`,
  };
}
