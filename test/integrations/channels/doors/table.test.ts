import assert from 'node:assert/strict';
import { Orders } from '../../../../integrations/channels/doors/order.ts';
import { readTable } from '../../../../integrations/channels/doors/table.ts';

const about = {
  door: '12345热线',
  settings: { DOORS_SECRET: 'rehearsal-secret-of-the-doors' },
  momentOf: (local: string) => new Date(`${local}+08:00`),
};
const read = (...lines: readonly string[]) => readTable(lines.join('\r\n'), about);
const sent = (table: ReturnType<typeof read>) =>
  table
    .requests(new Date('2022-01-12T10:00:00Z'))
    .map(({ body }) => Orders.parse(JSON.parse(Buffer.from(body).toString())));

describe('another door’s messages as a table', () => {
  it('reads what a spreadsheet of the country writes', () => {
    const table = read(
      '\uFEFF工单编号;姓名;联系电话;诉求内容;受理时间;处理科室',
      '7;王女士;13800000000;"停暖三天了;家里有老人";2022/1/12 9:05;三科',
      ';;;;;',
      '8;;;小区门口的路灯坏了;;',
    );
    assert.deepEqual(table.faults, []);
    const [request] = sent(table);
    assert.equal(request?.door, '12345热线');
    assert.deepEqual(request.messages, [
      {
        id: '7',
        name: '王女士',
        phone: '13800000000',
        text: '停暖三天了;家里有老人',
        at: '2022-01-12T01:05:00.000Z',
      },
      { id: '8', text: '小区门口的路灯坏了' },
    ]);
  });

  it('names each line that is wrong, and then sends none', () => {
    const table = read(
      'id,text,at',
      '1,路灯坏了,2022-01-12 10:00',
      '2,,2022-01-12 10:00',
      '1,停水,',
      ',,',
      '4,停电,昨天',
      '5,停气,2022-13-45 10:00',
    );
    assert.deepEqual(
      table.faults.map((fault) => /^line \d+/.exec(fault)?.[0]),
      ['line 3', 'line 4', 'line 6', 'line 7'],
    );
    assert.match(table.faults[1] ?? '', /stands in line 2 already/);
    assert.equal(table.messages, 0);
    assert.deepEqual(sent(table), []);
    for (const words of ['停水', '昨天', '路灯'])
      assert.ok(!table.faults.join().includes(words), 'nothing of it is repeated');
  });

  it('says which column is missing, and that a table is empty', () => {
    assert.match(read('编号,电话', '1,2').faults.join(), /no column text \/ 内容/);
    assert.match(read('id,text').faults.join(), /no line below/);
  });

  it('goes as many requests as it takes, in order', () => {
    const lines = Array.from({ length: 250 }, (_, at) => `${at},第${at}条`);
    const requests = sent(read('id,text', ...lines));
    assert.deepEqual(
      requests.map(({ messages }) => messages.length),
      [100, 100, 50],
    );
    const ids = requests.flatMap(({ messages }) => messages.map(({ id }) => Number(id)));
    assert.deepEqual(ids, [...lines.keys()]);
  });
});
