import type { Localize } from '../../text/localize.ts';
import { describeForeign, describePlain, foreignText } from './foreign-text.ts';
import { showEndpoint } from './observations.ts';
import type { Cause } from './types.ts';

/** How servers greet, and by which name `starttls` knows their protocol; `ssh` has none. */
const greetings: readonly (readonly [RegExp, string])[] = [
  [/^SSH-/, 'ssh'],
  [/^220[ -][^\r\n]*(?:E?SMTP|mail|postfix|exim)/i, 'smtp'],
  [/^220[ -]/, 'ftp'],
  [/^\* (?:OK|PREAUTH)/, 'imap'],
  [/^\+OK/, 'pop3'],
  [/^.\0\0\0\n[\d.]+/s, 'mysql'],
  [/^<(?:\?xml|stream:)/, 'xmpp'],
  [/^E.*(?:FATAL|unsupported frontend protocol)/s, 'postgres'],
];

/** Another protocol than TLS or HTTP on the port. */
export const notTls: Cause = {
  id: 'not-tls',
  title: 'Port speaks another protocol, not TLS',
  about: 'attempt',
  says: {
    openssl: ['wrong version number', 'unexpected message'],
    go: ['tls: first record does not look like a TLS handshake'],
    java: ['Unsupported or unrecognized SSL message'],
    node: ['ERR_SSL_WRONG_VERSION_NUMBER'],
  },
  explain(evidence, t) {
    const text = foreignText(evidence);
    if (text === undefined) return undefined;
    const protocol = greetings.find(([greeting]) => greeting.test(text))?.[1];
    return {
      cause: t('{0} does not begin with TLS.', showEndpoint(evidence.report.target)),
      evidence: t('It sent {0}.', protocol === undefined ? describeForeign(text, t) : describePlain(text, t)),
      remedy: advise(protocol, t),
    };
  },
};

function advise(protocol: string | undefined, t: Localize): string {
  if (protocol === undefined) return t('Correct the port, or switch TLS on at the server.');
  return protocol === 'ssh'
    ? t('This is an SSH server: correct the port.')
    : t('This is {0}, which begins in plain text and switches to TLS on request: test with STARTTLS {0}.', protocol);
}
