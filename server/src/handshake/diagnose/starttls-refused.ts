import { quote } from '../../rules/wording.ts';
import { failedIn } from './observations.ts';
import type { Cause } from './types.ts';

/** The dialogue before TLS does not lead to TLS. */
export const starttlsRefused: Cause = {
  id: 'starttls-refused',
  title: 'Server does not switch to TLS (STARTTLS)',
  about: 'attempt',
  says: {
    openssl: ["didn't find STARTTLS in server response, trying anyway...", 'no SSL response'],
    go: ["smtp: server doesn't support STARTTLS", 'pq: SSL is not enabled on the server'],
    java: ['The server does not support SSL.', 'STARTTLS is required but host does not support STARTTLS'],
    node: ['The server does not support SSL connections', 'EPROTO'],
  },
  explain(evidence, t) {
    const failure = failedIn(evidence, 'starttls');
    if (failure === undefined) return undefined;
    const { target, attempt } = evidence.report;
    const protocol = target.starttls ?? '';
    const said = attempt.preamble === '' ? failure.error.message : attempt.preamble;
    return {
      cause:
        failure.error.code === 'TIMEOUT'
          ? t('The server does not speak {0} in plain text, as STARTTLS demands.', protocol)
          : t('The server does not switch from {0} to TLS.', protocol),
      evidence:
        failure.error.code === 'TIMEOUT'
          ? t('It took the connection and said nothing in time.')
          : t('It said: {0}.', quote(said)),
      remedy:
        failure.error.code === 'TIMEOUT'
          ? t('If the port begins with TLS at once (465, 993, 995, 636), test without STARTTLS.')
          : t('Switch TLS on at the server (certificate and key in its configuration), or correct protocol and port.'),
    };
  },
};
