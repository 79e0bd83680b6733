import { hasNamedKey } from '../../path/certificate-links.ts';
import { getIssuer } from '../../path/issuer-candidates.ts';
import type { HolderAnalysis, IssuerSource, UnitAnalysis, UnitCertificate } from '../../path/types.ts';
import { rfc5280 } from '../citations.ts';
import { describePlace, relateIssuer } from '../places.ts';
import type { Report, RuleContext, UnitRule } from '../types.ts';
import { nameOf, shortName } from '../wording.ts';

/** The issuer that a certificate names is there, but its key did not make the signature. */
export const signatureMismatch: UnitRule = {
  id: 'chain/signature-mismatch',
  title: 'Issuer has the right name and another key',
  severity: 'error',
  force: 'MUST',
  citation: rfc5280('6.1.3'),
  fixable: false,
  scope: 'unit',
  *check(_unit, analysis, context) {
    for (const holder of analysis.holders) {
      if (holder.purpose === 'chain') yield* checkHolder(holder, analysis, context);
    }
  },
};

function* checkHolder(
  { certificates, duplicates }: HolderAnalysis,
  analysis: UnitAnalysis,
  context: RuleContext,
): Generator<Report> {
  const repeated = new Set(duplicates.map(({ certificate }) => certificate));
  for (const certificate of certificates) {
    const result = repeated.has(certificate) ? undefined : analysis.issuerOf(certificate);
    if (result?.kind !== 'wrong-key') continue;
    const issuer = result.candidates[0];
    if (issuer !== undefined) yield report(certificate, issuer, result.candidates, context);
  }
}

function report(
  subject: UnitCertificate,
  issuer: IssuerSource,
  candidates: readonly IssuerSource[],
  context: RuleContext,
): Report {
  return {
    range: subject.artifact.anchor,
    message: describe(subject, issuer, context),
    related: candidates
      .filter((candidate) => getIssuer(candidate) !== subject.certificate)
      .slice(0, 3)
      .map(relateIssuer),
    // A CA of the same name far away in the workspace may be another environment's.
    ...(candidates.some((candidate) => isNear(candidate, context)) ? {} : { severity: 'warning' }),
  };
}

function describe(subject: UnitCertificate, issuer: IssuerSource, context: RuleContext): string {
  const { t } = context;
  const { certificate } = subject;
  const above = getIssuer(issuer);
  const name = nameOf(certificate);
  if (above === certificate) {
    return t(
      '{0} names itself as its issuer, but its own key did not make its signature: it was changed after it was signed. Peers refuse it; get it again from its source.',
      name,
    );
  }
  const issuerName = shortName(certificate.issuer);
  const place = describePlace(issuer, subject, context);
  if (hasNamedKey(above, certificate)) {
    return t(
      '{0} names {1} as its issuer, and the {1} in {2} has the key that it names, but the signature does not fit: the certificate was changed after it was signed. Peers refuse the handshake; get it again from its source.',
      name,
      issuerName,
      place,
    );
  }
  return t(
    '{0} names {1} as its issuer, but the {1} in {2} has another key: it did not sign this certificate (the CA was probably re-created). Peers that trust that CA refuse the handshake; issue the certificate again, or use the CA that signed it.',
    name,
    issuerName,
    place,
  );
}

function isNear(candidate: IssuerSource, { document }: RuleContext): boolean {
  return candidate.kind === 'unit' || folderOf(candidate.found.uri) === folderOf(document.uri);
}

function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/'));
}
