import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parseConfig, sampleEnvironment, settingsHelp } from '../../bot/config.ts';
import { ConfigError } from '../../bot/errors.ts';

function problemsOf(
  environment: Record<string, string>,
  file: Record<string, string> = {},
): readonly string[] {
  try {
    parseConfig(environment, file);
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

  it('parses a channel’s settings only where it is configured', () => {
    assert.deepEqual(Object.keys(parseConfig({}).channels), ['directline']);
    const problems = problemsOf({ CITY_APP_SECRET: 'the secret of the app' });
    assert.deepEqual(
      problems.map((problem) => problem.split(':')[0]),
      ['CITY_APP_CALLBACK'],
    );
    const callback = 'https://app.example.org/huying';
    const config = parseConfig({
      CITY_APP_SECRET: 'the secret of the app',
      CITY_APP_CALLBACK: callback,
    });
    assert.equal(config.channels['city-app']?.CITY_APP_CALLBACK, callback);
  });

  it('says which settings change nothing because their channel is off', () => {
    const { warnings } = parseConfig({ CITY_APP_QUIET_MS: '900' });
    assert.deepEqual(warnings, [
      'CITY_APP_QUIET_MS changes nothing: the channel city-app is off until CITY_APP_SECRET is set',
    ]);
    assert.deepEqual(parseConfig({ CITY_APP_QUIET_MS: '1500' }).warnings, []);
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
    [
      'mail from nobody with links to nowhere',
      { SMTP_URL: 'smtp://mail.example' },
      ['MAIL_FROM', 'PUBLIC_URL'],
    ],
    ['an unsigned task', { BODY_WEBHOOK: 'https://a.example/x' }, ['BODY_SECRET']],
    [
      'a store of media that nobody may write to',
      { MEDIA_S3_URL: 'https://s3.example/media' },
      ['MEDIA_S3_KEY_ID', 'MEDIA_S3_SECRET'],
    ],
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

  const told: [string, Record<string, string>, RegExp][] = [
    [
      'words for a number',
      { PORT: 'many' },
      /^PORT: found a text of 4 characters; expected a whole number .*, e\.g\. PORT=3978$/,
    ],
    ['a number out of bounds', { PORT: '70000' }, /found too great a number/],
    ['half a number', { RATE_BURST: '1.5' }, /found a number with a fraction/],
    [
      'an address of another kind',
      { REDIS_URL: 'http://127.0.0.1' },
      /found an address with http:\/\/; expected .*redis:\/\//,
    ],
    ['a key that is too short', { DATA_KEY: 'abc' }, /found a text of 3 characters/],
    [
      'what a channel takes',
      { DIRECTLINE_QUIET_MS: '-1' },
      /number; .*e\.g\. DIRECTLINE/,
    ],
    [
      'what another one needs',
      { ALARM_WEBHOOK: 'https://a.example/x' },
      /^ALARM_SECRET: found nothing.*ALARM_WEBHOOK; expected 16 .*e\.g\./,
    ],
  ];
  for (const [name, environment, line] of told) {
    it(`says what stands there, what should, and an example: ${name}`, () => {
      const [only = '', ...rest] = problemsOf(environment);
      assert.match(only, line);
      assert.deepEqual(rest, []);
    });
  }

  it('has words and an example that itself is right for every setting', () => {
    for (const key of settingsHelp().map((each) => each.key)) {
      const [found] = problemsOf({ [key]: '\u0001 \u0001' });
      if (found === undefined) continue;
      assert.match(found, /expected .+, e\.g\. ./, key);
      const value = /e\.g\. [A-Z_]+=(.*)$/.exec(found)?.[1];
      if (value !== undefined) {
        const again = problemsOf({ [key]: value });
        assert.ok(!again.some((each) => each.startsWith(`${key}:`)), found);
      }
    }
  });

  it('never repeats a wrong value, which may be a secret', () => {
    for (const { key } of settingsHelp()) {
      const said = problemsOf({ [key]: 'hunter2://hunter2 \u00e9' }).join();
      assert.doesNotMatch(said, /hunter2/, key);
    }
  });

  it('stops for a slip of the finger in .env, and names what was meant', () => {
    const slips = { POTR: '1', port: '1', DATADIR: 'x', DATABSE_URL: 'x' };
    assert.deepEqual(problemsOf({}, slips), [
      'POTR: unknown key POTR in .env, did you mean PORT?',
      'port: unknown key port in .env, did you mean PORT?',
      'DATADIR: unknown key DATADIR in .env, did you mean DATA_DIR?',
      'DATABSE_URL: unknown key DATABSE_URL in .env, did you mean DATABASE_URL?',
    ]);
  });

  it('warns of one in the environment, and of a key in .env that is like none', () => {
    const { warnings } = parseConfig(
      { REDIS_ULR: 'x', HOME: '/root', PATH: '/bin', SHELL: 'sh', TZ: 'UTC' },
      { MASTODON_TOKEN: 'x', POSTGRES_PASSWORD: 'x' },
    );
    assert.deepEqual(warnings, [
      'unknown key MASTODON_TOKEN in .env: nothing reads it',
      'unknown key REDIS_ULR in the environment, did you mean REDIS_URL?',
    ]);
  });

  it('lets the environment win over .env', () => {
    assert.equal(parseConfig({ PORT: '1' }, { PORT: '2', HOST: '::1' }).PORT, 1);
    assert.equal(parseConfig({ PORT: '1' }, { PORT: '2', HOST: '::1' }).HOST, '::1');
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
