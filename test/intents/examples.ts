import { CIRCUMSTANCES } from './circumstance-examples.ts';
import { RESCUE } from './rescue-examples.ts';

/** For every red flag: sentences that must raise it, and near ones that must not. Our own words. */
export interface Examples {
  readonly yes: readonly string[];
  readonly no: readonly string[];
}

export const EXAMPLES: Readonly<Record<string, Examples>> = {
  labour: {
    yes: [
      '我媳妇要生了，宫缩五分钟一次',
      '怀孕39周，肚子一阵一阵疼得越来越密',
      'my wife is in labour, contractions every 4 minutes',
    ],
    no: [
      '我摔断了腿 骨头都出来了',
      '排队三个小时我都要生气了',
      '这个新规定什么时候要生效',
      'how do I register the labour contract for a new worker',
    ],
  },
  labour_waters_broken: {
    yes: [
      '羊水破了，孕38周',
      '怀孕八个月，突然一股水流出来止不住，裤子都湿透了',
      'my water broke ten minutes ago',
    ],
    no: [
      '厨房水管破水了物业不管',
      '医生让做羊水穿刺，去哪预约',
      'a water pipe broke in our building',
    ],
  },
  labour_bleeding: {
    yes: [
      '怀孕七个月下面流血止不住',
      '产后第三天出血很多，床单都湿透了',
      'I am 30 weeks pregnant and bleeding heavily',
    ],
    no: [
      '孕妇去哪里抽血化验',
      '怀孕六个月，血压正常',
      'pregnant, where can I have my blood test',
    ],
  },
  labour_fetal_movement: {
    yes: [
      '孕34周，从早上到现在感觉不到胎动',
      '怀孕八个月，宝宝一天没动静了',
      'I am pregnant and the baby has not moved since last night',
    ],
    no: ['孕30周胎动正常，想问产检', '怎么数胎动', 'pregnant, the baby is moving fine'],
  },
  labour_preeclampsia: {
    yes: [
      '孕36周，头疼得厉害，眼前发花看不清',
      '孕妇血压170/110',
      'pregnant with a terrible headache and blurred vision',
    ],
    no: ['怀孕了晚上小腿抽筋正常吗', '孕妇血压110/70'],
  },
  labour_near_term: {
    yes: [
      '孕38周+2，小区封了不知道去哪家医院',
      'rh阴性孕妇想找有血源的医院',
      'I am 39 weeks pregnant and our compound is in lockdown',
    ],
    no: ['怀孕12周想预约产检', '已经顺产，母子平安，39周生的'],
  },
  pregnancy_early_bleeding: {
    yes: ['怀孕两个月，有点褐色分泌物还见红', '孕8周小腹隐隐作痛，肚子疼'],
    no: ['怀孕两个月想建档', '孕妇备血要找谁'],
  },
  postpartum_fever: {
    yes: [
      '产妇发烧，刚出院第四天',
      '生完第五天发烧38度5',
      'gave birth a week ago and now I have a fever',
    ],
    no: ['产妇出院回家要报备吗'],
  },
  cardiac_arrest: {
    yes: ['我爸没呼吸了', '老人摸不到脉，没有心跳', 'he is not breathing'],
    no: [
      '轮胎没气了高速上怎么办',
      '没有呼吸困难，就是嗓子疼',
      'my phone battery is dying',
    ],
  },
  cardiac_chest_pain: {
    yes: [
      '爷爷胸口疼，出了一身冷汗',
      '心口像压了块大石头',
      'crushing pain in my chest going down my left arm',
    ],
    no: [
      '没有胸痛，就是咳嗽',
      '心疼你们，太辛苦了',
      '物价涨得让我心梗',
      'no chest pain, just a cough',
    ],
  },
  cardiac_chest_tightness: {
    yes: [
      '这两天胸闷，心慌',
      '心率150降不下来',
      'I have palpitations since this morning',
    ],
    no: ['口罩戴得胸闷', '胸不闷，也不疼'],
  },
  cardiac_on_the_way: {
    yes: [
      '心脏血管堵塞 90%，现在高速，马上到郑！急急急！！！',
      '主动脉瘤病人正在转院路上，卡口拦着不让下高速',
      '90% blocked artery, we are on the highway to the hospital',
    ],
    no: ['高速堵车两小时了', '心脏支架复查报销比例是多少'],
  },
  breathless: {
    yes: [
      '我奶奶喘不上气，嘴唇发紫',
      '血氧掉到88了',
      'she cannot breathe and her lips are blue',
      '我爸夜里躺不平，只能坐着',
    ],
    no: [
      '房贷压得我喘不过气',
      '呼吸正常，不喘',
      '在家憋死我了想出去',
      'the workload leaves me no room to breathe',
    ],
  },
  choking: {
    yes: [
      '孩子被果冻噎住了，脸憋紫了',
      '吃枣卡住喉咙说不出话',
      'my son is choking on a grape',
    ],
    no: [
      '办理流程卡住了，下一步点不了',
      '鱼刺扎了一下已经出来了',
      'we are stuck in traffic',
    ],
  },
  oxygen_out: {
    yes: [
      '家里停电，我爸靠制氧机',
      '氧气瓶快用完了，老人离不开',
      'the oxygen tank is almost empty and my mother depends on it',
    ],
    no: ['制氧机多少钱一台', '想买个氧气瓶备着，价格怎么样'],
  },
  stroke: {
    yes: [
      '我爸嘴歪了说话不清楚',
      '早上起来右边身子动不了',
      'his face is drooping and his speech is slurred',
      '妈妈突然拿不住筷子，一侧没力气',
    ],
    no: [
      '系统瘫痪了健康码打不开',
      '去年脑梗后遗症，想申请康复训练',
      '气得说不出话来',
      'what a stroke of luck',
    ],
  },
  unconscious: {
    yes: [
      '我妈叫不醒',
      '邻居倒在地上，怎么喊都不应',
      'my father passed out and will not wake up',
      '老人说胡话，不认人了',
    ],
    no: [
      '网课听得我昏昏欲睡想晕',
      '上课听得昏迷',
      '我对政策不太清楚',
      'I am confused about the new rules',
    ],
  },
  convulsion: {
    yes: [
      '孩子浑身抽搐，翻白眼',
      '我弟癫痫发作五分钟了还没停',
      'my baby is having a seizure',
    ],
    no: [
      '小程序抽风了登不上',
      '没有抽搐，就是低烧',
      '请抽空回个电话',
      'the shop has a fitting room',
    ],
  },
  head_pain: {
    yes: [
      '突然剧烈头痛，吐了好几次',
      'the worst headache of my life, came on suddenly',
      '头疼，脖子发硬低不下头',
    ],
    no: ['孩子的作业真让人头疼', '头不疼'],
  },
  bleeding: {
    yes: [
      '腿上的口子血流不止',
      'he is bleeding heavily from the leg',
      '不是没有流血，是止不住',
    ],
    no: [
      '双十一大出血了，钱包空了',
      '去哪里抽血',
      '没有出血',
      '吐血推荐这家店',
      'where do I go for a blood test',
    ],
  },
  trauma: {
    yes: [
      '工友从梯子上掉下来了',
      '我摔断了腿 骨头都出来了',
      '出车祸了，人撞飞了',
      'a man fell from the third floor',
      '手指被机器切断了',
    ],
    no: [
      '追尾了没人受伤，怎么走保险',
      '看电影里车祸太吓人',
      'stock prices crashed today',
    ],
  },
  fracture: {
    yes: ['骑车摔断腿了', '我摔了一跤站不起来', 'he broke his leg'],
    no: ['骨折三个月了想复查拆石膏', '骨折价促销'],
  },
  burn: {
    yes: [
      '一锅开水泼到孩子身上，起了好多泡',
      '脸上溅了硫酸',
      'boiling water spilled all over my daughter, blisters on her chest',
    ],
    no: ['开水房几点有热水', '孩子额头滚烫'],
  },
  burn_small: {
    yes: ['做饭烫伤了手', '热油溅到胳膊上红了一片'],
    no: ['想去烫头发理发店开门吗'],
  },
  poisoning: {
    yes: [
      '我爸喝了半瓶农药',
      '孩子误食了老鼠药',
      '煤炉取暖，全家头晕恶心',
      'she took a whole bottle of sleeping pills',
    ],
    no: ['煤气费怎么交', '中药喝完了能送吗', '怎么预防煤气中毒', '电脑中毒了'],
  },
  anaphylaxis: {
    yes: [
      '打完针浑身起疹子喘不上气',
      '吃了海鲜嘴唇肿得老大，喉咙发紧',
      'his throat is swelling after a peanut',
    ],
    no: ['我对花粉过敏能打疫苗吗', '过敏性鼻炎的药去哪买'],
  },
  bite: {
    yes: [
      '孩子被狗抓伤了，小区封着出不去',
      '昨晚被流浪猫咬出血，没打疫苗',
      'a stray dog bit my son',
      '让蝙蝠挠破了手',
    ],
    no: [
      '被狗舔了一下手，没破皮',
      '狗叫扰民怎么投诉',
      '我家狗没打狂犬疫苗去哪打',
      '单身狗一个人过节',
      '狂犬疫苗多少钱',
    ],
  },
  bite_next_dose: {
    yes: ['狂犬疫苗第三针今天该打了，出不去', 'my next rabies dose is due today'],
    no: ['狂犬疫苗多少钱一针'],
  },
  infant_fever: {
    yes: [
      '新生儿发烧38度2',
      '两个月的宝宝发烧了',
      'my 6 weeks old baby has a fever of 38.5',
    ],
    no: [
      '两个月的宝宝打疫苗去哪',
      '两个月的宝宝没有发烧，就是流鼻涕',
      '孩子11个月发烧37.6',
    ],
  },
  infant_danger: {
    yes: [
      '宝宝不吃奶，浑身软绵绵的',
      '月子里的孩子浑身发紫',
      'the baby is limp and will not feed',
    ],
    no: ['宝宝不吃奶瓶怎么断奶'],
  },
  fever_high: {
    yes: [
      '孩子发烧39度8',
      '烧了四天一直不退',
      'my daughter has a fever of 39.6',
      '三十九度五，吃了药也不退',
    ],
    no: ['测体温37.1正常', '退烧了，昨天39度', '发热门诊几点上班', '我是音响发烧友'],
  },
  fever_weak_blood: {
    yes: ['化疗后第八天，烧到38.5', 'fever of 38.6, he had chemotherapy last week'],
    no: ['化疗结束了，没发烧'],
  },
  dehydration: {
    yes: [
      '孩子上吐下泻，半天没尿了',
      'she is vomiting everything and has had no urine for hours',
    ],
    no: ['洗衣机脱水坏了'],
  },
  severe_pain: {
    yes: [
      '肚子疼得直打滚',
      '尿不出来，憋得难受',
      'severe pain in my belly, doubled over',
    ],
    no: ['这流程真让人头疼', '笑到肚子疼'],
  },
  grave: {
    yes: ['病人快不行了，谁来救救他', '医院下了病危', 'my uncle is critically ill'],
    no: ['饿得快不行了想点外卖', '没有生命危险了，谢谢'],
  },
  medicine_out: {
    yes: [
      '癫痫药只剩两天了',
      '胰岛素用完了买不到',
      '胰岛素明天就打完了',
      'my insulin will finish tommorow',
      '我妈的降压药断了三天',
      'I ran out of my epilepsy medicine',
      '阿普唑仑和曲马多没有了',
    ],
    no: [
      '精神病人的药还能吃一周',
      '请帮忙配两盒降压药，还有十天的量',
      '维生素吃完了',
      '药店几点开门',
    ],
  },
  medicine_out_danger: {
    yes: [
      '胰岛素断了两天，吐了，没力气',
      '糖尿病人没胰岛素，一直吐，迷糊了',
      'type 1 diabetic without insulin, vomiting and drowsy',
    ],
    no: ['断药怎么算断药，有规定吗'],
  },
  dialysis_due: {
    yes: [
      '明天该透析了没有车',
      '封在小区里透析去不了',
      'my father needs dialysis tomorrow and we have no car',
    ],
    no: ['管控区怎么去透析', '透析已经透完了，想回家', '深度透析一下这个政策'],
  },
  dialysis_overdue: {
    yes: [
      '五天没透析了',
      '没去透析，腿肿得厉害，喘',
      'he has gone 5 days without dialysis',
    ],
    no: ['每周两次透析，今天透完了'],
  },
  cancer_treatment_delayed: {
    yes: [
      '化疗到期了出不去小区',
      '我妈放疗中断一周了',
      'my chemotherapy is due and I cannot leave the compound',
    ],
    no: ['化疗报销比例是多少'],
  },
  tube_trouble: {
    yes: ['老人的胃管掉出来了', 'the catheter is blocked'],
    no: ['水管堵了找谁'],
  },
  helpless_alone: {
    yes: [
      '瘫痪的老人一个人在家，护工进不来',
      '弟弟精神有问题，独自在家三天没人管',
      'my disabled brother is alone at home, nobody to feed him',
    ],
    no: ['楼道垃圾没人管', '老人有人照顾，放心'],
  },
  missing: {
    yes: [
      '独居老人敲门没人应两天了',
      '孩子走丢了',
      'my son is missing since this morning',
      '奶奶电话不接，三天联系不上',
    ],
    no: ['社区电话打不通', '核酸结果不见了', '快递敲门没人应'],
  },
  formula_out: {
    yes: ['宝宝没奶粉了', '奶粉只剩最后一顿', 'we are out of baby formula'],
    no: ['奶粉团购在哪报名', '奶粉还够吃半个月'],
  },
  food_out: {
    yes: [
      '家里断粮了，两个老人',
      '隔离酒店一天没送饭，没东西吃',
      'we have no food left at home',
    ],
    no: ['饿死了想吃宵夜', '食堂几点开饭'],
  },
  deadline_tomorrow: {
    yes: [
      '明天考研，黄码进不了考场怎么办',
      'my visa interview is tomorrow and I am in lockdown',
    ],
    no: ['考研时间是哪天'],
  },
  ...CIRCUMSTANCES,
  ...RESCUE,
  care_refused: {
    yes: [
      '医院说没有核酸不收',
      '到医院门口了，没有48小时核酸不让进',
      'the hospital refused to admit my mother',
    ],
    no: ['物业拒收快递'],
  },
  suicide: {
    yes: [
      '我不想活了',
      '药都准备好了，今晚就结束这一切',
      'I want to kill myself',
      '活着没意思',
    ],
    no: [
      '想死你了快回来',
      '这跳楼价太划算',
      '笑死我了',
      '急死了怎么还不来',
      'that joke made me laugh, I nearly died laughing',
    ],
  },
  distress: {
    yes: ['隔离快疯了，天天哭', '整夜睡不着，我快崩溃了', 'I am having a panic attack'],
    no: ['系统崩溃了登不上', 'the app crashed again'],
  },
  suicide_means: {
    yes: ['我把安眠药都攒好了', '不想活了，药就在手边', 'I saved up my sleeping pills'],
    no: ['安眠药快没了，睡不着', '绳子准备好了，捆快递用', '买好了药，社区送来的'],
  },
  suicide_soon: {
    yes: ['不想活了，今晚就走', '我不想活了，别来找我', 'I want to die, tonight I do it'],
    no: ['今晚就走，票买好了', '别来找我，我在排队', '不告诉你在哪买的'],
  },
  violence_in_hiding: {
    yes: [
      '他又打我，别打我电话，他在旁边',
      '老公家暴，我躲在厕所不敢出声',
      'he hit me, do not call, he is here',
    ],
    no: ['别打电话，发短信就行', '他在旁边陪着我', '老公打我'],
  },
  harm: {
    yes: ['再不来人就要出人命了', 'somebody will get killed here'],
    no: ['这路修得要命', '有人动手术吗'],
  },
  labour_emergency: {
    yes: ['孕妇快不行了', '这是孕期急症'],
    no: ['孕妇建档怎么办', '孕期能打疫苗吗'],
  },
  ambulance_unreached: {
    yes: ['120打不通啊', '120一直占线', '急救电话没人接', 'I cannot get through to 120'],
    no: ['12345打不通', '社区电话一直占线', '120打通了，说在路上', '120怎么收费'],
  },
  violence: {
    yes: [
      '我爸把我妈摔在地上',
      '老公喝酒打我，我躲在厕所',
      '楼下有人拿刀砍人',
      'my husband is hitting me',
      '他掐我脖子',
    ],
    no: [
      '有人打我电话吗',
      '我爸从楼梯上摔下来 站不起来',
      '打疫苗的时间',
      '秒杀活动几点',
      'someone hit my car mirror, nobody is hurt',
    ],
  },
  fire: {
    yes: ['楼下着火了，全是烟', '电动车起火了', 'our kitchen is on fire'],
    no: ['生意火了', '别上火', '消防通道被占用有火灾隐患', 'when is the fire drill'],
  },
  trapped: {
    yes: ['我被困在电梯里', '地下室进水，有人被困', 'we are stuck in the lift'],
    no: ['电梯坏了没人困', '被困在外地回不去郑州'],
  },
  gas_leak: {
    yes: ['屋里一股煤气味', '燃气泄漏了', 'I can smell gas in the kitchen'],
    no: ['燃气费怎么交', '什么时候开通燃气'],
  },
  help_blocked: {
    yes: [
      '肚子剧痛 小区门口保安不让出',
      '摔了一跤骨折了，单元门锁着出不去',
      'my mother, 79, fell and we are locked in',
    ],
    no: [
      '120打不通，我就想问问疫苗怎么预约',
      '家里没米了，门口保安不让出',
      'the gate is locked, when does it open',
    ],
  },
  frail_patient: {
    yes: ['我妈81了，在家摔骨折了', '吃华法林的，摔了一跤骨折了', 'my grandma, 88, fell'],
    no: ['我妈81了，想打第三针', '我摔骨折了，今年30岁'],
  },
  alone_helpless: {
    yes: [
      '一个人在家发烧39度，起不来床',
      'I am alone with a fever of 39.5 and cannot get up',
    ],
    no: ['一个人在家，起不来床，懒的', '发烧39度，家里人都在'],
  },
  hours_left: {
    yes: ['胰岛素用完了，最多还能撑4个小时', '氧气瓶只剩3个小时了'],
    no: ['降压药还能吃两天', '还剩3个小时核酸就截止了'],
  },
  growing_worse: {
    yes: ['孩子上吐下泻，越来越没精神', '胸闷越来越厉害'],
    no: ['队伍越来越长', '疫情加重了，几时能解封'],
  },
  child_writes: {
    yes: [
      '我今年9岁，妈妈不在家，我发烧39度',
      '我上三年级，爸妈都隔离了，我一个人在家没人管',
    ],
    no: ['孩子9岁，发烧39度', '我今年9岁，作业怎么交'],
  },
};
