/**
 * The stories of the source documents from the first word to the callback: the resident on a phone,
 * an agent at the desk, a body on its page. The clocks are those that the sources told of.
 */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { isUrgent } from '../../cases/queue.ts';
import type { DeskCase } from '../../web/desk/contract.ts';
import {
  type Chat,
  openChat,
  openDesk,
  openSite,
  openWindow,
} from '../support/browser.ts';
import { finishForm } from '../support/browser-form.ts';

/** Marked as urgent in the same second. */
const MARKED_MS = 1_000;
/** With the body that can help in the same minute: told, marked, taken, handed on. */
const FORWARDED_MS = 60_000;
const CASE_NUMBER = /\d{4}-\d{3}-\d{3}/;

interface Story {
  readonly story: string;
  readonly words: string;
  readonly level: '急' | '限时' | null;
  readonly body: string;
  readonly report: string;
  /** The body comes, drives or fetches on a day. */
  readonly on?: string;
}

const STORIES: readonly Story[] = [
  {
    story: 'a child scratched by a dog in a sealed estate',
    words: '孩子昨天18时被狗抓伤，小区封控不能去医院打狂犬疫苗',
    level: '急',
    body: '市卫健委',
    report: '社区医生已上门接种第一针',
  },
  {
    story: 'a mother with a rare blood type, days from birth',
    words:
      '我现在是孕39周+4的孕妇，熊猫血A型，在登封的隔离医院，希望去市里的医院生产，急急急!!!',
    level: '限时',
    body: '郑州人民医院',
    report: '已转到产科病房，备好血',
  },
  {
    story: 'a blocked coronary on the motorway',
    words: '心脏血管堵塞 90%，现在高速，马上到郑！急急急！！！',
    level: '急',
    body: '郑州市中心医院',
    report: '已到急诊，绿色通道收住',
  },
  {
    story: 'a week of psychiatric medicine left',
    words: '我在高新区，家有精神病人不能断药，药还能吃一周，小区管控出不去开药',
    level: null,
    body: '高新区疫情防控指挥部',
    report: '药已送到家门口',
  },
  {
    story: 'a child’s rehabilitation trip',
    words:
      '我住二七区管控区，1月12日到27日每周一到周五下午要带3岁半的孩子去康复机构，请帮忙解决出行',
    level: null,
    body: '二七区疫情防控指挥部',
    report: '',
    on: '2030-01-14',
  },
  {
    story: 'two very old people who cannot go down',
    words: '家里有两个88岁的老人，下楼很不方便，能不能上门做核酸',
    level: null,
    body: '市疫情防控指挥部核酸检测部',
    report: '已上门采样',
  },
];

describe('stories from the first word to the callback, in a browser', function () {
  this.timeout(120_000);
  const site = openSite('one each');

  for (const told of STORIES) {
    const { story, words, level, body } = told;
    it(story, async () => {
      const desk = await openDesk(site);
      const chat = await openChat(site);
      await chat.say(words);
      const row = desk.locator('.queue .row').first();
      if (level === null) await file(chat);
      await row.getByText(level ?? '一般').waitFor();

      await row.click();
      await desk.keyboard.press('t');
      await chat.heard('已接手');
      const task = await handOn(desk, told);
      await chat.heard(body);
      const { marked, forwarded } = await clocksOf(desk);
      if (level) assert.ok(marked < MARKED_MS, `marked after ${marked} ms`);
      assert.ok(forwarded < FORWARDED_MS, `forwarded after ${forwarded} ms`);

      await work(task, told);
      // Whom a person speaks with, that person asks; else the last body's word does.
      if (level !== null) {
        await desk.locator('.task-row').getByText('已办完').first().waitFor();
        await desk.getByRole('button', { name: /^办结 E/ }).click();
        await desk.getByRole('button', { name: '现在就办' }).click();
      }
      await chat.heard('的事办好了吗');
      await chat.tap('办好了');
      await chat.heard('满意吗');
      await chat.tap('5 很满意');
      await chat.heard('记下了');
      await desk.locator('.standing').getByText('已办结').waitFor();
      await desk.locator('.timeline').getByText('5').first().waitFor();
    });
  }

  /**
   * Milliseconds from the first word until it was marked and until a body had it, by the ledger: how
   * busy the browsers are is no part of it.
   */
  async function clocksOf(desk: Page) {
    const number = CASE_NUMBER.exec(await desk.locator('#case-title').innerText())?.[0];
    const answer = await desk.request.get(`${site.url}/api/desk/cases/${number}`);
    const { transcript, timeline }: DeskCase = await answer.json();
    const first = Date.parse(transcript[0]?.at ?? '');
    const until = (is: (data: DeskCase['timeline'][number]['data']) => boolean) =>
      Date.parse(timeline.find(({ data }) => is(data))?.at ?? '') - first;
    return {
      marked: until((data) => 'urgency' in data && isUrgent(data.urgency)),
      forwarded: until(({ kind }) => kind === 'tasked'),
    };
  }

  /** The form to its end, and no register where one is offered. */
  async function file(chat: Chat): Promise<void> {
    await finishForm(chat, chat.messages.filter({ hasText: CASE_NUMBER }));
  }

  /** To the story's body by keyboard, on its day where it has one; the body's page on a phone. */
  async function handOn(desk: Page, { body, on }: Story): Promise<Page> {
    await desk.getByRole('button', { name: /^交办/, disabled: false }).waitFor();
    await desk.keyboard.press('d');
    const dialog = desk.getByRole('dialog', { name: '交办给谁' });
    await dialog.getByLabel('查找单位').fill(body);
    await dialog.getByLabel(body).check();
    if (on !== undefined) {
      await dialog.getByText('按日期办理').click();
      await dialog.getByLabel('方式').selectOption('trip');
      await dialog.getByLabel('从哪天').fill(on);
      await dialog.getByLabel('几点', { exact: true }).fill('14:00');
      await dialog.getByRole('button', { name: '加上这 1 次' }).click();
    }
    await dialog.getByRole('button', { name: '交办', exact: true }).click();
    const row = desk.locator('.task-row', { hasText: body });
    await row.getByText('待接单').waitFor();
    const path = await row.getAttribute('data-page');
    const context = await openWindow(site, { viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    await page.goto(site.url + path);
    return page;
  }

  /** What the body does on its page: takes it on, and reports it done; a trip is signed at both ends. */
  async function work(task: Page, { report, on }: Story): Promise<void> {
    await task.getByRole('button', { name: '接单' }).click();
    await task.getByText('您已接单').waitFor();
    if (on === undefined) {
      await task.getByRole('button', { name: '办完了' }).click();
      await task.getByLabel(/办得怎么样/).fill(report);
      await task.getByRole('button', { name: '确认办完' }).click();
    } else {
      for (const [step, given, taken] of [
        ['接到人了', '孩子妈妈', '司机'],
        ['送到了', '司机', '康复老师'],
      ] as const) {
        await task.getByRole('button', { name: new RegExp(`${step}$`) }).click();
        await task.getByLabel('交人的一方').fill(given);
        await task.getByLabel('接人的一方').fill(taken);
        await task.getByRole('button', { name: step, exact: true }).click();
      }
    }
    await task.getByText('已办完，谢谢').waitFor();
  }
});
