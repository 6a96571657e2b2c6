/** Examples of the circumstances of a danger, and of the dangers that stand close to them. */
import type { Examples } from './examples.ts';

export const CIRCUMSTANCES: Readonly<Record<string, Examples>> = {
  psychosis_danger: {
    yes: [
      '断药三天了，他在家砸东西打人',
      '弟弟犯病了在家砸家',
      'out of medicine for a week and violent',
    ],
    no: ['断药三天了怎么办', '精神文明单位怎么评'],
  },
  breath_or_chest: { yes: ['喘不上气·胸口疼'], no: ['胸口不疼，也不喘'] },
  poison_or_bite: { yes: ['误服·煤气·被动物咬'], no: ['煤气费怎么交'] },
  electric_shock: {
    yes: [
      '我爱人触电了 还粘着',
      '师傅摸插座被电倒了',
      'he got an electric shock from the socket',
    ],
    no: [
      '被电动车的喇叭吵得睡不着',
      '怎么防触电',
      '这剧情触电般的感觉',
      '我被电话吵醒了',
    ],
  },
  wrist_cut: {
    yes: ['割腕了', '她刚拿刀片割了手腕，流了好多血', 'my sister cut her wrists'],
    no: ['想割腕', '以前割过腕，现在好了', '切菜割手了，要打破伤风吗'],
  },
  cancer_pain: {
    yes: [
      '我妈骨转移，疼得整夜睡不着',
      '癌痛，曲马多不管用了，疼得打滚',
      'cancer, the pain is unbearable',
    ],
    no: ['癌症筛查在哪里做', '头疼的是健康码又黄了'],
  },
  ambulance_not_coming: {
    yes: [
      '120打不通，救护车不来',
      '打120说没车',
      '120让等俩小时',
      '救护车堵在封路口过不来',
      'they say no ambulance is available',
    ],
    no: [
      '120来了',
      '120怎么收费',
      '救护车已经到了',
      '做核酸等了一个小时',
      'the ambulance came quickly',
    ],
  },
  on_the_road: {
    yes: [
      '高速上胸口疼',
      '我开着车呢，突然胸闷',
      'I am driving on G4 and my chest is tight',
    ],
    no: ['高速口封了吗', '在高速服务区做核酸行不行', '胸闷，在家'],
  },
};
