import assert from 'node:assert/strict';
import { loadCityPack } from '../../knowledge/content/load.ts';
import { gazetteerOf } from '../../knowledge/gazetteer.ts';
import { ROOMS, ROOT, sourcesOf } from './sources.ts';

/** In comments a name may stand as an example. */
const COMMENTS = /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm;

describe('the city is data', () => {
  const { city } = loadCityPack(`${ROOT}/knowledge/zhengzhou-2022`);
  const { districts, hospitals } = gazetteerOf(city);
  // Short English names are ordinary words elsewhere; the official ones are not.
  const names = [...districts, ...hospitals]
    .flatMap((place) => place.names)
    .filter((name) => /\p{Script=Han}{2}/u.test(name) || name.includes(' '));

  for (const room of ROOMS)
    it(`no code of ${room}/ names a district or a hospital of the sample city`, () => {
      const found = sourcesOf(room).flatMap(({ path, text }) => {
        const code = text.replaceAll(COMMENTS, '');
        return names
          .filter((name) => code.includes(name))
          .map((name) => `${path}: ${name}`);
      });
      assert.deepEqual(found, []);
    });

  it('looks for many names in many files', () => {
    assert.ok(names.length > 50);
    assert.ok(ROOMS.flatMap((room) => sourcesOf(room)).length > 50);
  });
});
