import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DirectLineError } from '../../../../integrations/channels/directline/errors.ts';
import type { Part } from '../../../../integrations/channels/directline/multipart.ts';
import {
  parseMultipart,
  readDisposition,
} from '../../../../integrations/channels/directline/multipart.ts';

const BOUNDARY = 'edge';
const TYPE = `multipart/form-data; boundary=${BOUNDARY}`;

const part = fc.record(
  {
    name: fc.stringMatching(/^[a-z]{1,10}$/),
    fileName: fc.option(fc.stringMatching(/^[\p{L}\d ._-]{1,20}$/u)),
    contentType: fc.constantFrom('', 'image/png', 'application/vnd.microsoft.activity'),
    bytes: fc
      .oneof(
        fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
        // What looks most like a boundary without being one.
        fc
          .array(fc.constantFrom('\r\n', '--', 'edge', '\r', '\n', '-', 'x'))
          .map((pieces) => Buffer.from(pieces.join(''))),
      )
      .filter(
        (bytes) => !`\r\n${bytes.toString('latin1')}`.includes(`\r\n--${BOUNDARY}`),
      ),
  },
  { noNullPrototype: true },
);

function write(parts: readonly Part[]): Buffer {
  const pieces = parts.flatMap(({ name, fileName, contentType, bytes }) => [
    Buffer.from(
      `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"` +
        (fileName === null ? '' : `; filename="${fileName}"`) +
        (contentType === '' ? '' : `\r\nContent-Type: ${contentType}`) +
        '\r\n\r\n',
    ),
    bytes,
    Buffer.from('\r\n'),
  ]);
  return Buffer.concat([...pieces, Buffer.from(`--${BOUNDARY}--\r\n`)]);
}

describe('multipart', () => {
  it('reads back what was written, whatever the parts hold', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 10 }), (parts) => {
        assert.deepEqual(parseMultipart(write(parts), TYPE), parts);
      }),
    );
  });

  it('reads what the platform’s own FormData writes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 5 }), async (parts) => {
        const data = new FormData();
        for (const { name, bytes } of parts) {
          data.append(name, new Blob([new Uint8Array(bytes)]), 'a.png');
        }
        const sent = new Response(data);
        const type = sent.headers.get('content-type') ?? '';
        const read = parseMultipart(Buffer.from(await sent.arrayBuffer()), type);
        assert.deepEqual(
          read.map(({ name, bytes, fileName }) => ({ name, bytes, fileName })),
          parts.map(({ name, bytes }) => ({ name, bytes, fileName: 'a.png' })),
        );
      }),
      { numRuns: 50 },
    );
  });

  it('refuses a form that was damaged, and never fails otherwise', () => {
    const damage = fc.record({
      parts: fc.array(part, { minLength: 1, maxLength: 4 }),
      at: fc.nat(),
      remove: fc.nat({ max: 40 }),
      insert: fc.oneof(fc.string({ maxLength: 10 }), fc.constantFrom('\r\n', '--edge')),
    });
    fc.assert(
      fc.property(damage, ({ parts, at, remove, insert }) => {
        const whole = write(parts);
        const cut = at % whole.length;
        const damaged = Buffer.concat([
          whole.subarray(0, cut),
          Buffer.from(insert),
          whole.subarray(cut + remove),
        ]);
        readOrRefuse(damaged, TYPE);
      }),
      { numRuns: 500 },
    );
  });

  it('refuses or reads any bytes under any type, in time that grows with their length', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), fc.string(), (bytes, type) => {
        readOrRefuse(Buffer.from(bytes), `multipart/form-data; boundary=${type}`);
      }),
    );
    const hostile = Buffer.from(`--edge${'\r\n--edgy'.repeat(500_000)}`);
    const begun = performance.now();
    readOrRefuse(hostile, TYPE);
    readOrRefuse(hostile, `multipart/form-data; ${'x="'.repeat(100_000)}`);
    assert.ok(performance.now() - begun < 2_000);
  });

  const header = 'Content-Disposition: form-data; name="a"';
  const refused: readonly [string, string, string?][] = [
    ['no boundary in the type', '--edge--', 'multipart/form-data'],
    ['an empty boundary', '--\r\n', 'multipart/form-data; boundary=""'],
    ['a preamble', `hello\r\n--edge\r\n${header}\r\n\r\nx\r\n--edge--`],
    ['no last boundary', `--edge\r\n${header}\r\n\r\nx`],
    ['headers that do not end', `--edge\r\n${header}\r\n--edge--`],
    ['a header without a name', '--edge\r\n: x\r\n\r\nx\r\n--edge--'],
    ['a header twice', `--edge\r\n${header}\r\n${header}\r\n\r\nx\r\n--edge--`],
    ['a part without a name', '--edge\r\nX: y\r\n\r\nx\r\n--edge--'],
    [
      'base64',
      `--edge\r\n${header}\r\nContent-Transfer-Encoding: base64\r\n\r\nx\r\n--edge--`,
    ],
    ['a boundary inside a line', `--edge\r\n${header}\r\n\r\nx\r\n--edgy--`],
    ['many parts', `--edge${`\r\n${header}\r\n\r\nx\r\n--edge`.repeat(21)}--`],
    [
      'long headers',
      `--edge\r\n${header}\r\nX: ${'x'.repeat(5000)}\r\n\r\nx\r\n--edge--`,
    ],
  ];
  for (const [what, body, type = TYPE] of refused) {
    it(`refuses ${what}`, () => {
      assert.throws(
        () => parseMultipart(Buffer.from(body), type),
        (error) => error instanceof DirectLineError && error.status === 400,
      );
    });
  }

  it('reads names however they are written', () => {
    const names: readonly [string, string | null][] = [
      ['form-data; name=a; filename=b.png', 'b.png'],
      ['form-data; name="a"; filename="b \\"c\\".png"', 'b "c".png'],
      [`attachment; filename="x"; filename*=UTF-8''%E4%BC%A4.png`, '伤.png'],
      [`attachment; filename="x"; filename*=UTF-8''%E4%`, 'x'],
      ['attachment', null],
    ];
    for (const [text, fileName] of names) {
      assert.equal(readDisposition(text).fileName, fileName, text);
    }
  });
});

function readOrRefuse(body: Buffer, type: string): void {
  try {
    const parts = parseMultipart(body, type);
    const size = parts.reduce((sum, { bytes }) => sum + bytes.length, 0);
    assert.ok(size <= body.length);
  } catch (error) {
    if (!(error instanceof DirectLineError)) throw error;
    assert.equal(error.code, 'MalformedData');
  }
}
