import { x690 } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { type CertificateRule, silent } from '../types.ts';
import { readKeyUsageBits } from './key-usage-bits.ts';

/** Key usage whose last bits are zero and counted: DER leaves them out. */
export const keyUsageUnusedBits: CertificateRule = {
  id: 'extension/key-usage-unused-bits',
  title: 'Key usage with zero bits at its end',
  severity: 'hint',
  force: 'MUST',
  citation: x690('11.2.2'),
  fixable: false,
  zlint: ['e_incorrect_ku_encoding'],
  scope: 'certificate',
  impliedBy: ['extension/key-usage-empty', 'extension/key-usage-trailing-zeros'],
  extension: extensionOids.keyUsage,
  check(subject, { t }) {
    const bits = readKeyUsageBits(subject);
    if (bits === undefined || trailingZeros(bits.lastOctet) === bits.unusedBits) return silent;
    const message = t(
      'keyUsage counts zero bits at its end, which DER leaves out: {0} unused bits where there are {1}. TLS stacks read it all the same; the program that made it does not write DER.',
      bits.unusedBits,
      trailingZeros(bits.lastOctet),
    );
    return [{ message, bytes: bits.range }];
  },
};

/** Zero bits at the end of an octet: 0 to 8. */
function trailingZeros(octet: number): number {
  return octet === 0 ? 8 : 31 - Math.clz32(octet & -octet);
}
