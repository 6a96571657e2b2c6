import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parseConfig, sampleEnvironment, settingsHelp } from '../../bot/config.ts';
import { ConfigError } from '../../bot/errors.ts';

function problemsOf(environment: Record<string, string>): readonly string[] {
  try {
    parseConfig(environment);
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    return error.problems;
  }
  return [];
}

describe('parseConfig', () => {
  it('starts with nothing set', () => {
    const config = parseConfig({});
    assert.equal(config.HOST, '127.0.0.1');
    assert.equal(config.PORT, 3978);
    assert.equal(config.DATABASE_URL, undefined);
  });

  it('takes an empty value for an unset one', () => {
    assert.equal(parseConfig({ PORT: '', DATABASE_URL: '' }).PORT, 3978);
  });

  const wrong: [string, Record<string, string>, string[]][] = [
    ['a port that is no number', { PORT: 'many' }, ['PORT']],
    ['a port out of range', { PORT: '70000' }, ['PORT']],
    ['another database', { DATABASE_URL: 'mysql://x/y' }, ['DATABASE_URL']],
    ['a database without its key', { DATABASE_URL: 'postgres://x/y' }, ['DATA_KEY']],
    ['a short data key', { DATA_KEY: 'abc' }, ['DATA_KEY']],
    [
      'a moment without its offset',
      { KNOWLEDGE_AS_OF: '2022-01-10 08:00' },
      ['KNOWLEDGE_AS_OF'],
    ],
    ['an unsigned alarm', { ALARM_WEBHOOK: 'https://a.example/x' }, ['ALARM_SECRET']],
    ['several at once', { PORT: 'x', LOG_LEVEL: 'loud' }, ['PORT', 'LOG_LEVEL']],
  ];
  for (const [name, environment, keys] of wrong) {
    it(`names the key of ${name}`, () => {
      const problems = problemsOf(environment);
      assert.deepEqual(
        problems.map((problem) => problem.split(':')[0]),
        keys,
      );
    });
  }

  it('never repeats a wrong value, which may be a secret', () => {
    assert.doesNotMatch(problemsOf({ DATA_KEY: 'hunter2hunter2' }).join(), /hunter2/);
  });

  it('takes moments with minutes as people write them', () => {
    const config = parseConfig({ KNOWLEDGE_AS_OF: '2022-01-10T08:00+08:00' });
    assert.equal(config.KNOWLEDGE_AS_OF, '2022-01-10T08:00+08:00');
  });
});

describe('.env.example', () => {
  it('explains every setting, as the settings say it', () => {
    for (const { key, help } of settingsHelp()) assert.ok(help.length > 10, key);
    assert.equal(
      readFileSync('.env.example', 'utf8'),
      sampleEnvironment(),
      'run: npm run config:sample',
    );
  });
});
