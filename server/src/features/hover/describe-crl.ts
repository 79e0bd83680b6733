import { toHex } from '../../asn1/hex.ts';
import { formatRelative } from '../../text/duration.ts';
import { extensionSummary } from '../../x509/extension-rows.ts';
import type { CertificateList } from '../../x509/types.ts';
import { colonHex } from '../fingerprints.ts';
import { code, table } from '../markdown.ts';
import type { FeatureContext } from '../types.ts';
import { showTime } from './describe-certificate.ts';

/** Revoked certificates listed before the rest is only counted. */
const ENTRY_LIMIT = 8;

/** Markdown for a certificate revocation list: whose, how fresh, and what it revokes. */
export function describeCrl(crl: CertificateList, context: FeatureContext): string {
  const { t, now, crypto } = context;
  const next = crl.nextUpdate;
  const rows: [string, string][] = [
    [t('Issuer'), code(crl.issuer.text)],
    [t('This update'), showTime(crl.thisUpdate)],
    [
      t('Next update'),
      next === undefined ? t('not given') : showTime(next) + relative(next.epochMilliseconds, now, context),
    ],
    [t('Signature'), code(crl.signatureAlgorithm.name)],
    ...crl.extensions.map(({ name, value }): [string, string] => [code(name), code(extensionSummary(value))]),
    ['SHA-256', code(colonHex(toHex(crypto.digest('SHA-256', crl.der))))],
  ];
  return [
    `**${t('Certificate revocation list')}** · ${t('{0} revoked', crl.revokedCount)}`,
    table(rows),
    describeEntries(crl, context),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function relative(instant: number | undefined, now: number, { t }: FeatureContext): string {
  return instant === undefined ? '' : ` (${formatRelative(instant, now, t)})`;
}

function describeEntries(crl: CertificateList, { t }: FeatureContext): string {
  const lines: string[] = [];
  for (let index = 0; index < Math.min(ENTRY_LIMIT, crl.revokedCount); index++) {
    const entry = crl.revokedAt(index);
    if (entry !== undefined)
      lines.push(
        `- ${code(colonHex(entry.serialNumber.hex))} · ${showTime(entry.revocationDate)}${reasonOf(entry.extensions)}`,
      );
  }
  if (crl.revokedCount > ENTRY_LIMIT) lines.push(`- ${t('and {0} more', crl.revokedCount - ENTRY_LIMIT)}`);
  return lines.join('\n');
}

function reasonOf(extensions: CertificateList['extensions']): string {
  const reason = extensions.find(({ value }) => value.kind === 'crlReason')?.value;
  return reason?.kind === 'crlReason' ? ` · ${code(reason.reason)}` : '';
}
