import { rfc5280 } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { publication } from '../publication.ts';
import { type CertificateRule, silent } from '../types.ts';
import { quote } from '../wording.ts';

/** Usages that go with each purpose (RFC 5280 §4.2.1.12). */
const consistent: Readonly<Record<string, readonly string[]>> = {
  serverAuth: ['digitalSignature', 'keyEncipherment', 'keyAgreement'],
  clientAuth: ['digitalSignature', 'keyAgreement'],
  codeSigning: ['digitalSignature'],
  emailProtection: ['digitalSignature', 'nonRepudiation', 'keyEncipherment', 'keyAgreement'],
  timeStamping: ['digitalSignature', 'nonRepudiation'],
  OCSPSigning: ['digitalSignature', 'nonRepudiation'],
};

/** Key usage that none of the extended key usages has a use for. */
export const keyUsageBeyondPurposes: CertificateRule = {
  id: 'extension/key-usage-beyond-purposes',
  title: 'Key usage that none of the purposes has a use for',
  // keyEncipherment in client certificates is what cert-manager and many profiles give, and harms nobody.
  severity: 'off',
  force: 'MUST',
  citation: rfc5280('4.2.1.12'),
  fixable: false,
  since: publication.rfc5280,
  zlint: ['e_key_usage_and_extended_key_usage_inconsistent'],
  scope: 'certificate',
  about: ['leaf'],
  extension: extensionOids.extendedKeyUsage,
  check(subject, { t }) {
    const { purposes, keyUsages } = subject;
    const extension = subject.extension(extensionOids.keyUsage);
    if (purposes === undefined || keyUsages === undefined || extension === undefined) return silent;
    const extra = findUseless(
      keyUsages,
      purposes.map(({ name }) => name),
    );
    if (extra === undefined) return silent;
    const message = t(
      'keyUsage allows {0}, which goes with none of the purposes {1}. TLS stacks accept it; a certificate that allows no more than it needs is safer to lose.',
      extra,
      quote(purposes.map(({ name }) => name).join(', ')),
    );
    return [{ message, bytes: extension.valueRange }];
  },
};

/** The first usage without a purpose; undefined where each has one, or a purpose is not known here and may have any. */
function findUseless(usages: readonly string[], purposes: readonly string[]): string | undefined {
  const allowed = purposes.map((purpose) => consistent[purpose]);
  if (allowed.includes(undefined)) return undefined;
  const useless = usages.find((usage) => !allowed.some((each) => each?.includes(usage)));
  if (useless !== undefined) return useless;
  // For one purpose, a key enciphers or agrees: no key does both.
  const doesBoth = usages.includes('keyEncipherment') && usages.includes('keyAgreement');
  return purposes.length === 1 && doesBoth ? 'keyEncipherment, keyAgreement' : undefined;
}
