import { formatGeneralName, getDisplayName } from '../../x509/identity.ts';
import type { CertificationRequest, Extension } from '../../x509/types.ts';
import { colonHex, fingerprintsOf, spkiOf } from '../fingerprints.ts';
import { code, table } from '../markdown.ts';
import type { FeatureContext } from '../types.ts';
import { describePublicKey, listLimited } from './describe-certificate.ts';
import { describeIdentity } from './describe-identity.ts';
import { publicHalf } from './describe-key.ts';

/** Markdown for a certification request: who asks, for which names and usages, with which key. */
export function describeRequest(request: CertificationRequest, context: FeatureContext): string {
  const { t } = context;
  const names = request.extensions.flatMap(({ value }) =>
    value.kind === 'subjectAltName' ? value.names.map((name) => code(formatGeneralName(name))) : [],
  );
  const usages = request.extensions.flatMap(usagesOf).map((usage) => code(usage));
  const identity = describeIdentity(request, t);
  const rows: [string, string][] = [
    [t('Subject'), code(request.subject.text || '(empty)')],
    ...(names.length > 0 ? [row(t('Alternative names'), listLimited(names, t))] : []),
    ...(identity === undefined ? [] : [row(t('Identity'), identity)]),
    ...(usages.length > 0 ? [row(t('Usages'), usages.join(', '))] : []),
    [t('Key'), describePublicKey(request.publicKey, t)],
    [t('Signature'), code(request.signatureAlgorithm.name)],
    ['SHA-256', code(colonHex(fingerprintsOf(request, context.crypto).sha256))],
    ...publicHalf(spkiOf(request), context),
  ];
  return [`**${code(getDisplayName(request))}** · ${t('certification request')}`, table(rows)].join('\n\n');
}

function row(name: string, value: string): [string, string] {
  return [name, value];
}

function usagesOf({ value }: Extension): readonly string[] {
  if (value.kind === 'keyUsage') return value.usages;
  return value.kind === 'extendedKeyUsage' ? value.purposes.map((purpose) => purpose.name) : [];
}
