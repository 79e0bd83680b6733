import { getExtension } from '../x509/identity.ts';
import type { Certificate, Extension } from '../x509/types.ts';
import type { CertificateId, OcspResponse, SingleResponse } from './ocsp-response.ts';
import type { OcspEnvironment, OcspFault, OcspStatus } from './types.ts';

/** What OCSP responses say of a certificate that `issuer` signed (RFC 6960 §3.2): revoked by any, else good by any, else unknown. */
export async function checkOcsp(
  certificate: Certificate,
  issuer: Certificate,
  environment: OcspEnvironment,
): Promise<OcspStatus> {
  const faults = new Set<OcspFault>();
  let isGood = false;
  for (const response of environment.responses) {
    const single = findSingle(response, certificate, issuer, environment);
    const fault =
      single === undefined ? 'other-certificate' : await findFault(response, single, certificate, issuer, environment);
    if (fault !== undefined || single === undefined) faults.add(fault ?? 'other-certificate');
    else if (single.status.kind === 'revoked') return single.status;
    else if (single.status.kind === 'good') isGood = true;
    else faults.add('unknown-to-responder');
  }
  return isGood ? { kind: 'good' } : { kind: 'unknown', faults: faults.size === 0 ? ['no-response'] : [...faults] };
}

function findSingle(
  { responses }: OcspResponse,
  certificate: Certificate,
  issuer: Certificate,
  environment: OcspEnvironment,
): SingleResponse | undefined {
  const about = responses.filter(({ id }) => id.serialNumber.hex === certificate.serialNumber.hex);
  return about.find(({ id }) => isIdOf(id, certificate, issuer, environment));
}

const hashes: ReadonlyMap<string, 'SHA-1' | 'SHA-256'> = new Map([
  ['1.3.14.3.2.26', 'SHA-1'],
  ['2.16.840.1.101.3.4.2.1', 'SHA-256'],
]);

function isIdOf(
  id: CertificateId,
  { der, issuer: name }: Certificate,
  issuer: Certificate,
  { digest }: OcspEnvironment,
): boolean {
  const hash = hashes.get(id.hash);
  if (hash === undefined) return false;
  const nameBytes = der.subarray(name.range.start, name.range.end);
  return isSame(id.issuerNameHash, digest(hash, nameBytes)) && isSame(id.issuerKeyHash, digest(hash, keyOf(issuer)));
}

/** Why a response does not count; undefined where it does (RFC 6960 §3.2). */
async function findFault(
  response: OcspResponse,
  single: SingleResponse,
  certificate: Certificate,
  issuer: Certificate,
  environment: OcspEnvironment,
): Promise<OcspFault | undefined> {
  const stale = findStaleness(single, environment.time);
  if (stale !== undefined) return stale;
  if ([...response.extensions, ...single.extensions].some(isForeign)) return 'unknown-critical-extension';
  for (const signer of [issuer, ...response.certificates]) {
    if (!isNamed(response, signer, environment)) continue;
    if (signer !== issuer && !(await isDelegate(signer, certificate, issuer, environment))) continue;
    if (await environment.signed(response, signer)) return undefined;
  }
  return 'untrusted-signature';
}

/** A response without an end says that there is always a newer one: it counts for as long as public ones do. Milliseconds. */
const LONGEST_WITHOUT_END = 7 * 86_400_000;

function findStaleness({ thisUpdate, nextUpdate }: SingleResponse, time: number): OcspFault | undefined {
  const second = Math.floor(time / 1000) * 1000;
  const from = thisUpdate.epochMilliseconds;
  if (from === undefined || second < from) return 'not-yet-valid';
  const end = nextUpdate === undefined ? from + LONGEST_WITHOUT_END : nextUpdate.epochMilliseconds;
  return end === undefined || second > end ? 'expired' : undefined;
}

/** None of RFC 6960 §4.4 has to be acted on where a response is read from a file: a nonce, the list it is made from, a cut-off. */
function isForeign({ critical, oid }: Extension): boolean {
  return critical && !oid.startsWith('1.3.6.1.5.5.7.48.1.');
}

function isNamed({ responder }: OcspResponse, signer: Certificate, { digest }: OcspEnvironment): boolean {
  if (responder?.kind === 'name') return responder.name.matchKey === signer.subject.matchKey;
  return responder !== undefined && isSame(responder.hash, digest('SHA-1', keyOf(signer)));
}

/** Whether the CA that issued the certificate let this one answer in its place (RFC 6960 §4.2.2.2). */
async function isDelegate(
  signer: Certificate,
  { issuer: name }: Certificate,
  issuer: Certificate,
  environment: OcspEnvironment,
): Promise<boolean> {
  const purposes = getExtension(signer, 'extendedKeyUsage')?.purposes ?? [];
  const usages = getExtension(signer, 'keyUsage')?.usages;
  return (
    signer.issuer.matchKey === name.matchKey &&
    purposes.some((purpose) => purpose.name === 'OCSPSigning') &&
    (usages === undefined || usages.includes('digitalSignature') || usages.includes('nonRepudiation')) &&
    (await environment.isSound(signer, issuer)) &&
    (hasNoCheck(signer) || !(await environment.isRevoked(signer)))
  );
}

/** id-pkix-ocsp-nocheck: the CA says that this signer is not revoked before it expires. */
function hasNoCheck({ extensions }: Certificate): boolean {
  return extensions.some(({ oid }) => oid === '1.3.6.1.5.5.7.48.1.5');
}

/** The public key's bits, without tag, length and unused bits. */
function keyOf({ der, publicKey }: Certificate): Uint8Array {
  return der.subarray(publicKey.key.content.start, publicKey.key.content.end);
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((octet, index) => octet === other[index]);
}
