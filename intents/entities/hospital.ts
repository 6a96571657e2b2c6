/** A hospital, as said: one that the city knows by name, or words that end like one. */
import type { Measured } from './measured.ts';
import type { Place } from './places.ts';

/** What stands before the name and belongs to the sentence. */
const LEADING =
  /^.*(?:我们|他们|家里|是不是|能不能|可以|打算|准备|本来|原来|一直|联系|转到|送到|送去|转去|住在|住进|找到|从|在|去|到|往|给|被|把|是|的|和|跟|让|叫|问|等|住|送|找|了|来|进|转|约|怕|想|要|就|都|也|又|还|说|有|没|不|哪家|哪个|什么|附近|最近|这家|那家|这个|那个|一家|一个|每家|当地|其他|定点|发热|公立|周(?!口)|私立|私人|正规)/u;
const CHINESE =
  /(\p{Script=Han}{2,12}?(?:医院|妇幼保健院|卫生院|卫生服务中心|医学中心|[一二三四五]附院))/gu;
const ENGLISH =
  /((?:[a-z]+ ){0,3}?[a-z]+ hospital)(?![a-z])|hospital (?:no\. ?|number )(\d+)/g;
const LEADING_EN =
  /^(?:.* )?(?:the|a|an|any|to|at|in|from|no|which|what|nearest|nearby|local|my|our|his|her|this|that|of|by|with|for|is|was|and|or|go|goes|reach|near|every|another|other|fever|designated|take|took|call|called|leave|left|visit|need|into|me|him|them|us) /;
/** An isolation hospital, weeks pregnant or not, is any of them. */
const KIND_EN =
  /(?:^|\s)(?:isolation|quarantine|designated|fever|public|private|general|maternity|local|covid) hospital$/;
/** Kinds of hospitals, and none in particular. */
const KIND =
  /^(?:(?:方舱|隔离|定点|综合|专科|专业|公立|私立|大|小|三甲|二甲|三级|市级|省级|社区|传染病|收治|急诊|看病|治疗|肿瘤|儿童|妇产|妇产科|精神|精神病|中|西|宠物|动物)*(?:医院|卫生院|卫生服务中心|医学中心))$/;

export function hospitalIn(
  text: string,
  places: readonly Place[],
): Measured<string> | undefined {
  const known = places.find(({ kind }) => kind === 'hospital');
  if (known !== undefined) {
    return {
      value: text.slice(known.start, known.end),
      start: known.start,
      end: known.end,
    };
  }
  if (!/医|院|卫生|hospital/.test(text)) return undefined;
  for (const match of text.matchAll(CHINESE)) {
    const words = match[1] ?? '';
    const name = words.replace(LEADING, '');
    if (name.length < 4 || KIND.test(name)) continue;
    const end = match.index + words.length;
    return { value: name, start: end - name.length, end };
  }
  for (const match of text.matchAll(ENGLISH)) {
    const name = match[0].replace(LEADING_EN, '');
    if (name === 'hospital' || KIND_EN.test(name) || !name.includes(' ')) continue;
    const end = match.index + match[0].length;
    return { value: name, start: end - name.length, end };
  }
  return undefined;
}
