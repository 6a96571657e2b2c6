/** What people of the bench say. */
export const QUESTIONS: readonly string[] = [
  '管控区怎么去透析',
  '医院说没有核酸不收怎么办',
  '心理热线电话多少',
  '封控区孕妇产检怎么去',
  '发热门诊要先做核酸吗',
  '管控区放疗在哪家医院',
  '地铁周末多久一趟',
  '慢性病的药能送上门吗',
];

export const MESSAGES: readonly string[] = [
  ...QUESTIONS,
  '我在金水区，家里老人降压药快吃完了，小区不让出，能不能帮忙买一下',
  '今天几点做核酸',
  '孩子发烧39度，咳嗽两天了，门口保安不让出去，急急急',
  '我要投诉，我们小区暖气一直不热，老人孩子冻得不行，打了好几次电话都没人管，麻烦你们给反映反映，谢谢',
  'How can I get to the hospital from a controlled area?',
  '谢谢你们，辛苦了',
  '健康码变黄了怎么办',
];

/** One intake as people tell it; the taps are answers to the form's questions. */
export const INTAKE: readonly string[] = [
  '我要求助，小区超市关门好几天了，家里菜和米都快没了',
  '金水区',
  '管控区',
  '阳光花园3号楼2单元502',
  '家里有两位老人和我',
  '李敏',
  '13800000000',
];
