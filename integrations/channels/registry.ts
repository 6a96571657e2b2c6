/** Every channel of the house, one line each. */
import { botFramework } from './bot-framework/index.ts';
import { cityApp } from './city-app/index.ts';
import type { ChannelFactory } from './contract.ts';
import { directLine } from './directline/index.ts';
import { doors } from './doors/index.ts';
import { lineAccount } from './line-account/index.ts';
import { sms } from './sms/index.ts';
import { telegram } from './telegram/index.ts';
import { wechat } from './wechat/index.ts';
import { wecom } from './wecom/index.ts';
import { whatsapp } from './whatsapp/index.ts';

export const channelFactories: readonly ChannelFactory[] = [
  directLine,
  cityApp,
  doors,
  lineAccount,
  botFramework,
  sms,
  telegram,
  wechat,
  wecom,
  whatsapp,
];
