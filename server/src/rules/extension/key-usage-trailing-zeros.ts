import { x690 } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { type CertificateRule, silent } from '../types.ts';
import { readKeyUsageBits } from './key-usage-bits.ts';

/** Key usage with an octet of zeros at its end. */
export const keyUsageTrailingZeros: CertificateRule = {
  id: 'extension/key-usage-trailing-zeros',
  title: 'Key usage with an octet of zeros at its end',
  severity: 'hint',
  force: 'MUST',
  citation: x690('11.2.2'),
  fixable: false,
  zlint: ['e_superfluous_ku_encoding'],
  scope: 'certificate',
  impliedBy: ['extension/key-usage-empty'],
  extension: extensionOids.keyUsage,
  check(subject, { t }) {
    const bits = readKeyUsageBits(subject);
    if (bits === undefined || bits.lastOctet !== 0) return silent;
    const message = t(
      'keyUsage ends with an octet of zeros, which DER leaves out. TLS stacks read it all the same; the program that made it does not write DER.',
    );
    return [{ message, bytes: bits.range }];
  },
};
