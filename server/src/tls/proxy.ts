import { isIPv6 } from 'node:net';
import type { Endpoint } from '../handshake/types.ts';
import { CodedError } from './observe-error.ts';
import type { PlainChannel } from './starttls/types.ts';

/** No proxy has more to say. */
const MAX_HEAD = 16_384;

/** Has an HTTP proxy connect to the target (RFC 9110 §9.3.6). Throws `PROXY_REFUSED` with the proxy's status line where it does not. */
export async function askProxy(
  channel: PlainChannel,
  target: Endpoint,
  authorization: string | undefined,
): Promise<void> {
  const authority = authorityOf(target);
  const credentials = authorization === undefined ? '' : `Proxy-Authorization: ${authorization}\r\n`;
  channel.write(`CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\n${credentials}\r\n`);
  const head = await readHead(channel);
  const [status = ''] = head.split('\r\n');
  channel.note(`${status}\n`);
  if (!/^HTTP\/1\.[01] 2\d\d(?: |$)/.test(status)) throw new CodedError('PROXY_REFUSED', status.slice(0, 200));
}

/** `host:port`, an IPv6 address in brackets. */
export function authorityOf({ host, port }: Endpoint): string {
  return `${isIPv6(host) ? `[${host}]` : host}:${port}`;
}

/** Up to the empty line; what follows stays in the channel. */
async function readHead(channel: PlainChannel): Promise<string> {
  let text = '';
  while (text.length < MAX_HEAD) {
    const bytes = await channel.read();
    if (bytes === undefined)
      throw new CodedError('PROXY_REFUSED', `the proxy closed the connection: ${text.slice(0, 200)}`);
    text += Buffer.from(bytes).toString('latin1');
    const end = text.indexOf('\r\n\r\n');
    if (end < 0) continue;
    channel.unread(Buffer.from(text.slice(end + 4), 'latin1'));
    return text.slice(0, end);
  }
  throw new CodedError('PROXY_REFUSED', `no end of the proxy’s answer: ${text.slice(0, 200)}`);
}
