/** "不是A，是B", "A不对 是B", "B，不是A", "不对，B", "not A, B": what it is, and what it was said not to be. */
import { judgeReply } from '../../intents/replies/judge.ts';

export interface Denial {
  readonly said: string;
  readonly denied?: string;
}

const IS = '(?:而是|我说的是|我是说|说的是|应该是|其实是|我?是|我?(?:现在)?在|我?住在?)';
/** In the order in which they are tried. */
const FORMS = [
  new RegExp(
    `(?:不是|不在|不住|不姓|不叫)在?(?<denied>[^，,。;；\\s]{1,20}?)[，,。;；\\s]*(?:${IS}|姓|叫)[：:\\s]*(?<said>.+)$`,
    'u',
  ),
  /^(?<said>.+?)[，,。;；\s]+(?:而)?不[是在姓叫](?<denied>[^，,。\s]{1,20})[。.!！]*$/u,
  /^(?:那个?|这个?)?.{0,6}?(?:到底|应该|其实)?[是叫姓](?<said>[^，,。\s]{1,20}?)不[是叫姓](?<denied>[^，,。\s]{1,20})[。.!！]*$/u,
  /^(?<said>[^，,。\s不]{1,20})不[是叫姓](?<denied>[^，,。\s]{1,20})[。.!！]*$/u,
  /^(?<denied>[^，,。;；\s]{1,20}?)(?:不对|错了|[打写说搞弄输记看填][错反混岔串])[了啦]?[，,。!！\s]*(?:应该[是在叫姓为]?|实际是?|[是在叫姓])?(?<said>.+)$/u,
  /[写打说填输]成了?(?<denied>[^，,。;；\s]{1,15}?)了?[，,。\s]+(?:应该|其实|实际)?[上是为]*(?<said>.+)$/u,
  /^(?:啊|哦|哎呀?|诶)?我?(?:(?:不对|不是|错了|搞错了|说错了|写错了|打错了|输错了)+|我说的是|我是说|应该是|其实|更正|就是)(?:一下)?[，,。:：!！\s]*(?:应该)?(?:我说的是|[是叫姓]|我?(?:现在)?在|我?住在?)?(?<said>.+)$/u,
  /^(?:请?把)?(?:地址|住址|位置|地方|区|电话|手机|号码|名字|称呼)?(?:应该是|其实是|应该在|改[成为到]|换[成为]|更正为|变更为)[：:\s]*(?<said>.+)$/u,
  /\bnot (?:in |at )?(?<denied>[^,.;]{2,40}?)(?:[,.;]\s*|\s+)(?:but|rather|it is|it's|i am|i'm|we are|we're|i said|i meant|he is|he's|she is|she's)\s+(?<said>.+)$/iu,
  /^not (?:in |at )?(?<denied>[^,.;]{1,40})[,.;]\s*(?<said>.+)$/iu,
  /^(?<said>.+?),?\s+not (?:in |at )?(?<denied>[^,.;]{1,40})[.!]*$/iu,
  /^(?<denied>(?:the )?(?:address|district|place|building|unit|room|phone|number|name|(?:last|first) digits?)) (?:is |was )?wrong[,.!\s]*(?:it is|it's|it should be|should be)?\s*(?<said>.+)$/iu,
  /^(?:no(?!\. ?\d)|sorry|wrong|correction|actually|i meant?)\b(?: (?:address|district|place|building|number|phone))?[,.!\s]*(?:it is|it's|i am|i'm|we are|we're|i meant?)?\s*(?<said>.+)$/iu,
];

/** 是阳光花苑，不是…: the name alone. */
const LEAD = /^(?:应该)?[是叫](?=\p{Script=Han}{2})/u;

/** Every way in which the words can be read as a correction, the likeliest first. */
export function denialsIn(text: string): readonly Denial[] {
  return FORMS.flatMap((form) => {
    const { said, denied } = form.exec(text)?.groups ?? {};
    if (said === undefined) return [];
    const value = said.trim().replace(LEAD, '');
    return [{ said: value, ...(denied !== undefined && { denied }) }];
  });
}

const CORRECTS = 0.5;

/** Words that put something right, in whatever form: "还是写我家吧", "按后面这个". */
export function saysCorrection(text: string): boolean {
  return judgeReply(text).share('correction') >= CORRECTS;
}
