import assert from 'node:assert/strict';
import { join } from 'node:path';
import { loadCityPack } from '../../knowledge/content/load.ts';
import { responsibleBody } from '../../knowledge/responsible-body.ts';

const { city } = loadCityPack(
  join(import.meta.dirname, '../../knowledge/zhengzhou-2022'),
);

describe('the responsible body', () => {
  for (const [category, words, body] of [
    ['other', '小区好久没有暖气', 'heating_company'],
    ['other', 'no heating in our estate', 'heating_company'],
    ['other', '家里停电了', 'help_desk'],
    ['policy', '今天几点做核酸', 'testing_department'],
    ['policy', '管控区能出小区吗', 'social_control'],
    ['policy', '公交停了吗', 'health_commission'],
    ['medical', '慢性病卡的药怎么报销', 'insurance_centre'],
    // The old man is ill, whatever his radiator.
    ['medical', '老人发烧，家里没暖气', 'health_commission'],
    ['suggestion', '建议中午给学生单独开核酸通道', 'testing_department'],
    ['suggestion', '建议多开几个超市', 'social_control'],
    ['food', '家里没菜了', 'supply_group'],
    ['transport', '孩子每周要去做康复训练，出不去', 'social_control'],
    ['transport', '地铁停了，上不了班', 'transport_group'],
    ['medical', '想挂个康复科的号', 'health_commission'],
  ] as const)
    it(`of ${category}, ${words}: ${body}`, () => {
      const account = [{ value: '你好' }, { value: words }];
      assert.equal(responsibleBody(city, category, account), body);
    });

  it('is nobody for a category that the city does not have', () => {
    assert.equal(responsibleBody(city, 'weather', []), null);
    assert.equal(responsibleBody(city, null, []), null);
  });
});
