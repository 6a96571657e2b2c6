import assert from 'node:assert/strict';
import { wechat } from '../../../../integrations/channels/wechat/index.ts';
import { upkeepOf } from '../../../support/upkeep.ts';

const leaf = (name: string, choice = 'do:person') => ({ name, choice, items: [] });
const found = async (
  ...given: Parameters<typeof upkeepOf> extends [unknown, ...infer R] ? R : never
) => (await upkeepOf(wechat, ...given)).check.join('\n');

describe('WeChat: upkeep', () => {
  it('sets the menu of the city', async () => {
    const menu = [leaf('我要求助', 'do:file'), { name: '更多', items: [leaf('找人工')] }];
    const { calls, plan, check } = await upkeepOf(wechat, {}, { menu, apply: true });
    const set = calls.find(({ path }) => path.startsWith('/cgi-bin/menu/create'));
    assert.deepEqual(JSON.parse(set?.body ?? ''), {
      button: [
        { type: 'click', name: '我要求助', key: 'do:file' },
        {
          name: '更多',
          sub_button: [{ type: 'click', name: '找人工', key: 'do:person' }],
        },
      ],
    });
    assert.match(plan.join('\n'), /to_do: .*我要求助 \| 更多 \(找人工\) \(now: none\)/);
    assert.match(check.join('\n'), /works: The menu of the account is 我要求助/);
  });

  it('leaves the menu alone where the city has none', async () => {
    const { calls } = await upkeepOf(wechat, {}, { apply: true });
    assert.ok(calls.every(({ path }) => !path.includes('/menu/')));
  });

  it('tells which entry WeChat has no room for, and sets none of them', async () => {
    const menu = [leaf('一个太长的名字')];
    const { plan, calls } = await upkeepOf(wechat, {}, { menu, apply: true });
    assert.match(plan.join('\n'), /wrong: .*no room for "一个太长的名字"/);
    assert.ok(calls.every(({ path }) => !path.includes('/menu/create')));
    const four = [1, 2, 3, 4].map((n) => leaf(`第${n}`));
    const many = await upkeepOf(wechat, {}, { menu: four });
    assert.match(many.plan.join('\n'), /wrong: .*4 entries where WeChat shows 3/);
  });

  it('says by hand where the server is entered, as no call tells', async () => {
    const { plan } = await upkeepOf(wechat, {});
    assert.match(
      plan.join(),
      /by_hand: .*https:\/\/help\.example\.org\/channels\/wechat/,
    );
  });

  it('knows an account that may not answer, and one that has been refused the address', async () => {
    const unverified = { getkflist: { errcode: 48001, errmsg: 'api unauthorized' } };
    assert.match(await found(unverified), /wrong: The account may not send/);
    const barred = { stable_token: { errcode: 40164, errmsg: 'invalid ip 203.0.113.7' } };
    assert.match(await found(barred), /wrong: .*IP white list/);
  });

  it('knows a token that another program makes void', async () => {
    let asked = 0;
    const another = {
      get stable_token() {
        asked++;
        return { access_token: `token-${asked}`, expires_in: 7200 };
      },
    };
    assert.match(await found(another), /wrong: Two requests got two tokens/);
    assert.match(await found({}), /works: The token is stable/);
  });

  it('looks for the template and its field', async () => {
    const settings = { WECHAT_TEMPLATE: 'template-7', WECHAT_TEMPLATE_FIELD: 'thing1' };
    const having = (content: string) => ({
      get_all_private_template: {
        template_list: [{ template_id: 'template-7', content }],
      },
    });
    assert.match(await found({}, { settings }), /wrong: WECHAT_TEMPLATE is no template/);
    const other = having('{{thing2.DATA}}');
    assert.match(await found(other, { settings }), /wrong: .*no field thing1/);
    const right = having('{{thing1.DATA}}');
    assert.match(await found(right, { settings }), /works: WECHAT_TEMPLATE/);
  });
});
