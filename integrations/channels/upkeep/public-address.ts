/** Whether the outside can reach the house: asked from here, which is nearly the outside. */
import { callVendor } from '../call-vendor.ts';
import { type Finding, unsure, works, wrong } from './upkeep.ts';

/** @param url PUBLIC_URL; @param paths where vendors bring messages. */
export async function checkAddress(
  url: string | null,
  paths: readonly string[],
): Promise<readonly Finding[]> {
  if (url === null)
    return [
      wrong(
        'PUBLIC_URL is not set: vendors bring messages to a public https address only.',
      ),
    ];
  const findings = [
    url.startsWith('https:')
      ? works(`PUBLIC_URL is https: ${url}`)
      : wrong(`PUBLIC_URL is ${url}: vendors want an address that begins with https://`),
  ];
  const alive = await callVendor({ method: 'GET', url: `${url}/healthz` });
  if (alive.reached !== 'yes')
    return [
      ...findings,
      wrong(
        `Nothing answers at ${url}/healthz: is the server running, its name known and its ` +
          'certificate valid? (Where this machine cannot reach its own public address, try from another.)',
      ),
    ];
  if (alive.status !== 200)
    return [
      ...findings,
      wrong(
        `${url}/healthz answers ${alive.status}, not 200: the proxy does not lead here.`,
      ),
    ];
  const webhooks = await Promise.all(paths.map((path) => checkWebhook(url, path)));
  return [...findings, works(`${url} leads to a running server.`), ...webhooks];
}

/** A stranger's request: whoever answers that it is not signed is the channel. */
async function checkWebhook(url: string, path: string): Promise<Finding> {
  const answer = await callVendor({ url: url + path, body: '' });
  if (answer.reached !== 'yes') return wrong(`${url}${path} does not answer.`);
  const { status } = answer;
  if ([400, 401, 403, 422].includes(status))
    return works(`${url}${path} answers, and refuses whoever does not sign.`);
  if (status === 404)
    return wrong(
      `${url}${path} is not there: the channel was off when the server started, or the proxy keeps it back.`,
    );
  return unsure(
    `${url}${path} answers a stranger with ${status}, which is not expected.`,
  );
}
