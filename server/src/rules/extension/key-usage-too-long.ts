import { rfc5280 } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { publication } from '../publication.ts';
import { type CertificateRule, silent } from '../types.ts';
import { readKeyUsageBits } from './key-usage-bits.ts';

/** digitalSignature to decipherOnly. */
const KNOWN_BITS = 9;

/** Key usage with more bits than there are usages. */
export const keyUsageTooLong: CertificateRule = {
  id: 'extension/key-usage-too-long',
  title: 'Key usage with bits that mean nothing',
  severity: 'hint',
  force: 'MUST',
  citation: rfc5280('4.2.1.3'),
  fixable: false,
  since: publication.rfc5280,
  zlint: ['e_key_usage_incorrect_length'],
  scope: 'certificate',
  extension: extensionOids.keyUsage,
  check(subject, { t }) {
    const bits = readKeyUsageBits(subject);
    if (bits === undefined || bits.octets < 2) return silent;
    const count = bits.octets * 8 - bits.unusedBits;
    if (count <= KNOWN_BITS) return silent;
    const message = t(
      'keyUsage has {0} bits, and only 9 usages exist. TLS stacks pass over the others; the program that made it does not know the extension.',
      count,
    );
    return [{ message, bytes: bits.range }];
  },
};
