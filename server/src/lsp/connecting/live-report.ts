import { documentationUrl } from '../../features/documentation.ts';
import { visible } from '../../features/markdown.ts';
import { compareDeployed } from '../../handshake/deployed.ts';
import { findMissingIntermediate, type MissingIssuer } from '../../handshake/diagnose/missing-issuer.ts';
import type { Evidence } from '../../handshake/evidence.ts';
import type { ClientMatches } from '../../handshake/matching.ts';
import { findMentions, type Mention } from '../../handshake/report/find-mentions.ts';
import type { PlacedSection, ReportLayout } from '../../handshake/report/lay-out.ts';
import type { ReportSection } from '../../handshake/report/types.ts';
import type { ServedFinding } from '../../handshake/served-chain.ts';
import { fingerprint } from '../../issue/fingerprint.ts';
import { encodeBase64 } from '../../pem/base64.ts';
import { shortName } from '../../rules/wording.ts';
import type { IndexedArtifact } from '../../workspace/types.ts';
import type { Certificate } from '../../x509/types.ts';
import type { ConnectionReportText } from '../protocol/connecting.ts';
import type { LiveReport, PlacedAction, PlacedReference, ReportAction, ReportLink } from '../protocol/reports.ts';
import type { Session } from '../session.ts';
import { listPairs } from './options.ts';

/** Certificates that one section offers something for. */
const MAX_OFFERS = 3;

/** What a report was written from. */
export interface WrittenReport {
  readonly layout: ReportLayout;
  readonly evidence: Evidence;
  readonly findings: readonly ServedFinding[];
  readonly matches: ClientMatches | undefined;
  readonly commands: ConnectionReportText['commands'];
}

/** What can be done where in the text of a report. */
export function describeLive(report: WrittenReport, session: Session): LiveReport {
  const { sections } = report.layout;
  return {
    sections: sections.map(({ title, titleLine, firstLine, lines }) => ({
      title,
      titleLine,
      lastLine: firstLine + lines.length - 1,
    })),
    actions: sections.flatMap((section) => actionsOf(section, report, session)),
    links: linksOf(report, session),
  };
}

function actionsOf(section: PlacedSection, report: WrittenReport, session: Session): readonly PlacedAction[] {
  if (section.id === 'commands') return copiesOf(section, report);
  return offersOf(section.id, report, session).map((action) => ({ line: section.titleLine, action }));
}

/** One at each line of the section, which has one command in each. */
function copiesOf({ firstLine }: PlacedSection, { commands }: WrittenReport): readonly PlacedAction[] {
  return commands.map(({ tool, line }, index) => ({
    line: firstLine + index,
    action: { kind: 'copy-command', tool, text: line },
  }));
}

function offersOf(id: ReportSection['id'], report: WrittenReport, session: Session): readonly ReportAction[] {
  switch (id) {
    case 'diagnosis':
      return [{ kind: 'test-again' }];
    case 'served-chain':
      return chainOffers(report.evidence, session);
    case 'client-certificate':
      return clientOffers(report, session);
    default:
      return [];
  }
}

function chainOffers(evidence: Evidence, session: Session): readonly ReportAction[] {
  // Where only the attempt without the client certificate came to a chain, there is nothing at hand to open.
  if (evidence.report.attempt.handshake.certificates.length === 0) return [];
  const missing = findMissingIntermediate(evidence);
  const compared = listCompared(evidence, session);
  return [
    { kind: 'open-chain' },
    ...(missing === undefined ? [] : [addIntermediate(missing)]),
    ...compared.map((certificate): ReportAction => ({ kind: 'compare', certificate })),
  ];
}

function addIntermediate({ certificate }: Pick<MissingIssuer, 'certificate'>): ReportAction {
  return { kind: 'add-intermediate', issuer: shortName(certificate.issuer) };
}

/** The files with the certificate itself; where there are none, those with others for its names. */
function listCompared(evidence: Evidence, { service, runtime: { crypto } }: Session): readonly PlacedReference[] {
  const { same, others } = compareDeployed(evidence);
  const meant = (same.length > 0 ? same : others).map(({ certificate }) => fingerprint(crypto, certificate.der));
  const found = [...service.workspace.all()].flatMap(({ uri, location, sha256 }) =>
    sha256 !== undefined && meant.includes(sha256) ? [{ uri, sha256, place: location }] : [],
  );
  return found.toSorted((one, other) => meant.indexOf(one.sha256) - meant.indexOf(other.sha256)).slice(0, MAX_OFFERS);
}

function clientOffers({ evidence, matches }: WrittenReport, session: Session): readonly ReportAction[] {
  const { attempt, withoutCertificate } = evidence.report;
  const request = attempt.handshake.certificateRequest ?? withoutCertificate?.handshake.certificateRequest;
  if (request === undefined) return [];
  const wanted = {
    authorities: request.authorities.map(encodeBase64),
    signatureSchemes: request.signatureSchemes.map(({ name }) => name),
  };
  return [{ kind: 'issue-client', wanted }, ...fittingPairs(matches, evidence, session)];
}

/** Those that the server should take, without the one that was just shown. */
function fittingPairs(
  matches: ClientMatches | undefined,
  { clientChain: [shown] }: Evidence,
  { service, runtime: { crypto } }: Session,
): readonly ReportAction[] {
  const sha256 = (certificate: Certificate): string => fingerprint(crypto, certificate.der);
  const fitting = new Set((matches?.fitting ?? []).map(({ candidate }) => sha256(candidate.certificate)));
  if (shown !== undefined) fitting.delete(sha256(shown));
  return listPairs(service.workspace)
    .filter(({ credentials }) => credentials.sha256 !== undefined && fitting.has(credentials.sha256))
    .slice(0, MAX_OFFERS)
    .map(({ label, credentials }) => ({ kind: 'test-with', label: visible(label, 60), credentials }));
}

interface LinkTarget {
  readonly target: string;
  readonly line?: number;
}

/** Rules lead to their pages, places to the files. */
function linksOf({ layout, evidence, findings, matches }: WrittenReport, session: Session): readonly ReportLink[] {
  const { same, others } = compareDeployed(evidence);
  const candidates = [...(matches?.fitting ?? []), ...(matches?.almost ?? [])].map(({ candidate }) => candidate);
  const places = [
    ...[...same, ...others, ...candidates].map(({ place }) => place),
    ...candidates.map(({ keyPlace }) => keyPlace),
    findMissingIntermediate(evidence)?.found?.place,
  ];
  const mentions: readonly Mention<LinkTarget>[] = [
    ...findings.map(({ code }) => ({ text: code, target: { target: documentationUrl(code) } })),
    ...placesOf(new Set(places), session.service.workspace.all()),
  ];
  return layout.sections
    .flatMap(({ lines, firstLine }) => findMentions(lines, firstLine, mentions))
    .map(({ line, start, end, target }) => ({
      range: { start: { line, character: start }, end: { line, character: end } },
      ...target,
    }));
}

/** Each place once, where its first artifact begins, in the words of reports. */
function placesOf(
  wanted: ReadonlySet<string | undefined>,
  artifacts: Iterable<IndexedArtifact>,
): readonly Mention<LinkTarget>[] {
  const found = new Map<string, Mention<LinkTarget>>();
  for (const { uri, location, range } of artifacts) {
    if (!wanted.has(location) || found.has(location)) continue;
    found.set(location, { text: visible(location, 200), target: { target: uri, line: range.start.line } });
  }
  return [...found.values()];
}
