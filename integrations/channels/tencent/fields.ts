/** Bodies of WeChat and WeCom: flat lists of fields, in XML or JSON as the account is set. */
import { JsonError, parseJson } from '../parse-json.ts';

/** Values as text: a `MsgId` has more digits than a number holds. */
export type Fields = ReadonlyMap<string, string>;

/** @throws JsonError where it is neither. Its message holds no input. */
export function readFields(body: string): Fields {
  const start = body.trimStart();
  if (start.startsWith('{')) return fromJson(start);
  if (start.startsWith('<xml>')) return fromXml(start);
  throw new JsonError('neither XML nor JSON');
}

function fromJson(body: string): Fields {
  const exact = body.replace(/("MsgI[dD]"\s*:\s*)(\d+)/g, '$1"$2"');
  const value = parseJson(Buffer.from(exact));
  const fields = new Map<string, string>();
  for (const [name, content] of Object.entries(value ?? {}))
    if (typeof content === 'string' || typeof content === 'number')
      fields.set(name, String(content));
  return fields;
}

const CDATA = '<![CDATA[';
const CDATA_END = ']]>';

/** The leaves by their names, the first of each; those of lists too. Linear in the body. */
function fromXml(body: string): Fields {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(body)) throw new JsonError('XML with declarations');
  const fields = new Map<string, string>();
  let at = '<xml>'.length;
  let open = '';
  let from = at;
  let value = '';
  while (at < body.length) {
    const tag = body.indexOf('<', at);
    if (tag < 0) break;
    if (body.startsWith(CDATA, tag)) {
      const end = body.indexOf(CDATA_END, tag);
      if (end < 0) throw new JsonError('XML that does not end');
      value += body.slice(tag + CDATA.length, end);
      at = end + CDATA_END.length;
      continue;
    }
    const end = body.indexOf('>', tag);
    if (end < 0) throw new JsonError('XML that does not end');
    const name = body.slice(tag + 1, end);
    if (name === `/${open}`) {
      const text = value || unescaped(body.slice(from, tag).trim());
      if (!fields.has(open)) fields.set(open, text);
      open = '';
    } else if (!name.startsWith('/')) {
      open = name;
      from = end + 1;
    }
    if (name === '/xml') return fields;
    value = '';
    at = end + 1;
  }
  throw new JsonError('XML that does not end');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&quot;': '"',
  '&apos;': "'",
};

function unescaped(text: string): string {
  return text.replace(/&(?:lt|gt|amp|quot|apos);/g, (entity) => ENTITIES[entity] ?? '');
}

/** A text field of an answer in XML. */
export function xmlText(name: string, text: string): string {
  const inside = text.replaceAll(CDATA_END, ']]]]><![CDATA[>');
  return `<${name}>${CDATA}${inside}${CDATA_END}</${name}>`;
}
