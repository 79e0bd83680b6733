/** Up to the last `@`: a scheme, a name, and what follows its colon. */
const userInfo = /^(?<scheme>[a-z][a-z0-9+.-]*:\/\/)?(?:(?<user>[^:@]*):)?.*@/is;

/**
 * What was typed as a target, fit for a message: what may be a password (RFC 3986 §3.2.1) is left out, `joe:…@host:443`. Without a colon, all that
 * stands before the `@` may be a token.
 */
export function maskUserInfo(typed: string): string {
  return typed.replace(userInfo, (_all, scheme: string | undefined, user: string | undefined) =>
    [scheme, user === undefined ? undefined : `${user}:`, '…@'].join(''),
  );
}
