import { alpnMismatch } from './alpn-mismatch.ts';
import { clientCertificateExpired } from './client-certificate-expired.ts';
import { clientCertificateRefused } from './client-certificate-refused.ts';
import { clientCertificateRequired } from './client-certificate-required.ts';
import { clientCertificateRevoked } from './client-certificate-revoked.ts';
import { clientCertificateUnknownCa } from './client-certificate-unknown-ca.ts';
import { clientCertificateWrongPurpose } from './client-certificate-wrong-purpose.ts';
import { clientCredentialsUnusable } from './client-credentials-unusable.ts';
import { clientKeyMismatch } from './client-key-mismatch.ts';
import { clockSkew } from './clock-skew.ts';
import { connectionClosed } from './connection-closed.ts';
import { connectionFailed } from './connection-failed.ts';
import { connectionRefused } from './connection-refused.ts';
import { connectionReset } from './connection-reset.ts';
import { connectionTimeout } from './connection-timeout.ts';
import { handshakeFailure } from './handshake-failure.ts';
import { handshakeNeverEnds } from './handshake-never-ends.ts';
import { keyTooSmall } from './key-too-small.ts';
import { nameNotFound } from './name-not-found.ts';
import { noSharedCipher } from './no-shared-cipher.ts';
import { notTls } from './not-tls.ts';
import { plainHttp } from './plain-http.ts';
import { protocolVersion } from './protocol-version.ts';
import { proxyRefused } from './proxy-refused.ts';
import { serverCertificateCaChanged } from './server-certificate-ca-changed.ts';
import { serverCertificateExpired } from './server-certificate-expired.ts';
import { serverCertificateInvalid } from './server-certificate-invalid.ts';
import { serverCertificateMissingIntermediate } from './server-certificate-missing-intermediate.ts';
import { serverCertificateNotYetValid } from './server-certificate-not-yet-valid.ts';
import { serverCertificateRevoked } from './server-certificate-revoked.ts';
import { serverCertificateSelfSigned } from './server-certificate-self-signed.ts';
import { serverCertificateUnknownCa } from './server-certificate-unknown-ca.ts';
import { serverCertificateWeakKey } from './server-certificate-weak-key.ts';
import { serverCertificateWeakSignature } from './server-certificate-weak-signature.ts';
import { serverCertificateWrongName } from './server-certificate-wrong-name.ts';
import { serverCertificateWrongPurpose } from './server-certificate-wrong-purpose.ts';
import { signatureTooOld } from './signature-too-old.ts';
import { silentPort } from './silent-port.ts';
import { stapleMissing } from './staple-missing.ts';
import { starttlsInjection } from './starttls-injection.ts';
import { starttlsRefused } from './starttls-refused.ts';
import { tooManyBytes } from './too-many-bytes.ts';
import type { Cause } from './types.ts';
import { unreachable } from './unreachable.ts';
import { unrecognizedName } from './unrecognized-name.ts';

/** Every cause there is, the most specific first: of those about the attempt, the first one that fits is taken. */
export const causes: readonly Cause[] = [
  clientKeyMismatch,
  signatureTooOld,
  keyTooSmall,
  clientCredentialsUnusable,
  nameNotFound,
  connectionRefused,
  connectionTimeout,
  unreachable,
  proxyRefused,
  starttlsInjection,
  starttlsRefused,
  plainHttp,
  notTls,
  tooManyBytes,
  silentPort,
  handshakeNeverEnds,
  unrecognizedName,
  protocolVersion,
  alpnMismatch,
  noSharedCipher,
  clockSkew,
  clientCertificateRequired,
  clientCertificateExpired,
  clientCertificateWrongPurpose,
  clientCertificateUnknownCa,
  clientCertificateRevoked,
  clientCertificateRefused,
  handshakeFailure,
  connectionReset,
  connectionClosed,
  connectionFailed,
  serverCertificateRevoked,
  serverCertificateExpired,
  serverCertificateNotYetValid,
  serverCertificateWrongName,
  serverCertificateWrongPurpose,
  serverCertificateWeakKey,
  serverCertificateWeakSignature,
  serverCertificateMissingIntermediate,
  serverCertificateSelfSigned,
  serverCertificateCaChanged,
  serverCertificateUnknownCa,
  serverCertificateInvalid,
  stapleMissing,
];
