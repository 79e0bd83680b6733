import { getDisplayName } from '../../x509/identity.ts';
import type { BarePublicKey, PrivateKeyHeader } from '../../x509/types.ts';
import { colonHex, publicKeyFingerprint } from '../fingerprints.ts';
import { code, prose, table } from '../markdown.ts';
import type { FeatureContext } from '../types.ts';
import { describePublicKey, listLimited } from './describe-certificate.ts';

/** Markdown for a private key: its kind and size, the fingerprint of its public half, and the certificates that belong to it. Never its numbers. */
export function describeKey(key: PrivateKeyHeader, context: FeatureContext): string {
  const { t } = context;
  const kind = [key.type, key.curve ?? (key.bits === undefined ? undefined : t('{0} bits', key.bits))].filter(
    (part) => part !== undefined,
  );
  const title = `**${t('Private key')}** · ${kind.length > 0 ? kind.map((part) => code(part)).join(', ') : t('kind not readable without its passphrase')}`;
  const spki = key.publicKey(context.crypto.derivePublicKey);
  const rows: [string, string][] = [
    [t('Format'), code(key.format)],
    [t('Encryption'), key.encryption === undefined ? t('none') : prose(key.encryption)],
  ];
  return [
    title,
    table([...rows, ...publicHalf(spki, context)]),
    t('The key itself is never shown, copied or logged.'),
  ].join('\n\n');
}

/** Markdown for a bare public key. */
export function describePublicKeyBlock(block: BarePublicKey, context: FeatureContext): string {
  const { t } = context;
  return [
    `**${t('Public key')}** · ${describePublicKey(block.publicKey, t)}`,
    table(publicHalf(block.spki, context)),
  ].join('\n\n');
}

/** Fingerprint and pin of a public key, and the certificates of the workspace that hold it. */
export function publicHalf(spki: Uint8Array | undefined, { crypto, workspace, t }: FeatureContext): [string, string][] {
  if (spki === undefined) return [];
  const { hex, pin } = publicKeyFingerprint(spki, crypto);
  const matches = workspace
    .byPublicKey(hex)
    .filter((found) => found.object.kind === 'certificate')
    .map((found) => `${code(getDisplayName(found.object))} (${code(found.location)})`);
  return [
    [t('Public key SHA-256'), code(colonHex(hex))],
    [t('SPKI pin'), code(`sha256/${pin}`)],
    [t('Certificates'), matches.length > 0 ? listLimited(matches, t) : t('none in this workspace')],
  ];
}
