import type { Certificate } from '../../../x509/types.ts';
import { makeReason, type PathReason } from '../reasons.ts';

/**
 * Whether a certificate is valid at `time` (milliseconds since 1970 UTC), both ends included (RFC 5280 §4.1.2.5). Compared in
 * whole seconds, the unit of the encoding.
 */
export function checkValidity(certificate: Certificate, time: number): PathReason[] {
  const { notBefore, notAfter } = certificate.validity;
  if (notBefore.epochMilliseconds === undefined || notAfter.epochMilliseconds === undefined) {
    const field = notBefore.epochMilliseconds === undefined ? 'validity.notBefore' : 'validity.notAfter';
    return [makeReason('unreadable-validity', certificate, field)];
  }
  const second = Math.floor(time / 1000) * 1000;
  if (second < notBefore.epochMilliseconds)
    return [makeReason('not-yet-valid', certificate, 'validity.notBefore', notBefore.encoded)];
  if (second > notAfter.epochMilliseconds)
    return [makeReason('expired', certificate, 'validity.notAfter', notAfter.encoded)];
  return [];
}
