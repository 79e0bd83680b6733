import { Refusal } from '../../issue/refusal.ts';
import { encodeBase64 } from '../../pem/base64.ts';
import type { Localize } from '../../text/localize.ts';
import type { ProxyParams } from '../protocol/connecting.ts';

/** The value of Proxy-Authorization (RFC 7617); undefined where there is no user. Throws a Refusal, which does not hold them. */
export function proxyAuthorization(proxy: ProxyParams | undefined, t: Localize): string | undefined {
  const { user, password = '' } = proxy ?? {};
  if (user === undefined) return undefined;
  if (user.includes(':')) throw new Refusal(t('The name of a user of a proxy has no colon.'));
  return `Basic ${encodeBase64(new TextEncoder().encode(`${user}:${password}`))}`;
}
