import { rfc6962 } from '../citations.ts';
import { type CertificateRule, silent } from '../types.ts';
import { quote } from '../wording.ts';

const redacted = /^(?:\*\.)?\?\./;

/** Name whose first labels were replaced by a question mark, as a draft of RFC 6962's successor had it for logs. */
export const redactedName: CertificateRule = {
  id: 'san/redacted-name',
  title: 'Name with a question mark in place of its first labels',
  severity: 'information',
  force: 'advice',
  citation: rfc6962('3.2'),
  fixable: false,
  zlint: ['n_contains_redacted_dnsname'],
  scope: 'certificate',
  about: ['subscriber'],
  check({ dnsNames, commonNames }, { t }) {
    for (const { value, range } of dnsNames) {
      if (redacted.test(value)) return [{ message: say(value), bytes: range }];
    }
    for (const { value, valueRange } of commonNames) {
      if (redacted.test(value)) return [{ message: say(value), bytes: valueRange }];
    }
    return silent;

    function say(value: string): string {
      return t(
        'The name {0} is redacted, as some precertificates were before they went into logs. It matches no host, so clients refuse the server; use the certificate that the CA issued after it.',
        quote(value),
      );
    }
  },
};
