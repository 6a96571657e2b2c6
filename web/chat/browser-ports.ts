/** The browser's network and clock, as the Direct Line client asks for them. */
import type { Ports } from './direct-line-calls.ts';

export const browserPorts: Ports = {
  fetch: (url, init) => fetch(url, init),
  upload,
  openSocket: (url) => new WebSocket(sameHost(url)),
  after: (milliseconds, work) => {
    const timer = setTimeout(work, milliseconds);
    return () => clearTimeout(timer);
  },
  now: () => Date.now(),
  random: () => Math.random(),
};

/** A photo that has not moved for this long is tried again. */
const STALLED = 30_000;

/** `fetch` does not tell how much of a body is up; XMLHttpRequest does. */
function upload(...[url, headers, body, onProgress]: Parameters<Ports['upload']>) {
  return new Promise<{ status: number; text: () => Promise<string> }>(
    (resolve, reject) => {
      const request = new XMLHttpRequest();
      let stalled = setTimeout(() => request.abort(), STALLED);
      const fail = () => {
        clearTimeout(stalled);
        reject(new TypeError('upload broke off'));
      };
      request.open('POST', url);
      for (const [name, value] of Object.entries(headers))
        request.setRequestHeader(name, value);
      request.upload.onprogress = ({ loaded, total }) => {
        clearTimeout(stalled);
        stalled = setTimeout(() => request.abort(), STALLED);
        onProgress(total > 0 ? loaded / total : 0);
      };
      request.onload = () => {
        clearTimeout(stalled);
        resolve({ status: request.status, text: async () => request.responseText });
      };
      request.onerror = request.onabort = request.ontimeout = fail;
      request.send(body);
    },
  );
}

/**
 * A stream's address on the host and scheme the page came from: behind a proxy the server may
 * spell its own name otherwise, and the page's policy allows this one only.
 */
function sameHost(streamUrl: string, page: string = location.href): string {
  const url = new URL(streamUrl, page);
  const here = new URL(page);
  url.protocol = here.protocol === 'https:' ? 'wss:' : 'ws:';
  url.host = here.host;
  return url.href;
}
