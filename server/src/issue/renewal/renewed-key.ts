import { publicKeyBytes } from '../../path/validation/verify-signed.ts';
import { isIndexedCertificate } from '../../workspace/indexed-certificate.ts';
import { getDisplayName } from '../../x509/identity.ts';
import type { Certificate } from '../../x509/types.ts';
import { fingerprint } from '../fingerprint.ts';
import type { IssuingHost } from '../host.ts';
import { generateKey, keyTypeOf } from '../key-types.ts';
import { Refusal } from '../refusal.ts';
import type { KeyMaterial } from '../types.ts';
import type { Candidate } from './candidates.ts';
import type { ClosedKey } from './held-keys.ts';

/** A new key of the same kind. Throws a Refusal where the old one would stay behind somewhere, or be missed by somebody. `renewed`: all certificates of this go. */
export function replaceKey(
  { certificate, held }: Candidate,
  renewed: readonly Certificate[],
  host: IssuingHost,
): Promise<KeyMaterial> {
  const [closed] = held.closed;
  const orKeep = host.t('Or keep the key.');
  if (closed !== undefined) throw refuseClosed(closed, certificate, orKeep, host);
  if (held.copies.length === 0) throw new Refusal(`${describeMissing(certificate, host)} ${orKeep}`);
  refuseShared(certificate, renewed, host);
  return generateKey(keyTypeOf(certificate.publicKey) ?? 'ecdsa-p256', host.webCrypto);
}

/** The old key itself, to sign with. Throws a Refusal where it could not be opened. */
export function requireKey({ certificate, held }: Candidate, host: IssuingHost): KeyMaterial {
  if (held.key !== undefined) return held.key;
  const [closed] = held.closed;
  if (closed === undefined) throw new Refusal(describeMissing(certificate, host));
  throw refuseClosed(closed, certificate, '', host);
}

function describeMissing(certificate: Certificate, { t }: IssuingHost): string {
  return t(
    'The private key of “{0}” is not in this workspace, so the new certificate would have none. Put it beside the certificate, or issue a certificate and key anew.',
    getDisplayName(certificate),
  );
}

/** `besides`: what would do too. */
function refuseClosed(closed: ClosedKey, certificate: Certificate, besides: string, host: IssuingHost): Refusal {
  const message = [describeClosed(closed, certificate, host), besides].join(' ').trimEnd();
  return new Refusal(message, closed.why === 'unread-form' ? undefined : 'keyPassword');
}

function describeClosed({ uri, why }: ClosedKey, certificate: Certificate, host: IssuingHost): string {
  const { t } = host;
  const file = host.workspace.nameOf(uri);
  const name = getDisplayName(certificate);
  switch (why) {
    case 'locked':
      return t('The private key in {0} is encrypted, and it may be that of “{1}”. Give its password.', file, name);
    case 'wrong-password':
      return t(
        'The private key in {0} does not open with this password, and it may be that of “{1}”. Give its own.',
        file,
        name,
      );
    case 'unread-form':
      return t(
        'The private key in {0} is encrypted in a form that is not read here, and it may be that of “{1}”. Convert it with “openssl pkcs8 -topk8”.',
        file,
        name,
      );
  }
}

/** Certificates that stay would be left with a key that is gone. */
function refuseShared(certificate: Certificate, renewed: readonly Certificate[], host: IssuingHost): void {
  const { crypto, workspace, t } = host;
  const going = new Set(renewed.map(({ der }) => fingerprint(crypto, der)));
  const staying = workspace.view
    .byPublicKey(fingerprint(crypto, publicKeyBytes(certificate)))
    .filter(isIndexedCertificate)
    .find(({ sha256 }) => sha256 !== undefined && !going.has(sha256));
  if (staying === undefined) return;
  throw new Refusal(
    t(
      'The certificate in {0} has the same private key as “{1}”, and would be left without one. Keep the key, or renew both together.',
      host.workspace.nameOf(staying.uri),
      getDisplayName(certificate),
    ),
  );
}
