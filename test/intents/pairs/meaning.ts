/** What a small change of words does to category or intent. Null: nothing is said of that. */
import type { Intent } from '../../../intents/understanding.ts';

type Two<T> = readonly [words: string, meaning: T, other: string, otherMeaning: T];

export const CATEGORIES: readonly Two<string>[] = [
  ['我爸胸口疼', 'medical', '我爸健康码变黄了', 'health_code'],
  ['孩子抽搐了', 'medical', '孩子上网课卡住了', 'education'],
  ['胰岛素断了', 'medical', '家里的米断了', 'food'],
  ['核酸结果出不来，绿码变黄码', 'health_code', '公交停了，地铁也不通', 'transport'],
  ['买不到菜，没人送菜', 'food', '买不到药，没人送药', 'medical'],
  ['学校什么时候开学', 'education', '高速什么时候开通', 'transport'],
  ['饭店能不能堂食', 'business', '学校能不能上课', 'education'],
  ['健康码打不开', 'health_code', '高速路口打不开，车过不去', 'transport'],
  ['工厂能不能复工', 'business', '学生能不能返校', 'education'],
  ['my health code turned yellow', 'health_code', 'my bus was cancelled', 'transport'],
  ['he has chest pain', 'medical', 'he has a school exam', 'education'],
  ['we ran out of insulin', 'medical', 'we ran out of vegetables', 'food'],
  ['can my restaurant open', 'business', 'can my school open', 'education'],
  ['no vegetables delivered', 'food', 'the highway is closed', 'transport'],
];

export const INTENTS: readonly Two<Intent>[] = [
  ['转人工', 'human_agent', '人工湖几点开', 'ask_policy'],
  ['我要转人工', 'human_agent', '我要取消', 'cancel'],
  ['取消这次求助', 'cancel', '查一下我的求助办到哪了', 'check_status'],
  ['你好', 'greeting', '你好，小区什么时候解封', 'ask_policy'],
  ['谢谢', 'greeting', '谢谢，我要转人工', 'human_agent'],
  ['今天几点做核酸', 'ask_policy', '今天没人给老人做核酸，88岁下不了楼', 'file_request'],
  ['建议公交早点发车', 'suggestion', '公交几点发车', 'ask_policy'],
  ['0112-483-721', 'check_status', '谢谢你们', 'greeting'],
  ['我爸胸口疼', 'file_request', '如果胸口疼该打什么电话', 'ask_policy'],
  ['hello', 'greeting', 'hello, when will the lockdown end', 'ask_policy'],
  ['thank you', 'greeting', 'talk to a real person', 'human_agent'],
  ['cancel my request', 'cancel', 'check my request', 'check_status'],
  ['I suggest more buses', 'suggestion', 'when do the buses run', 'ask_policy'],
  ['he has chest pain', 'file_request', 'what are the rules for visitors', 'ask_policy'],
];
