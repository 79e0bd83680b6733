import { parseCertificate } from '../x509/certificate.ts';
import { encodeUnsigned } from '../x509/encode-spki.ts';
import { importSigningKey } from './key-types.ts';
import { authorityKeyIdentifier, subjectOf, toExtension } from './sign-certificate.ts';
import type { RevocationReason } from './tasks.ts';
import type { Authority } from './types.ts';
import { Name, X509CrlGenerator, X509CrlReason } from './x509-library.ts';

/** A certificate that its CA takes back. */
export interface Revocation {
  /** Hex of the serial number, as encoded. */
  readonly serial: string;
  /** Milliseconds since 1970 UTC. */
  readonly date: number;
  readonly reason: RevocationReason;
}

export interface RevocationListContent {
  readonly revocations: readonly Revocation[];
  /** CRLNumber (RFC 5280 §5.2.3): above that of every list before. */
  readonly number: number;
  /** Milliseconds since 1970 UTC. */
  readonly thisUpdate: number;
  readonly nextUpdate: number;
}

/** DER of a version 2 certificate revocation list (RFC 5280 §5). */
export async function signRevocationList(
  content: RevocationListContent,
  authority: Authority,
  crypto: Crypto,
): Promise<Uint8Array> {
  const issuer = parseCertificate(authority.certificate);
  const { key, algorithm } = await importSigningKey(authority.key, crypto);
  const made = await X509CrlGenerator.create(
    {
      issuer: new Name(subjectOf(issuer)),
      thisUpdate: new Date(content.thisUpdate),
      nextUpdate: new Date(content.nextUpdate),
      entries: content.revocations.map(({ serial, date, reason }) => ({
        serialNumber: serial,
        revocationDate: new Date(date),
        // RFC 5280 §5.3.1: `unspecified` is said by saying nothing.
        ...(reason === 'unspecified' ? {} : { reason: X509CrlReason[reason] }),
      })),
      extensions: [
        await authorityKeyIdentifier(issuer, crypto),
        { oid: '2.5.29.20', critical: false, value: encodeNumber(content.number) },
      ].map(toExtension),
      signingKey: key,
      signingAlgorithm: algorithm,
    },
    crypto,
  );
  return new Uint8Array(made.rawData);
}

function encodeNumber(number: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(number));
  return encodeUnsigned(bytes);
}
