/** Plain requests typed without a tap, quickly, answers out of order: each reaches its number. */
import assert from 'node:assert/strict';
import { realChat } from './real-city.ts';

/** Somebody who types as soon as the question is there; the test's clock gives each a minute. */
const TYPING_MS = 3_000 - 60_000;

interface Story {
  readonly about: string;
  readonly says: readonly string[];
}

const STORIES: readonly Story[] = [
  {
    about: 'radiators, the zone told as what stands at the gate',
    says: [
      '咱院儿的暖气片摸着冰凉，都一礼拜了',
      '二七区',
      '没有封',
      '京广路 亚星盛世 9号楼',
      '一家四口',
      '老郑',
      '13903710001',
      '中',
      '对 交了吧',
    ],
  },
  {
    about: 'heating, a name nobody gives',
    says: [
      '供暖开始半个月了家里才14度 物业让找热力热力让找物业',
      '高新区 翠竹街 金梭路 6号院3号楼',
      '这边随便进出的',
      '就我自己',
      '不想报姓名',
      '13903710002',
      '可以可以',
      '嗯 没毛病 提交',
    ],
  },
  {
    about: 'heating in English, the zone never answered',
    says: [
      'Our building has had no heating since Monday, the property office keeps sending us away',
      'Zhongyuan',
      'Tongbai Road 200, building 3, flat 1102',
      'my wife and me',
      'Baker',
      '13903710003',
      'sure, pass it on',
      'that looks right, send it',
    ],
  },
  {
    about: 'rehabilitation trips, the category never answered',
    says: [
      '我家小子做感统训练的，一星期三回，院门出不去没法送',
      '管城区',
      '管控区',
      '东明路 港湾花园 2号楼 1单元 601',
      '孩子 6岁',
      '姓秦',
      '13903710004',
      '同意',
      '行 就按这个报',
    ],
  },
  {
    about: 'rehabilitation, everything in the first message',
    says: [
      '金水区 丰庆路 正弘旗6号楼 管控区 女儿脑瘫周二周五要去康复中心做训练 车怎么安排 我姓罗 13903710005',
      '同意',
      '没错 递上去吧',
    ],
  },
  {
    about: 'rubbish, chatting along',
    says: [
      '楼前垃圾堆成山了 六天没人来清',
      '味儿大得很',
      '惠济区',
      '迎宾路 绿源小区 5号楼下面',
      '苍蝇都来了',
      '老孙',
      '13903710006',
      '同意',
      '就这吧',
    ],
  },
  {
    about: 'rubbish in English',
    says: [
      'Nobody has collected the rubbish of our block for five days',
      'Huiji',
      'no idea',
      'Xincheng Road 12, building 7',
      'everyone in the building',
      'skip',
      '13903710007',
      'yes, fine with me',
      'all right, submit it now',
    ],
  },
  {
    about: 'a lane for pupils',
    says: [
      '我有个想法：中午那会儿给上网课的学生单独开一条采样的队',
      '张老师',
      '13903710008',
      '同意',
      '好 发吧',
    ],
  },
  {
    about: 'a code that turned yellow',
    says: [
      '我码变黄了，可我核酸都按时做的，一次没落',
      '经开区',
      '没听说封',
      '航海东路 富田太阳城 11号楼',
      '我',
      '小赵',
      '13903710009',
      '同意',
      '看过了 没啥要改的',
    ],
  },
  {
    about: 'vegetables',
    says: [
      '家里菜快吃完了，网上也抢不着，楼下团购的不给送',
      '郑东新区 康宁街 民航花园 3号楼',
      '说不清是啥区',
      '我妈跟我',
      '小何',
      '13903710010',
      '好的',
      '可以 提交',
    ],
  },
  {
    about: 'a train to catch',
    says: [
      '后天要坐高铁去外地上班，小区门口不给开条，怎么走',
      '登封',
      '管控',
      '少林大道 嵩阳小区 1号楼',
      '就是我',
      '不留名字了吧',
      '13903710011',
      '愿意',
      '嗯嗯 提交吧',
    ],
  },
  {
    about: 'an isolation hotel, asked for a bill',
    says: [
      '我在隔离酒店住满了，结账说要我自己出钱，这合理吗 帮我问问',
      '航空港区',
      '集中隔离',
      '如家酒店 新港大道店 308',
      '我本人',
      '王',
      '13903710012',
      '行',
      '没别的了 提交',
    ],
  },
  {
    about: 'a shop that wants to open',
    says: [
      '我开了个小饭馆，想问问啥时候能恢复营业，手续找谁办，帮我登记下',
      '新郑',
      '门口没人管 能随便走',
      '中华路 18号 老李烩面馆',
      '店里',
      '老李',
      '13903710013',
      '同意',
      '都对 报吧',
    ],
  },
];

/** The question that a reply puts: ask.zone.again → zone. */
function questionIn(say: string): string | null {
  return /^ask\.([a-z_]+)/.exec(say)?.[1] ?? null;
}

describe('dialogs: plain stories typed without a tap', () => {
  for (const { about, says } of STORIES) {
    it(`reaches a number: ${about}`, () => {
      const chat = realChat();
      const put = new Map<string, number>();
      const told: string[] = [];
      const last = { consent: '可以', confirm: '对 报上去' };
      const left = [...says];
      for (let words = left.shift(); words !== undefined; words = left.shift()) {
        const { replies } = chat.say(words);
        chat.later(TYPING_MS);
        told.push(`> ${words}`, ...replies.map(({ say, text }) => `  ${say}: ${text}`));
        for (const { say, text } of replies) {
          // Each part of what staff want to know of a danger is a question of its own.
          const question = say === 'ask.flag' ? text : questionIn(say);
          if (question) put.set(question, (put.get(question) ?? 0) + 1);
        }
        if (left.length === 0 && (chat.asked === 'consent' || chat.asked === 'confirm')) {
          left.push(last[chat.asked]);
          last[chat.asked] = '';
        }
      }
      assert.ok(chat.did('open_case').length === 1, told.join('\n'));
      const { draft } = chat.state;
      assert.ok(draft?.filedAt || draft?.urgency === 'high', told.join('\n'));
      for (const [question, times] of put)
        assert.ok(times <= 2, `${question} was put ${times} times\n${told.join('\n')}`);
    });
  }
});
