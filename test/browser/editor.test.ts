import assert from 'node:assert/strict';
import {
  assertAccessible,
  assertFits,
  focusBy,
  openChat,
  openSite,
} from '../support/browser.ts';
import { Editor } from '../support/editor.ts';
import { PASSWORD } from '../support/server.ts';

/** The sample city's knowledge stands still on 12 January 2022, 18:00. */
const TESTING = '1月10日全员核酸时间和范围';
const HOURS = '1月13日全员核酸：上午7:30开始，13:00结束，在居住地采样点参加。';
const REGISTER =
  'place,aliases,district,zone,from,until,source_zh,source_en,announced_on\n';

// One server for all: each test has items of its own.
describe('the editors’ page, in a browser', function () {
  this.timeout(60_000);
  const site = openSite('one for all');

  it('changes a rule: found, tried out, reviewed, published, told within two seconds', async () => {
    const chat = await openChat(site);
    await chat.say('明天几点做核酸');
    await chat.heard('上午9:00开始');

    const editor = await Editor.open(site);
    const { page } = editor;
    // An hour of the answer finds it as well as its title does.
    await editor.search('15:00结束');
    await editor.row(TESTING).waitFor();
    await editor.search('核酸');
    await editor.row(TESTING).getByText('已过期').waitFor();
    await editor.row(TESTING).click();
    await editor.ask('今天几点做核酸');
    await editor.answered('已经过期，只供参考');
    await editor.origin('! 已过期的通告');

    await editor.field('title.zh').fill('1月13日全员核酸时间');
    await editor.field('announcedOn').fill('2022-01-12');
    await editor.field('validFrom').fill('2022-01-13');
    await editor.field('validUntil').fill('2022-01-13');
    await page.getByLabel('何时结束：几点').fill('15:00');
    await page.locator('#preview-zone').selectOption({ label: '封控区' });
    await page.getByRole('button', { name: '明天 8:00' }).click();
    await editor.answered('上午9:00开始');
    // Nothing is asked again by hand: the answer follows the words.
    await editor.field('answer.zh').fill(HOURS);
    await editor.answered(HOURS);
    await editor.origin('✓ 答上了 · 出自这份草稿');

    await editor.field('note').fill('按1月12日的新通告');
    await editor.save();
    await editor.standing.getByText('第 2 版（草稿），editor').waitFor();
    await editor.handIn();
    await editor.standing.getByText('正在等审核').waitFor();
    assert.equal(await editor.verb('发布…').count(), 0, 'a writer’s own');
    await editor.openPublishing('紧急发布…');
    await editor.dialog.getByText('您的角色不能发布').waitFor();
    const alone = editor.dialog.getByRole('button', { name: '发布', exact: true });
    assert.ok(await alone.isDisabled());
    assert.equal(await chat.count('7:30'), 0, 'nothing is told before it is published');

    const approver = await Editor.open(site, 'approver');
    await approver.page.getByRole('button', { name: /^待审核/ }).click();
    await approver.row(TESTING).click();
    await approver.standing.getByText('按1月12日的新通告').waitFor();
    const difference = approver.page.locator('.difference-lines');
    await difference.locator('ins').filter({ hasText: '13' }).first().waitFor();
    await difference.getByText('何时结束').waitFor();
    await approver.openPublishing();
    await approver.dialog.getByText(/^从 2022年1月13日 .+ 为止。$/).waitFor();
    await approver.dialog.getByText('editor 写的，您是第二个人').waitFor();
    const began = performance.now();
    await approver.publish();
    await chat.say('明天几点做核酸');
    await chat.heard(HOURS);
    const took = performance.now() - began;
    assert.ok(took < 2000, `${Math.round(took)} ms`);
    // Who names no day is told of it too, and that it is still to begin.
    await chat.say('几点做核酸');
    await chat.heard('1月13日开始执行，现在还没开始');
    await approver.close();
    await approver.page.getByRole('button', { name: '全部' }).click();
    await approver.row('1月13日全员核酸时间').getByText('未生效').waitFor();
  });

  it('corrects whoever was told the old words, once, and goes back to them', async () => {
    const NEW = '夜里也有人接。';
    const chat = await openChat(site);
    await chat.say('心理热线电话是多少');
    await chat.heard('心理援助热线');

    const editor = await Editor.open(site);
    await editor.show('article', 'psych-line');
    const before = await editor.field('answer.zh').inputValue();
    await editor.field('answer.zh').fill(before + NEW);
    await editor.save();
    await editor.handIn();
    const approver = await Editor.open(site, 'approver');
    await approver.show('article', 'psych-line');
    await approver.openPublishing();
    await approver.publish();
    await approver.dialog.getByText('近 7 天有 1 个人得到的是旧版').waitFor();
    await approver.dialog.getByRole('button', { name: '给 1 人发更正' }).click();
    await approver.dialog.getByText('更正已发给 1 人。').waitFor();
    await approver.close();
    const correction = await chat.heard('更正：');
    assert.match(await correction.innerText(), new RegExp(NEW));

    await editor.history
      .filter({ hasText: '居民现在看到的' })
      .getByText('第 2 版')
      .first()
      .waitFor();
    await editor.page.getByRole('button', { name: '恢复为新草稿 第 1 版' }).click();
    await editor.standing.getByText('第 3 版（草稿）').waitFor();
    assert.equal(await editor.field('answer.zh').inputValue(), before);
    await editor.handIn();
    await approver.standing.getByText('第 3 版（待审核）').waitFor();
    await approver.openPublishing();
    await approver.publish();
    await approver.close();
    await chat.say('心理热线电话是多少');
    // Old words, correction, old words again.
    await chat.messages.filter({ hasText: '心理援助热线' }).nth(2).waitFor();
    assert.equal(await chat.count(NEW), 1);
    assert.equal(await chat.count('更正：'), 1);
  });

  it('lets an editor publish alone in an emergency, marked as that for ever', async () => {
    const REASON = '积水停运，等不到审核人';
    const chat = await openChat(site);
    await chat.say('地铁周末多久一趟');
    await chat.heard('10分钟');

    const editor = await Editor.open(site);
    await editor.show('article', 'metro');
    await editor.field('answer.zh').fill('因积水，地铁今天全线停运。');
    await editor.save();
    await editor.openPublishing('紧急发布…');
    await editor.dialog.getByRole('button', { name: '紧急发布' }).click();
    const alone = editor.dialog.getByRole('button', { name: '一个人紧急发布' });
    assert.ok(await alone.isDisabled(), 'a reason is wanted');
    await editor.page.locator('#publish-reason').fill(REASON);
    await alone.click();
    // Who published alone sees whom it concerns, and tells them.
    await editor.dialog.getByRole('button', { name: '给 1 人发更正' }).click();
    await editor.dialog.getByText('更正已发给 1 人。').waitFor();
    await editor.close();
    const marked = editor.history.filter({ hasText: '▲ 紧急发布' });
    await marked.getByText(`一人紧急发布，原因：${REASON}`).waitFor();

    await chat.heard('更正：');
    assert.equal(await chat.count('全线停运'), 1);
  });

  it('asks what becomes of a scheduled version, and takes it back', async () => {
    const editor = await Editor.open(site);
    const approver = await Editor.open(site, 'approver');
    const handedIn = async (words: string) => {
      await editor.show('article', 'youth-line');
      const before = await editor.field('answer.zh').inputValue();
      await editor.field('answer.zh').fill(before + words);
      await editor.save();
      await editor.handIn();
      await approver.show('article', 'youth-line');
      await approver.openPublishing();
    };
    await handedIn('明天起加开一路。');
    await approver.dialog.getByRole('radio', { name: '定时上线' }).check();
    await approver.dialog.getByRole('button', { name: '定时发布', exact: true }).click();
    await approver.dialog.getByText(/起，居民得到的就是这一版/).waitFor();
    await approver.close();

    await handedIn('今晚线路忙，请多打几次。');
    const publish = approver.dialog.getByRole('button', { name: '发布', exact: true });
    await approver.dialog.getByText(/^第 2 版定在/).waitFor();
    assert.ok(await publish.isDisabled(), 'nothing is overridden unseen');
    await approver.dialog.getByRole('radio', { name: /^照旧/ }).check();
    await approver.publish();
    await approver.close();

    await approver.standing.getByText(/^第 2 版将于/).waitFor();
    await approver.page.getByRole('button', { name: '取消定时上线' }).click();
    await approver.history.getByText('× 已取消定时').waitFor();
    await approver.standing.getByText(/^第 2 版将于/).waitFor({ state: 'hidden' });
  });

  it('tells the second of two who write at once, and overwrites nothing', async () => {
    const editor = await Editor.open(site);
    const other = await Editor.open(site, 'approver');
    for (const one of [editor, other]) await one.show('article', 'vaccination');
    // The page would tell the other of it before they save: here that comes too late.
    const late = Promise.withResolvers<void>();
    await other.page.route('**/items/article/vaccination', async (route) => {
      if (route.request().method() === 'GET') await late.promise;
      await route.continue();
    });
    await editor.field('answer.zh').fill('第一个人的话。');
    await other.field('answer.zh').fill('第二个人的话。');
    await editor.save();
    await other.page.keyboard.press('Control+s');
    await other.told('别人刚保存过。您的改动都在，请看上方。');
    late.resolve();
    const clash = other.page.locator('.clash');
    await clash.getByText(/^editor .+ 保存了第 2 版。您的改动都在/).waitFor();
    await clash.getByText('第一个人的话。').waitFor();
    await clash.getByText('第二个人的话。').waitFor();
    await assertAccessible(other.page, 'two wordings');
    await editor.page.reload();
    await editor.standing.waitFor();
    assert.equal(await editor.field('answer.zh').inputValue(), '第一个人的话。');

    await clash.getByRole('button', { name: '就按选的继续写' }).click();
    await other.save();
    await other.handIn();
    assert.equal(await other.verb('发布…').count(), 0, 'an approver’s own');
    await other.openPublishing('紧急发布…');
    await other.dialog.getByText('这一版是您自己写的').waitFor();
  });

  it('imports a register: bad rows named and nothing written, good ones reviewed and told', async () => {
    const editor = await Editor.open(site);
    const { page } = editor;
    await editor.tab('导入导出');
    const good = '阳光花园,阳光小区,金水区,封控区,2022-01-11,,第9号通告,,2022-01-11\n';
    const bad = `月光里,,火星区,管控区,2022-01-11,,第9号通告,,2022-01-11\n${'星光苑,,二七区,管控区,2022-13-11,,第9号通告,,2022-01-11\n'}`;
    await editor.choose('zones.csv', REGISTER + good + bad);
    const faults = page.locator('.import-faults');
    await faults.getByText('有 2 处要改，什么也没有写入').waitFor();
    await faults.getByText('第 3 行 区县：本市没有“火星区”。').waitFor();
    await faults.getByText('第 4 行 从：没有这一天。').waitFor();
    assert.equal(await page.getByRole('button', { name: /^写成/ }).count(), 0);

    await editor.choose('zones.csv', REGISTER + good);
    await page.getByRole('button', { name: '写成 1 个草稿' }).click();
    await page.getByText('已写成草稿，还没有发布。').waitFor();
    await page.getByRole('button', { name: '分区名册' }).click();
    // The bad file left nothing behind: this is the first draft since the city's own files.
    await editor.standing.getByText('第 2 版（草稿）').waitFor();
    await page.getByRole('rowheader', { name: '阳光花园' }).waitFor();
    await editor.handIn();
    const approver = await Editor.open(site, 'approver');
    await approver.show('register', 'zones');
    await approver.openPublishing();
    await approver.dialog.getByText('共 1 行：新加 1 行，去掉 0 行').waitFor();
    await approver.publish();
    const chat = await openChat(site);
    await chat.say('阳光花园是什么区');
    await chat.heard('阳光花园（金水区）现在登记为封控区');
  });

  it('is worked with the keyboard alone', async () => {
    const context = await site.browser.newContext({ locale: 'zh-CN' });
    const page = await context.newPage();
    await page.goto(`${site.url}/editor`);
    await page.locator('[name=username]:focus').waitFor();
    await page.keyboard.type('editor');
    await page.keyboard.press('Tab');
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
    await page.locator('.item-row').first().waitFor();
    await page.keyboard.press('/');
    await page.locator('#search:focus').waitFor();
    await page.keyboard.type('online-class');
    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
    await page.locator('.item-row:focus').getByText('线上教学').waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.item-standing').waitFor();
    await focusBy(page, 'Tab', page.locator('#f-answer-zh'), 20_000);
    await page.keyboard.press('Control+End');
    await page.keyboard.type('开学时间另行通知。');
    await page.getByText('有改动未保存').waitFor();
    await page.keyboard.press('Control+s');
    await page.locator('.toast').getByText('已保存。').waitFor();
    await page.locator('#f-answer-zh:focus').waitFor();
    await focusBy(page, 'Tab', page.getByRole('button', { name: '提交审核' }), 20_000);
    await page.keyboard.press('Enter');
    await page.locator('.toast').getByText('已提交审核。').waitFor();
    await page.locator('.item-standing').getByText('正在等审核').waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  });

  it('has nothing that axe finds wrong, in light and dark', async () => {
    const chat = await openChat(site);
    await chat.say('动物园几点开门');
    await chat.heard('没有查到');
    const editor = await Editor.open(site);
    await assertAccessible(editor.page, 'list');
    await editor.show('article', 'rehab');
    await editor.ask('去哪里做康复');
    await editor.origin('出自');
    await assertAccessible(editor.page, 'item');
    await editor.field('answer.zh').fill('康复门诊改在周三上午。');
    await editor.save();
    await editor.handIn();
    const approver = await Editor.open(site, 'approver');
    await approver.show('article', 'rehab');
    await approver.openPublishing();
    await assertAccessible(approver.page, 'publish dialog');
    await editor.tab('没答上的');
    await editor.page.locator('.unanswered-row').first().waitFor();
    await assertAccessible(editor.page, 'unanswered');
    await editor.tab('导入导出');
    await editor.choose('zones.csv', `${REGISTER}月光里,,火星区,管控区,,,,,\n`);
    await assertAccessible(editor.page, 'import');
  });

  it('is worked on a phone', async () => {
    const viewport = { width: 390, height: 844 };
    const editor = await Editor.open(site, 'editor', { viewport });
    const { page } = editor;
    const pane = (name: string) =>
      page.getByRole('navigation', { name: '分栏' }).getByRole('button', { name });
    await assertFits(page);
    await editor.search('fever-clinic');
    await editor.row('发热门诊').first().click();
    await editor.standing.waitFor();
    await editor.field('answer.zh').fill('发热门诊请先预约、错峰去，少等候。');
    await assertFits(page);
    await pane('试问').click();
    await editor.ask('发热门诊要预约吗');
    await editor.origin('出自这份草稿');
    await assertFits(page);
    await pane('内容').click();
    await editor.save();
    await assertFits(page);
    await pane('列表').click();
    await editor.row('发热门诊').first().getByText('草稿').waitFor();
  });
});
