import { parseOcspResponse } from '../../revocation/ocsp-response.ts';
import { nameOf } from '../../rules/wording.ts';
import { formatInstant, formatSpan } from '../../text/duration.ts';
import type { Localize } from '../../text/localize.ts';
import type { Certificate } from '../../x509/types.ts';
import type { Evidence } from '../evidence.ts';
import { findClientFault } from './client-faults.ts';
import { findRefusal, hasShownCertificate } from './client-refusal.ts';
import { servedReason } from './served-reasons.ts';
import type { Cause, Explanation } from './types.ts';

/** Clocks that differ by less are taken for equal. */
const TOLERANCE = 5 * 60_000;
/** A certificate that begins no later than this after our time was most likely made just now, by a machine whose clock is ahead. */
const JUST_MADE = 24 * 60 * 60_000;

/** One clock is wrong: ours, or the server's. */
export const clockSkew: Cause = {
  id: 'clock-skew',
  title: 'Clocks of client and server differ',
  about: 'attempt',
  says: {
    openssl: ['certificate is not yet valid', 'certificate has expired'],
    go: ['x509: certificate has expired or is not yet valid: current time … is before …'],
    java: ['java.security.cert.CertificateNotYetValidException: NotBefore: …'],
    node: ['CERT_NOT_YET_VALID', 'CERT_HAS_EXPIRED'],
  },
  explain: (evidence, t) => describeOurs(evidence, t) ?? describeTheirs(evidence, t),
};

/** Whether the server's certificate is out of its validity because the clock here is wrong: then it is not the certificate's fault. */
export function isOurClockWrong(evidence: Evidence): boolean {
  return findWrongValidity(evidence) !== undefined;
}

interface WrongValidity {
  readonly certificate: Certificate;
  /** The server's time where it says one, else the beginning of the validity. Milliseconds since 1970 UTC. */
  readonly theirs: number;
  readonly shownBy: 'date' | 'staple' | 'validity';
}

function findWrongValidity(evidence: Evidence): WrongValidity | undefined {
  const certificate = servedReason(evidence, 'expired', 'not-yet-valid')?.certificate;
  if (certificate === undefined) return undefined;
  const { now } = evidence;
  const date = evidence.report.attempt.response?.date;
  if (date !== undefined)
    return Math.abs(date - now) > TOLERANCE && isValidAt(certificate, date)
      ? { certificate, theirs: date, shownBy: 'date' }
      : undefined;
  const staple = stapleTime(evidence);
  if (staple !== undefined && staple > now + TOLERANCE && isValidAt(certificate, staple))
    return { certificate, theirs: staple, shownBy: 'staple' };
  const begin = certificate.validity.notBefore.epochMilliseconds ?? Number.POSITIVE_INFINITY;
  return begin > now && begin - now <= JUST_MADE ? { certificate, theirs: begin, shownBy: 'validity' } : undefined;
}

function isValidAt({ validity }: Certificate, time: number): boolean {
  const { notBefore, notAfter } = validity;
  return (notBefore.epochMilliseconds ?? 0) <= time && time <= (notAfter.epochMilliseconds ?? 0);
}

/** When the stapled response was made: no later than the server's present. */
function stapleTime({ report }: Evidence): number | undefined {
  const der = report.attempt.handshake.certificates[0]?.ocsp;
  const parsed = der === undefined ? undefined : parseOcspResponse(der);
  return parsed?.kind === 'response' ? parsed.response.responses[0]?.thisUpdate.epochMilliseconds : undefined;
}

function describeOurs(evidence: Evidence, t: Localize): Explanation | undefined {
  const found = findWrongValidity(evidence);
  if (found === undefined) return undefined;
  const { certificate, theirs, shownBy } = found;
  const { now } = evidence;
  const span = formatSpan(Math.abs(theirs - now), t);
  const texts = {
    date: () =>
      t(
        'It is {0} here, and the server answers at {1}: {2} apart. At its time {3} is valid.',
        formatInstant(now),
        formatInstant(theirs),
        span,
        nameOf(certificate),
      ),
    staple: () =>
      t(
        'It is {0} here, and the OCSP response that the server staples is of {1}: {2} later.',
        formatInstant(now),
        formatInstant(theirs),
        span,
      ),
    validity: () =>
      t(
        'It is {0} here, and {1} is valid from {2} on, {3} later: it was probably made just now.',
        formatInstant(now),
        nameOf(certificate),
        formatInstant(theirs),
        span,
      ),
  };
  return {
    cause: t('The clocks of this machine and of the server, or of its CA, differ; the certificate itself is in order.'),
    evidence: texts[shownBy](),
    remedy: t(
      "Have the clocks set by NTP, inside of virtual machines and containers' hosts too, and look at the machine that issues certificates.",
    ),
  };
}

/** The server says that the client's certificate has expired, and here it has not. */
function describeTheirs(evidence: Evidence, t: Localize): Explanation | undefined {
  const [leaf] = evidence.clientChain;
  if (leaf === undefined || !hasShownCertificate(evidence)) return undefined;
  const refusal = findRefusal(evidence, t);
  const fault = findClientFault(evidence);
  if (refusal?.by !== 'certificate_expired' || fault === 'expired' || fault === 'not-yet-valid') return undefined;
  if (!evidence.clientChain.every((certificate) => isValidAt(certificate, evidence.now))) return undefined;
  return {
    cause: t(
      'The clock of the server is wrong, or it judges by an older copy of a CA: to it the client certificate has expired.',
    ),
    evidence: t(
      '{0} By the clock here ({1}), {2} and all that was sent with it are valid.',
      refusal.evidence,
      formatInstant(evidence.now),
      nameOf(leaf),
    ),
    remedy: t(
      'Compare the clocks of both machines, and the CA certificates that the server trusts with the present ones.',
    ),
  };
}
