import assert from 'node:assert/strict';
import { Agent } from '../support/agent.ts';
import { finish } from '../support/finish.ts';
import { Resident, said } from '../support/resident.ts';
import { startServer, type TestServer } from '../support/server.ts';

/** Stories of the source documents, from the first word to the desk, over HTTP. */
describe('stories through the real server', () => {
  let server: TestServer;
  let agent: Agent;

  before(async function () {
    this.timeout(30_000);
    server = await startServer();
    agent = await Agent.signIn(server.url);
  });

  after(async () => {
    await server.stop();
  });

  const urgent: readonly (readonly [
    story: string,
    words: string,
    urgency: string,
    category: string,
  ])[] = [
    [
      'a mother with a rare blood type, days from birth',
      '我现在是孕39周+4的孕妇，熊猫血A型，在登封的隔离医院，希望去市里的医院生产，急急急!!!',
      'high',
      'medical',
    ],
    [
      'a child scratched by a dog in a sealed estate',
      '孩子昨天18时被狗抓伤，小区封控不能去医院打狂犬疫苗',
      'critical',
      'medical',
    ],
    [
      'a blocked coronary on the motorway',
      '心脏血管堵塞 90%，现在高速，马上到郑！急急急！！！',
      'critical',
      'medical',
    ],
    [
      'a brother with mental illness, unseen for three days',
      '我哥精神有问题，单身一个人住，一直是我照顾，现在小区封了去不了，3天了不知道他能不能自己吃饭吃药',
      'high',
      'other',
    ],
    [
      'sleeping tablets and painkillers needed',
      '急需阿普唑仑和曲马多止疼药，已经吃完了，村里封闭管理出不去买不到',
      'high',
      'medical',
    ],
  ];
  for (const [story, words, urgency, category] of urgent) {
    it(`puts ${story} in front of a person at once`, async () => {
      const resident = await Resident.arrive(server.url);
      const answers = await resident.say(words);
      const where = words.includes('高速') ? 'ask.address.road' : 'ask.address.urgent';
      assert.deepEqual(said(answers), [`emergency.${urgency}`, where]);
      const first = answers.find((line) => line.type === 'message');
      assert.match(first?.text ?? '', /已叫值班员接手/);
      const item = (await agent.queue()).find((each) =>
        each.summary.situation.some(({ value }) => value === words),
      );
      assert.ok(item, 'it stands in the queue');
      assert.equal(item.urgency, urgency);
      assert.equal(item.category, category);
      assert.equal(item.owner, 'queue');
      assert.ok(item.summary.evidence.length > 0, 'with what the urgency rests on');
      const account = item.summary.situation.find(({ key }) => key === 'account');
      const history = await resident.history();
      assert.equal(account?.message, history[0]?.id, 'each field points to its message');
      const initiated = history.find((line) => line.name === 'handoff.initiate');
      assert.ok(initiated, 'and clients hear the hand-off event');
    });
  }

  const normal: readonly (readonly [
    story: string,
    words: string,
    category: string,
    replies: readonly string[],
  ])[] = [
    [
      'two very old people who cannot go down',
      '家里有两个88岁的老人，下楼很不方便，能不能上门做核酸',
      'policy',
      ['policy.answer', 'understood', 'ask.district'],
    ],
    [
      'a week of psychiatric medicine left',
      '我在高新区，家有精神病人不能断药，药还能吃一周，小区管控出不去开药',
      'medical',
      ['understood', 'ask.address'],
    ],
    [
      "a child's rehabilitation trips",
      '我住二七区管控区，1月12日到27日每周一到周五下午要带3岁半的孩子去康复机构，请帮忙解决出行',
      'transport',
      ['understood', 'ask.address'],
    ],
    [
      'a cold estate, out of scope and taken in',
      '我们小区交房好多年了一直没供暖，现在疫情都在家，能不能给供上热',
      'other',
      ['understood.other', 'ask.district'],
    ],
    [
      "a pupils' testing lane proposed",
      '建议中午12点到下午2点给中小学生开一个核酸绿色通道，不耽误上网课',
      'suggestion',
      ['understood.suggestion', 'ask.contact_name'],
    ],
  ];
  for (const [story, words, category, replies] of normal) {
    it(`takes in ${story} and files it with a number`, async () => {
      const resident = await Resident.arrive(server.url);
      assert.deepEqual(said(await resident.say(words)), replies);
      const filed = await finish(resident);
      const number = /\d{4}-\d{3}-\d{3}/.exec(filed)?.[0] ?? '';
      const found = await agent.case(number);
      assert.equal(found.category, category);
      assert.equal(found.urgency, 'normal');
      assert.equal(found.owner, 'queue', 'it stands at the desk, after what is urgent');
      const item = (await agent.queue()).find((each) => each.caseNumber === number);
      const reason = item?.summary.assessment.find(({ key }) => key === 'reason');
      assert.equal(reason?.value, '已登记，待核实办理');
      const history = await resident.history();
      assert.ok(!history.some(({ name }) => name === 'handoff.initiate'), 'no call');
      const progress = (await resident.say('进度')).map(({ text }) => text).join();
      assert.match(progress, new RegExp(number));
      assert.match(progress, /正在核实/);
      assert.doesNotMatch(progress, /前面|排在/);
    });
  }

  it('answers a policy question on the way and goes on with the form', async () => {
    const resident = await Resident.arrive(server.url);
    const first = await resident.say(
      '我在金水区阳光花园3号楼，家里老人没菜吃了，小区是管控区，电话13800000000',
    );
    assert.ok(!said(first).includes('ask.phone'), 'what was said is not asked');
    const answer = await resident.say('管控区怎么去透析');
    const quote = answer.find((line) => line.channelData?.huying?.quotes?.length);
    assert.match(quote?.text ?? '', /透析/);
    assert.equal(quote?.channelData?.huying?.quotes?.[0]?.announcedOn, '2022-01-12');
    assert.match(await finish(resident), /\d{4}-\d{3}-\d{3}/);
  });

  it('says honestly that no testing is announced for the day', async () => {
    const resident = await Resident.arrive(server.url);
    const answer = await resident.say('金水区今天几点做核酸');
    assert.equal(said(answer)[0], 'policy.expired');
    assert.match(answer[0]?.text ?? '', /最近一次是1月10日的，已经过期/);
    assert.match(answer[0]?.text ?? '', /9:00/);
  });

  it('tells who is turned away for want of a test the rule, and calls a person', async () => {
    const resident = await Resident.arrive(server.url);
    const answer = await resident.say('医院说没有核酸不收');
    assert.deepEqual(said(answer), [
      'emergency.high',
      'policy.answer',
      'ask.address.urgent',
    ]);
    const rule = answer.find((line) => line.channelData?.huying?.quotes?.length);
    assert.match(rule?.text ?? '', /不得以任何理由推诿、拒诊/);
    assert.equal(rule?.channelData?.huying?.quotes?.[0]?.announcedOn, '2022-01-12');
  });

  it('answers how to get to dialysis, and what is asked after it', async () => {
    const resident = await Resident.arrive(server.url);
    const answer = await resident.say('管控区怎么去透析');
    assert.deepEqual(said(answer), ['policy.answer']);
    assert.match(answer[0]?.text ?? '', /疫情期间血透预约[\s\S]*专车/);
    const number = await resident.say('电话多少？');
    assert.deepEqual(said(number), ['policy.no_phone'], 'none is in the notice: said so');
    const elsewhere = await resident.say('那防范区呢？');
    assert.deepEqual(said(elsewhere), ['policy.answer']);
    assert.match(elsewhere[0]?.text ?? '', /防范区/);
  });

  it('speaks English with those who do', async () => {
    const resident = await Resident.arrive(server.url);
    const answers = await resident.say(
      'My father has chest pain and cannot breathe, we are in Jinshui District',
      'en-US',
    );
    const answer = answers.find((line) => line.type === 'message');
    assert.equal(answer?.channelData?.huying?.say, 'emergency.critical');
    assert.match(answer?.text ?? '', /120/);
    assert.doesNotMatch(answer?.text ?? '', /请现在/);
  });

  it('asks someone who writes only 救命 one question, and believes the answer', async () => {
    const resident = await Resident.arrive(server.url);
    const asked = await resident.say('救命');
    assert.equal(said(asked).at(-1), 'ask.safety');
    assert.match(asked.map((line) => line.text).join(), /120/);
    const answered = await resident.tap('喘不上气·胸口疼');
    assert.equal(said(answered)[0], 'emergency.critical');
  });

  it('lets an agent take over, answer and hand back, in the same chat', async () => {
    const resident = await Resident.arrive(server.url);
    await resident.say('我妈妈晕倒了叫不醒，在惠济区');
    const item = (await agent.queue()).find((each) =>
      each.summary.headline.includes('惠济'),
    );
    assert.ok(item);
    const { caseNumber } = item;
    assert.equal((await agent.take(caseNumber)).status, 200);
    assert.deepEqual(said(await resident.news()), ['notice.agent_took']);

    assert.equal(
      (await agent.answer(caseNumber, '120已经出发，请打开门。', 'request-0001')).status,
      204,
    );
    assert.equal(
      (await agent.answer(caseNumber, '120已经出发，请打开门。', 'request-0001')).status,
      204,
    );
    const words = (await resident.news()).filter((line) => line.type === 'message');
    assert.deepEqual(
      words.map(({ text, from }) => [text, from.name]),
      [['120已经出发，请打开门。', '01']],
      'once, with the badge',
    );
    assert.deepEqual(said(await resident.say('好的谢谢')), [], 'the bot is silent');

    const colleague = await Agent.signIn(server.url, 'agent2');
    const refused = await colleague.take(caseNumber);
    assert.equal(refused.status, 409);
    assert.equal((await refused.json()).error.code, 'held_by_other');

    const path = `/api/desk/cases/${caseNumber}/resolve`;
    assert.equal((await agent.change(path, { requestId: 'request-0002' })).status, 204);
    assert.deepEqual(said(await resident.news()), ['notice.resolved_ask']);
    const after = await agent.case(caseNumber);
    assert.equal(after.status, 'resolved');
    assert.equal(after.owner, 'bot');

    assert.deepEqual(said(await resident.say('没办好')), ['outcome.reopened']);
    const again = await agent.case(caseNumber);
    assert.equal(again.status, 'reopened');
    const waits = (await agent.queue()).find((each) => each.caseNumber === caseNumber);
    assert.equal(waits?.owner, 'queue');
    assert.equal((await agent.take(caseNumber)).status, 200);
    assert.equal((await agent.change(path, { requestId: 'request-0003' })).status, 204);
    await resident.news();
    assert.deepEqual(said(await resident.tap('办好了')), ['outcome.closed_ask']);
    assert.equal((await agent.case(caseNumber)).status, 'closed');
  });

  it('calls a person again for an urgent case that was handed back', async () => {
    const resident = await Resident.arrive(server.url);
    await resident.say('我妈妈晕倒了叫不醒，在上街区');
    const item = (await agent.queue()).find((each) =>
      each.summary.headline.includes('上街'),
    );
    assert.ok(item);
    const { caseNumber } = item;
    assert.equal((await agent.take(caseNumber)).status, 200);
    const path = `/api/desk/cases/${caseNumber}/hand-back`;
    assert.equal((await agent.change(path, { requestId: 'request-0004' })).status, 204);
    await resident.news();
    const answer = await resident.say('你们怎么还没来人');
    assert.match(answer.map(({ text }) => text).join(), /已再叫值班员接手/);
    const waits = (await agent.queue()).find((each) => each.caseNumber === caseNumber);
    assert.equal(waits?.owner, 'queue');
  });

  it('never lets a log line hold what people said', async () => {
    const log = server.log();
    assert.doesNotMatch(log, /狗抓伤|熊猫血|13800000000|阳光花园|阿普唑仑/);
  });
});
