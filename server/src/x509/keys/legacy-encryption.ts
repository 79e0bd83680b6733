import type { PrivateKeyHeader } from '../types.ts';
import { describeEncryptedKey } from './header.ts';

/** A header line of a PEM block (RFC 1421 §4.4). */
export interface LegacyHeader {
  readonly name: string;
  readonly value: string;
}

/**
 * The header of a key whose block says `Proc-Type: 4,ENCRYPTED` (RFC 1421 §4.6.1.1); its bytes are cipher text, so the label
 * alone tells what it is. Undefined where the headers say nothing of the kind.
 */
export function parseLegacyEncryptedKey(label: string, headers: readonly LegacyHeader[]): PrivateKeyHeader | undefined {
  const processing = headerValue(headers, 'Proc-Type');
  if (!processing?.toUpperCase().includes('ENCRYPTED')) return undefined;
  const [cipher = ''] = (headerValue(headers, 'DEK-Info') ?? '').split(',');
  const name = /^[A-Za-z0-9-]{1,40}$/.test(cipher.trim()) ? cipher.trim() : 'unknown cipher';
  const { format, type } = formats.get(label) ?? { format: 'PKCS#8', type: undefined };
  return describeEncryptedKey(format, `legacy PEM encryption: ${name}`, type, []);
}

interface LegacyFormat {
  readonly format: PrivateKeyHeader['format'];
  readonly type: string | undefined;
}

const formats: ReadonlyMap<string, LegacyFormat> = new Map<string, LegacyFormat>([
  ['RSA PRIVATE KEY', { format: 'PKCS#1', type: 'RSA' }],
  ['EC PRIVATE KEY', { format: 'SEC1', type: 'EC' }],
  ['DSA PRIVATE KEY', { format: 'DSA', type: 'DSA' }],
]);

function headerValue(headers: readonly LegacyHeader[], name: string): string | undefined {
  return headers.find((header) => header.name.toLowerCase() === name.toLowerCase())?.value;
}
