/** The part of nlp.js that the comparison uses; the packages bring no types. */
declare module '@nlpjs/core' {
  export interface Container {
    use(plugin: unknown): unknown;
  }
  export function containerBootstrap(): Container;
}

declare module '@nlpjs/lang-zh' {
  export const LangZh: unknown;
}

declare module '@nlpjs/nlu' {
  import type { Container } from '@nlpjs/core';

  export class NluNeural {
    constructor(settings: {
      readonly locale: string;
      readonly container: Container;
      readonly log: boolean;
      readonly useNoneFeature: boolean;
    });
    train(
      corpus: readonly { readonly utterance: string; readonly intent: string }[],
      settings: Readonly<Record<string, never>>,
    ): Promise<unknown>;
    process(utterance: string): Promise<{
      readonly classifications?: readonly { readonly intent: string }[];
    }>;
  }
}
