import type { CertificateSubject } from '../certificate-subject.ts';
import { rfc9525 } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { type CertificateRule, type Severity, silent } from '../types.ts';
import { quote } from '../wording.ts';
import { isForNoServer } from './used-as.ts';

/** A server's name stands in the common name alone. */
export const commonNameOnly: CertificateRule = {
  id: 'role/common-name-only',
  title: 'Server certificate without subject alternative names',
  severity: 'error',
  force: 'MUST',
  citation: rfc9525('6.3'),
  fixable: true,
  scope: 'certificate',
  about: ['leaf'],
  impliedBy: ['webpki/subject-alternative-name-missing'],
  // What names serverAuth alone is a server's, wherever it is kept.
  isElsewhere: ({ severity }, holder, unit) => severity !== 'error' && isForNoServer(holder, unit),
  aboutWhole: true,
  check(subject, { t }) {
    if (!subject.allowsServer || subject.extension(extensionOids.subjectAltName) !== undefined) return silent;
    const name = subject.commonNames.at(-1);
    const severity = name && judge(subject, name.value);
    if (name === undefined || severity === undefined) return silent;
    const message = t(
      'The name {0} stands in the common name only. Go ("certificate relies on legacy Common Name field, use SANs instead"), rustls and browsers look at subject alternative names alone and refuse the server; OpenSSL, Node and Java still accept it. Issue it again with the name as a subject alternative name.',
      quote(name.value),
    );
    return [{ message, bytes: name.range, severity }];
  },
};

/** How sure it is that the certificate is a server's. One without a purpose, or with both, may be shown by clients only. */
function judge(subject: CertificateSubject, name: string): Severity | undefined {
  const isForServers = subject.names('serverAuth');
  if (isForServers && !subject.allowsClient) return 'error';
  const maySign = subject.keyUsages?.includes('digitalSignature') !== false;
  if (!maySign || !hostName.test(name)) return undefined;
  return isForServers ? 'warning' : 'information';
}

/** Two labels or more, the last one of letters; or this machine. */
const hostName = /^(?:\*\.)?(?:[a-z0-9-]+\.)+[a-z]{2,}$|^localhost$/i;
