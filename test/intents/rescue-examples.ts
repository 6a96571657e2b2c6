/** Examples of what somebody can do at once, with the hands or from a distance. */
import type { Examples } from './examples.ts';

export const RESCUE: Readonly<Record<string, Examples>> = {
  newborn_not_breathing: {
    yes: [
      '刚在家生了 孩子不哭 也不动',
      '刚生的娃没哭声 软软的',
      '媳妇在车上生了，孩子发紫没动静',
      'my wife just gave birth at home and the baby is not crying',
    ],
    no: [
      '娃刚生下来六斤八两，母子平安',
      '刚生的娃办出生证明去哪',
      '孩子三岁生病了，一直不哭不闹',
      'she just gave birth, how do we register the baby',
    ],
  },
  labour_after_birth: {
    yes: ['孩子生下来了 胎盘没下来', '刚生完一直流血止不住', 'the placenta has not come'],
    no: ['产后第三天出血很多，床单都湿透了', '生完孩子去哪抽血', '胎盘前置要注意什么'],
  },
  drowning: {
    yes: [
      '孩子掉河里了',
      '有人溺水了',
      '老人跳河了 还在水里',
      '有人掉冰窟窿里了',
      '他滑进水库了',
      'a boy fell into the river',
      'my daughter fell through the ice',
    ],
    no: [
      '手机掉河里了',
      '河边护栏坏了，怕孩子掉下去',
      '我想跳河',
      '防溺水教育什么时候上',
      'he dropped his keys in the water',
    ],
  },
  child_locked_in: {
    yes: [
      '三岁娃反锁在屋里 灶上开着火',
      '宝宝把自己反锁在卧室，打不开，一直哭',
      '孩子锁在车里了',
      'my toddler locked himself in and the stove is on',
    ],
    no: ['我把自己锁在门外了', '手机锁在车里了', '儿子反锁门写作业'],
  },
  ambulance_at_gate: {
    yes: [
      '救护车到小区门口 保安不让进',
      '120来了，门岗拦着不开门',
      '救护车堵在小区门口进不来',
      'the ambulance is here but the guard will not open the gate',
    ],
    no: ['门口保安不让外卖进', '救护车进小区要登记吗', '救护车进来了'],
  },
  ambulance_language: {
    yes: ['nobody at 120 speaks English', '120 operator does not understand me'],
    no: ['do you speak English', 'is 120 free of charge'],
  },
  suicide_other_now: {
    yes: [
      '室友站在楼顶要跳',
      '我朋友要跳楼 在大卫城楼顶',
      '有人要跳楼',
      '对面楼上有个女的坐在窗台上',
      'my roommate is on the ledge',
    ],
    no: [
      '我站在楼顶 不想活了',
      '我要跳楼',
      '老公打我 我想跳楼',
      '朋友在楼顶种菜',
      '他上吊瓶呢',
      'the roof on our building leaks',
    ],
  },
  suicide_other: {
    yes: ['我闺女说不想活了', '我弟弟闹自杀', 'my brother wants to kill himself'],
    no: [
      '我不想活了 我妈不管我',
      '老公出轨 不想活了',
      '老公走了 不想活了',
      '他没有想自杀',
      '想死你了',
    ],
  },
  break_in: {
    yes: [
      '有人撬我家门',
      '家里进小偷了 我在卧室',
      '陌生人翻进我家院子，进屋了',
      'someone is breaking my lock',
      'there is a burglar in the house',
    ],
    no: ['我钥匙断了想找人撬门', '快递像防贼一样放门外', '昨天电动车被小偷偷了'],
  },
  violence_next_door: {
    yes: [
      '隔壁男的现在又在打孩子',
      '楼上男的打老婆 打得嗷嗷叫',
      'I can hear my neighbour beating his wife',
    ],
    no: ['楼上半夜打麻将', '隔壁打孩子写作业', '楼下猫打架打得厉害', '他打我'],
  },
  choking_infant: {
    yes: [
      '宝宝呛奶了 脸发紫',
      '三个月的娃呛住了出不来声',
      'my baby is choking on milk and going blue',
    ],
    no: ['孩子喝奶呛了一下没事', '我爷噎住了', '五岁的娃吃糖卡住了喘不上气'],
  },
  fish_bone: {
    yes: ['鱼刺卡住了', '吃鱼卡了根刺在喉咙', 'I have a fish bone stuck in my throat'],
    no: ['给孩子挑鱼刺', '手上扎了根刺', '这话真刺耳'],
  },
  bleeding_vomited: {
    yes: ['我爸吐血了，一大口', '咳出血了好几口', 'he is vomiting blood'],
    no: ['排队排到吐血', '吐了，没有吐血', 'he threw up his lunch'],
  },
  swallowed_battery: {
    yes: ['孩子吞了纽扣电池', '娃把磁珠吞下去了', 'my son swallowed a battery'],
    no: ['纽扣电池在哪买', '遥控器没电池了', '嗓子像吞刀片'],
  },
  swallowed_object: {
    yes: ['孩子吃了硬币', '小孩把珠子吞了', 'my kid swallowed a coin'],
    no: ['硬币能不能用自助机', '孩子吃了糖', '吃排骨'],
  },
  fall_cannot_rise: {
    yes: [
      '奶奶滑倒了站不起来',
      '我爸九十一摔倒了起不来 我扶不动',
      'my grandmother fell and cannot get up',
    ],
    no: ['老人起不来床', '早上困得起不来', '他摔倒了又起来了'],
  },
  rash_after_drug: {
    yes: [
      '医生给我爸打了一针 现在身上起疹子',
      '吃了头孢浑身痒',
      'he has a rash after the injection',
    ],
    no: ['打完疫苗胳膊酸', '对头孢过敏史要带证明吗', '我起了湿疹'],
  },
  power_or_heat_out: {
    yes: ['小区停暖 老人孩子冻得要死', 'no heating and we have a newborn'],
    no: ['小区停暖了', '老人要上门核酸'],
  },
  cardiac_pressure: {
    yes: ['高压190，人没事', '血压飙得很高', 'blood pressure is 190/100'],
    no: ['血压130', '想量血压去哪'],
  },
  sugar_high_danger: {
    yes: [
      '我妈头晕恶心老想睡 血糖二十多',
      '血糖28，一直吐',
      'blood sugar 30 and very sleepy',
    ],
    no: ['血糖15 正常吃药', '血糖二十多 没别的不舒服'],
  },
};
