import type { Gazetteer } from '../../intents/gazetteer.ts';
import { type UnderstandContext, understand } from '../../intents/understand.ts';
import type { Understanding } from '../../intents/understanding.ts';

const place = (id: string, ...names: string[]) => ({ id, names });

/** A small town of our own, so that no test leans on a city pack. */
export const TOWN: Gazetteer = {
  timeZone: 'Asia/Shanghai',
  city: place('town', '郑州', '郑州市', 'Zhengzhou'),
  districts: [
    place('jinshui', '金水区', '金水', 'Jinshui'),
    place('erqi', '二七区', '二七', 'Erqi'),
    place('guancheng', '管城回族区', '管城区', '管城', 'Guancheng'),
  ],
  zones: [
    place('sealed', '封控区', 'sealed zone'),
    place('controlled', '管控区', 'controlled zone'),
    place('precaution', '防范区', 'precaution zone'),
  ],
  hospitals: [place('people', '郑州人民医院')],
  estates: [place('lotus', '荷塘月色')],
  categories: [place('medical', '寻医买药'), place('policy', '疫情政策')],
  otherCities: ['北京', '洛阳'],
  landmarks: [{ name: '北龙湖', district: 'erqi' }, { name: '老鸦陈' }],
};

export function read(
  text: string,
  context: Partial<UnderstandContext> = {},
): Understanding {
  return understand(text, {
    now: new Date('2022-01-12T10:00:00Z'),
    asked: null,
    previous: null,
    gazetteer: TOWN,
    ...context,
  });
}

export const flagIds = (text: string): readonly string[] =>
  read(text).flags.map(({ id }) => id);
