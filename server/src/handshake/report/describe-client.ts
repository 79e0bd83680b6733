import { nameOf } from '../../features/explain/words.ts';
import { visible } from '../../features/markdown.ts';
import { KEY_TYPES } from '../../issue/types.ts';
import type { Localize } from '../../text/localize.ts';
import { findAcceptance } from '../client-acceptance.ts';
import { parseDistinguishedName } from '../distinguished-name.ts';
import type { Evidence } from '../evidence.ts';
import { findHttpRefusal } from '../http-refusal.ts';
import type { ClientMatch } from '../matching.ts';
import type { Attempt, CertificateRequest } from '../types.ts';
import { fittingKeyType } from '../wanted-client.ts';
import type { ReportExtras, ReportInput } from './types.ts';

/** CAs, schemes and certificates that are listed of each kind. */
const MAX_LISTED = 20;

/** Whether the server asks, whom it accepts, what came of it with and without a certificate, and what at hand would do. */
export function describeClient({ evidence, extras, t }: ReportInput): readonly string[] {
  const { attempt, withoutCertificate } = evidence.report;
  if (attempt.handshake.serverHello === undefined) return [];
  const request = attempt.handshake.certificateRequest ?? withoutCertificate?.handshake.certificateRequest;
  const { matches } = extras;
  const isOpen = findAcceptance(evidence.report) === 'only-in-http';
  return [
    ...(request === undefined ? [t('The server does not ask for one.')] : describeRequest(request, t)),
    ...describeAttempt(attempt, isOpen, t),
    ...(withoutCertificate === undefined ? [] : describeAttempt(withoutCertificate, isOpen, t)),
    ...(matches === undefined ? [] : describeMatches(matches.fitting, t('Certificates at hand that fit:'), t)),
    ...(matches === undefined ? [] : describeMatches(matches.almost, t('Certificates at hand that almost fit:'), t)),
    ...(matches !== undefined && matches.fitting.length + matches.almost.length === 0
      ? [t('No certificate at hand fits.')]
      : []),
    ...(request === undefined || isServed(evidence, extras) ? [] : adviseOnIssuing(request, t)),
  ];
}

/** Whether the client has a certificate that the server takes. */
function isServed({ report }: Evidence, { matches }: ReportExtras): boolean {
  const acceptance = findAcceptance(report);
  const isTaken = acceptance !== undefined && acceptance !== 'closed';
  return isTaken || (matches?.fitting ?? []).length > 0;
}

/** The command line for it, with the kind of key that the server takes. */
function adviseOnIssuing({ signatureSchemes }: CertificateRequest, t: Localize): string[] {
  const [usual] = KEY_TYPES;
  const schemes = signatureSchemes.map(({ name }) => name);
  const keyType = fittingKeyType(schemes, KEY_TYPES) ?? usual;
  const kind = keyType === usual ? '' : ` --key-type ${keyType}`;
  return [
    t('A development CA issues one, which the server takes where it trusts that CA for clients:'),
    `  certscope issue --role client --name NAME${kind} --out certs/client`,
  ];
}

function describeRequest({ authorities, signatureSchemes }: CertificateRequest, t: Localize): string[] {
  const names = authorities.map((der) => visible(parseDistinguishedName(der)?.text ?? t('(unreadable name)'), 200));
  return [
    names.length === 0
      ? t('The server asks for one, and does not say of which CAs.')
      : t('The server asks for one of these CAs:'),
    ...names.slice(0, MAX_LISTED).map((name) => `  ${name}`),
    ...(names.length > MAX_LISTED ? [`  ${t('and {0} more', names.length - MAX_LISTED)}`] : []),
    ...(signatureSchemes.length === 0
      ? []
      : [
          t(
            'It takes signatures of {0}.',
            signatureSchemes
              .slice(0, MAX_LISTED)
              .map(({ name }) => name)
              .join(', '),
          ),
        ]),
  ];
}

/** `isOpen`: whether the server takes the certificate did not show. */
function describeAttempt(attempt: Attempt, isOpen: boolean, t: Localize): string[] {
  const isShown = (attempt.handshake.clientCertificates ?? []).length > 0;
  const how = describeOutcome(attempt, isOpen, t);
  if (isShown) return [t('With the client certificate: {0}', how)];
  return attempt.clientCertificate === 'offered'
    ? [t('With the client certificate, which was not sent: {0}', how)]
    : [t('Without a client certificate: {0}', how)];
}

function describeOutcome({ outcome, response, handshake }: Attempt, isOpen: boolean, t: Localize): string {
  if (outcome.kind === 'failed') {
    const alert = handshake.alerts.findLast(({ from, level }) => from === 'server' && level === 'fatal');
    return alert === undefined
      ? t('failed ({0})', outcome.error.code)
      : t('refused with the alert {0}', alert.description);
  }
  const refusal = findHttpRefusal({ response });
  if (refusal !== undefined) return t('refused in HTTP, with status {0}', refusal.status);
  if (response?.status !== undefined) return t('accepted, answered HTTP {0}', response.status);
  if (outcome.kind === 'closed') return t('complete, then closed by the server');
  if (isOpen) return t('the handshake is complete, and no more was seen');
  return outcome.shownBy === 'quiet' ? t('accepted, as far as was waited') : t('accepted');
}

function describeMatches(matches: readonly ClientMatch[], title: string, t: Localize): string[] {
  if (matches.length === 0) return [];
  const rest = matches.length - MAX_LISTED;
  return [
    title,
    ...matches
      .slice(0, MAX_LISTED)
      .flatMap(({ candidate, misfits }) => [
        `  ${nameOf(candidate.certificate)} (${visible(candidate.place, 200)})`,
        ...(misfits.length === 0 && candidate.keyPlace !== undefined
          ? [`    ${t('key: {0}', visible(candidate.keyPlace, 200))}`]
          : []),
        ...misfits.map((misfit) => `    ${visible(misfit, 1000)}`),
      ]),
    ...(rest > 0 ? [`  ${t('and {0} more', rest)}`] : []),
  ];
}
