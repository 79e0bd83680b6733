import type { Localize } from '../../text/localize.ts';
import type { Evidence } from '../evidence.ts';
import { timestampsOf } from '../transparency.ts';
import type { ConnectionReport, Handshake, Resumption } from '../types.ts';
import type { ReportInput } from './types.ts';

/** What both sides agreed on; empty where it did not come to that. */
export function describeNegotiated({ evidence, t }: ReportInput): readonly string[] {
  const { handshake, address } = evidence.report.attempt;
  const hello = handshake.serverHello;
  if (hello === undefined) return [];
  const rows: readonly (readonly [string, string | undefined])[] = [
    [t('address'), address],
    [t('version'), hello.version.name],
    [t('cipher suite'), hello.cipherSuite.name],
    [t('key exchange'), describeGroup(handshake, t)],
    [t('signature'), handshake.signatureScheme?.name],
    [t('application protocol'), hello.alpn ?? t('none')],
    [t('resumption'), describeResumption(evidence.report.resumption, t)],
    [t('tickets'), describeTickets(handshake, t)],
    [t('early data'), describeEarlyData(evidence.report, t)],
    [t('stapled OCSP'), describeStaple(evidence, t)],
    [t('SCTs'), describeTimestamps(evidence, t)],
    ...(hello.secureRenegotiation === false ? [[t('renegotiation'), t('not secured (RFC 5746)')] as const] : []),
    ...(hello.extendedMasterSecret === false ? [[t('master secret'), t('not extended (RFC 7627)')] as const] : []),
  ];
  return rows.flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));
}

function describeGroup({ serverHello }: Handshake, t: Localize): string | undefined {
  const name = serverHello?.group?.name;
  if (name === undefined) return undefined;
  const notes = [
    ...(name.includes('MLKEM') ? [t('hybrid, withstands quantum computers')] : []),
    ...(serverHello?.retried === true ? [t('only after the server had asked for it')] : []),
  ];
  return notes.length === 0 ? name : `${name} (${notes.join(', ')})`;
}

function describeResumption(resumption: Resumption | undefined, t: Localize): string | undefined {
  switch (resumption?.kind) {
    case undefined:
      return undefined;
    case 'resumed':
      return t('yes, a second handshake took up the session');
    case 'full-handshake':
      return t('no, a second handshake was done in full');
    case 'not-offered':
      return t('not offered');
    case 'failed':
      return t('a second handshake failed');
  }
}

function describeTickets({ tickets }: Handshake, t: Localize): string | undefined {
  const [first] = tickets;
  if (first === undefined) return undefined;
  const early = tickets.find(({ maxEarlyData }) => maxEarlyData !== undefined)?.maxEarlyData;
  return [
    t('{0}, valid for {1} s', tickets.length, first.lifetimeSeconds),
    early === undefined ? t('no early data') : t('early data up to {0} bytes', early),
  ].join(', ');
}

/** Only where it was asked about: of tickets that allow none, their line says so. */
function describeEarlyData({ resumption, attempt }: ConnectionReport, t: Localize): string | undefined {
  switch (resumption?.earlyData) {
    case undefined:
    case 'not-offered':
      return undefined;
    case 'accepted':
      return attempt.handshake.certificateRequest === undefined
        ? t('accepted; others can replay it (RFC 8446 §8)')
        : t('accepted; others can replay it (RFC 8446 §8), and it is let in with the client certificate of before');
    case 'refused':
      return t('refused, though the ticket allows it');
    case 'unknown':
      return t('whether it is accepted cannot be told');
  }
}

function describeStaple({ report, chain }: Evidence, t: Localize): string {
  if (report.attempt.handshake.certificates[0]?.ocsp === undefined) return t('none');
  switch (chain.stapled?.kind) {
    case 'response':
      return chain.stapled.response.responses.map(({ status }) => status.kind).join(', ');
    case 'refused':
      return t('no answer, the responder says {0}', chain.stapled.status);
    default:
      return t('cannot be read');
  }
}

/** By each way in which they come; that there are none, only where all ways were asked about. */
function describeTimestamps(evidence: Evidence, t: Localize): string | undefined {
  const { certificate, ocsp, handshake } = timestampsOf(evidence);
  const ways = [
    ...(certificate.length > 0 ? [t('{0} in the certificate', certificate.length)] : []),
    ...(ocsp.length > 0 ? [t('{0} in the OCSP response', ocsp.length)] : []),
    ...(handshake !== undefined && handshake.length > 0 ? [t('{0} in the handshake', handshake.length)] : []),
  ];
  if (ways.length > 0) return ways.join(', ');
  return handshake && t('none, neither in the certificate nor in the handshake');
}
