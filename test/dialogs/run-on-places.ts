/** What people say in one breath, as voice typing writes it, and the place in it: [words, district, address]. */

export type RunOn = readonly [
  words: string,
  district: string | null,
  address: string | null,
];

/** Seen while the code was written. */
export const SEEN: readonly RunOn[] = [
  [
    '我老公突然倒地上叫不醒我们住在金水区丰庆路正弘蓝堡湾七号楼二单元一千八百零二电话幺三八零零零零六零零一',
    'jinshui',
    '丰庆路正弘蓝堡湾七号楼二单元一千八百零二',
  ],
  [
    '喂你好我妈胸口疼得厉害我家在二七区京广南路绿地滨湖国际城三区十一号楼你们快来',
    'erqi',
    '京广南路绿地滨湖国际城三区十一号楼',
  ],
  [
    '孩子烧到四十度抽过去了在中原区须水镇西岗新区八号院电话一三八零零零零六零零三',
    'zhongyuan',
    '须水镇西岗新区八号院',
  ],
  [
    '家里两位八十八岁的老人瘫痪在床下不了楼社区天天喊下楼做核酸能不能上门来做',
    null,
    null,
  ],
  [
    '我跟你们说一下我们家的情况我家住在金水区政七街八号院一共六口人从去年十二月开始就没菜了',
    'jinshui',
    '政七街八号院',
  ],
  ['120让找社区社区让打120我妈喘不上气', null, null],
  [
    '喂我爸从楼梯上摔下来了头流血在惠济区老鸦陈街道双桥村北头第三家赶紧来人',
    'huiji',
    '老鸦陈街道双桥村北头第三家',
  ],
  [
    '我媳妇快生了羊水都破了我们在中牟县狼城岗镇北堤村三组门口有棵大槐树你们快点',
    'zhongmu',
    '狼城岗镇北堤村三组门口',
  ],
  [
    '我一个人在隔离酒店汉庭京广路店八楼8316房间胸口闷得不行出了一身汗',
    null,
    '隔离酒店汉庭京广路店八楼8316房间',
  ],
  [
    '同学晕倒了叫不醒我们在郑州大学新校区柳园宿舍12号楼4楼东头快叫救护车',
    null,
    '郑州大学新校区柳园宿舍12号楼4楼东头',
  ],
  [
    '我们在连霍高速上往西开刚过了上街服务区孩子在后座抽搐了怎么办',
    null,
    '连霍高速上往西开刚过了上街服务区',
  ],
  ['我妈在市六院住院部七楼三十二床血透机停了没人管', null, '市六院住院部七楼三十二床'],
  ['我在出租车上我老婆要生了司机说走到中州大道农业路口堵死了', null, '中州大道农业路口'],
  [
    'my son is having a seizure we live in building 5 unit 2 room 801 Jinxiu Garden please hurry',
    null,
    'building 5 unit 2 room 801 Jinxiu Garden',
  ],
  [
    'my wife is in labor and we are in a taxi on Zhongyuan Road near the bus station please help',
    null,
    'Zhongyuan Road near the bus station',
  ],
  [
    'please help my dad is not breathing we are at Hanting Hotel on Nongye Road room 1203',
    null,
    'Hanting Hotel on Nongye Road room 1203',
  ],
  ['in an isolation hospital with no blood for me i am bleeding', null, null],
  [
    '我奶奶喘不上气了嘴都紫了地址是管城区紫荆山路商城花园南院3号楼4单元9号',
    'guancheng',
    '紫荆山路商城花园南院3号楼4单元9号',
  ],
  [
    '俺爹不中了喊不应俺在荥阳高村乡刘沟村村委会后头那个蓝大门恁赶紧来',
    'xingyang',
    '荥阳高村乡刘沟村村委会后头那个蓝大门',
  ],
  [
    '我们家小孩吞了个电池你们到郑东新区商鼎路鑫苑世家B区6号楼1单元1204来吧',
    'zhengdong',
    '商鼎路鑫苑世家B区6号楼1单元1204',
  ],
  [
    '喂你好我是高新区莲花街万科城的业主我们家老人哮喘犯了药用完了快憋死了',
    'gaoxin',
    '莲花街万科城',
  ],
  [
    '我爸中风了半边身子动不了在经开区第三大街经北二路金沙小区11号楼三单元五楼西户电话13812345001',
    'jingkai',
    '第三大街经北二路金沙小区11号楼三单元五楼西户',
  ],
  [
    '有人从架子上掉下来了在航海东路第八大街那个中建工地二号门塔吊底下快来救人',
    null,
    '航海东路第八大街那个中建工地二号门塔吊底下',
  ],
  [
    '我对象一直吐血我们租住在陈寨村东二街57号四楼402你快让救护车来',
    null,
    '陈寨村东二街57号四楼402',
  ],
  [
    '我妈昏过去了就在二七广场德化街步行街口那个肯德基门口',
    'erqi',
    '二七广场德化街步行街口那个肯德基门口',
  ],
  [
    '小区暖气不热三天了我们是金水区东风路天下城小区八号楼的老人孩子都冻感冒了',
    'jinshui',
    '东风路天下城小区八号楼',
  ],
  [
    '我孙子让狗咬了我们家在新郑市龙湖镇祥和小区7栋2单元301他爸妈都不在家',
    'xinzheng',
    '龙湖镇祥和小区7栋2单元301',
  ],
  [
    '喂120吗我姥姥摔倒了起不来腿可能断了在棉纺路国棉五厂家属院26号楼2单元6号',
    null,
    '棉纺路国棉五厂家属院26号楼2单元6号',
  ],
  [
    '我在高速上往郑州走我爸胸口疼得厉害现在过了开封西出口',
    null,
    '高速上往郑州走，过了开封西出口',
  ],
  [
    '我一个人在家肚子疼得打滚我住建业路富田丽景花园三期19号楼2401门没锁',
    null,
    '建业路富田丽景花园三期19号楼2401',
  ],
  [
    '麻烦快点我哥割腕了流了好多血我们现在在花园北路鑫苑国际广场A座2103',
    null,
    '花园北路鑫苑国际广场A座2103',
  ],
  ['我老婆肚子疼得厉害社区电话一直打不通小区也不让出我该怎么办', null, null],
  ['我爸在车上不说话了嘴歪了', null, null],
  ['娃抽风了翻白眼我家在村里没人会开车咋办啊', null, null],
  ['我妈心脏病犯了小区门口保安不让救护车进来', null, null],
  [
    '孩子卡住了喘不过气来在上街区济源路锦江花园北门进去左手第二栋一楼',
    'shangjie',
    '济源路锦江花园北门进去左手第二栋一楼',
  ],
  [
    '你好我这边是登封市大金店镇王堂村的我妈药中毒了正在吐白沫',
    'dengfeng',
    '大金店镇王堂村',
  ],
  [
    '我邻居家着火了冒黑烟在优胜南路省直家属院5号楼三楼有个老太太没出来',
    null,
    '优胜南路省直家属院5号楼三楼',
  ],
  [
    'we are at number 7 hospital ward 12 bed 4 my mother cannot breathe and nobody comes',
    null,
    'number 7 hospital ward 12 bed 4',
  ],
  [
    'hello i live at 51 Jingsan Road block 3 flat 1602 and my baby has a fever of 40 and is shaking',
    null,
    '51 Jingsan Road block 3 flat 1602',
  ],
];

/** Written at the same time, and opened when the code was done. */
export const UNSEEN: readonly RunOn[] = [
  [
    '喂你好我老伴晕倒了怎么叫都不应声我们住在中原区桐柏路凯旋门小区六号楼一单元九百零三手机是幺三九零零零零七零零二',
    'zhongyuan',
    '桐柏路凯旋门小区六号楼一单元九百零三',
  ],
  [
    '我家老爷子胸闷得喘不上来气了我们在管城区南关街郑汴路社区康复前街12号院2号楼3层快派车吧',
    'guancheng',
    '南关街郑汴路社区康复前街12号院2号楼3层',
  ],
  [
    '娃烧得抽了两回了在巩义市回郭镇干沟村四组路边有个小卖部旁边那家',
    'gongyi',
    '回郭镇干沟村四组路边有个小卖部旁边那家',
  ],
  ['我妈躺地上起不来了打了三遍电话居委会都说让找街道街道又让找居委会', null, null],
  [
    '你好我想问下我们金水区北仓中里六号院都封了十天了我妈的降压药早就吃完了',
    'jinshui',
    '北仓中里六号院',
  ],
  [
    '出血了好多血我怀孕八个月我在惠济区天河路普罗旺世龙之梦22号楼2单元1501没人能送我',
    'huiji',
    '天河路普罗旺世龙之梦22号楼2单元1501',
  ],
  [
    '我现在隔离在如家酒店紫荆山店三楼308心慌得厉害手都麻了',
    null,
    '如家酒店紫荆山店三楼308',
  ],
  [
    '学生从床上摔下来头破了我们在河南农业大学龙子湖校区桃李园3号宿舍楼215',
    null,
    '河南农业大学龙子湖校区桃李园3号宿舍楼215',
  ],
  [
    '我们在京港澳高速往南走过了薛店出口大概两公里车上老人没有意识了',
    null,
    '京港澳高速往南走过了薛店出口大概两公里',
  ],
  [
    '我爸在人民医院急诊科走廊加床二十七床等了一天没人管现在喘得不行',
    null,
    '人民医院急诊科走廊加床二十七床',
  ],
  ['师傅车堵在三环高架嵩山路下口了我媳妇羊水破了快来接一下', null, '三环高架嵩山路下口'],
  [
    'my husband collapsed and is not responding we live in Lanbao Bay building 7 room 1802 phone 13800006001',
    null,
    'Lanbao Bay building 7 room 1802',
  ],
  [
    'there is a fire in the kitchen we are at 18 Wenhua Road unit 3 floor 4 my grandma is inside',
    null,
    '18 Wenhua Road unit 3 floor 4',
  ],
  [
    'my friend has cut herself she is in room 608 of the international students dormitory at Zhengzhou University please send someone',
    null,
    'room 608 of the international students dormitory at Zhengzhou University',
  ],
  ['i cant speak he beat me i am in the next room please send police', null, null],
  [
    '俺娘头疼得要命还吐俺家是新密市超化镇樊寨村东头第二排红砖房',
    'xinmi',
    '超化镇樊寨村东头第二排红砖房',
  ],
  [
    '我儿子拿刀要砍人我躲在卫生间里地址郑东新区龙子湖心怡路永威东棠5号楼802快报警',
    'zhengdong',
    '龙子湖心怡路永威东棠5号楼802',
  ],
  [
    '孩子把老鼠药吃了我家在航空港区郑港三路河东第五棚户区C地块11号楼二单元702怎么办',
    'airport',
    '郑港三路河东第五棚户区C地块11号楼二单元702',
  ],
  [
    '有个大爷倒在路边不动了在建设西路秦岭路口东北角那个公交站牌下面',
    null,
    '建设西路秦岭路口东北角那个公交站牌下面',
  ],
  ['我在富士康C区宿舍七栋508室友煤气中毒叫不醒', null, '富士康C区宿舍七栋508'],
  [
    '我老公喝了农药我们在庙李镇徐寨村二十七号院三楼304房东不在家',
    null,
    '庙李镇徐寨村二十七号院三楼304',
  ],
  [
    '我们家水管爆了停水两天了我住在高新区科学大道谦祥万和城二期14号楼1单元物业不管',
    'gaoxin',
    '科学大道谦祥万和城二期14号楼1单元',
  ],
  [
    '电梯里困了三个人有个孕妇快不行了在大学路绿云小区6号楼东单元的电梯里',
    null,
    '大学路绿云小区6号楼东单元的电梯里',
  ],
  [
    '我孩子哮喘发作喷雾没了嘴都青了你们快来新郑市薛店镇和谐社区北区15号楼402',
    'xinzheng',
    '薛店镇和谐社区北区15号楼402',
  ],
  [
    '我姐产后大出血在经开区朝凤路正商蓝钻14号楼1106电话打138001380077',
    'jingkai',
    '朝凤路正商蓝钻14号楼1106',
  ],
  [
    '我奶奶八十八了下不去楼测不成核酸她住二七区长江中路王立砦小区3号院2号楼3单元5楼东户',
    'erqi',
    '长江中路王立砦小区3号院2号楼3单元5楼东户',
  ],
  [
    '我爱人心梗了我开着车在郑民高速上马上到中牟站收费口',
    null,
    '郑民高速上马上到中牟站收费口',
  ],
  ['社区让我们等通知街道也说等通知可是我爸已经喘不上气了', null, null],
  ['我在路上走着走着就晕了现在坐地上起不来了救救我', null, null],
  ['孩子不知道吃了啥一直吐医院说没有核酸报告不让进急诊', null, null],
  ['我婆婆瘫在床上褥疮烂了社区医院也不上门来换药', null, null],
  [
    '我妈血压二百多头晕得站不住我们家在纬五路经七路交叉口向西五十米路北那个家属院',
    null,
    '纬五路经七路交叉口向西五十米路北那个家属院',
  ],
  [
    '俺闺女让开水烫了整条胳膊都起泡了俺住在柳林镇高皇寨新村四排三号',
    null,
    '柳林镇高皇寨新村四排三号',
  ],
  [
    '老师在教室里突然倒了没有心跳这里是郑州市第四十七中学高中部教学楼二楼',
    null,
    '第四十七中学高中部教学楼二楼',
  ],
  [
    '工厂里机器把手绞进去了我们在荥阳豫龙镇索河路上那个纺织机械厂三车间',
    'xingyang',
    '荥阳豫龙镇索河路上那个纺织机械厂三车间',
  ],
  ['我不想活了我在中原福塔下面', null, '中原福塔下面'],
  [
    'she is bleeding a lot after the birth we are in Xinyuan Mingjia estate building 9 on Huayuan Road',
    null,
    'Xinyuan Mingjia estate building 9 on Huayuan Road',
  ],
  [
    'our car is stopped on the G4 motorway going south just past the Xuedian exit my father has chest pain',
    null,
    'on the G4 motorway going south just past the Xuedian exit',
  ],
  [
    '我大姨糖尿病昏迷了就她自己在家地址在健康路红旗路口往东那个老干部局家属院4号楼2楼南户钥匙在门口花盆下面',
    null,
    '健康路红旗路口往东那个老干部局家属院4号楼2楼南户',
  ],
  [
    '下夜班回来发现我室友吃了一瓶安眠药我们租在文化路与东风路交叉口硅谷广场公寓楼1718',
    null,
    '文化路与东风路交叉口硅谷广场公寓楼1718',
  ],
];
