import type { UnitAnalysis } from '../../path/types.ts';
import { rfc8446 } from '../citations.ts';
import { relateArtifact, relateIndexed } from '../places.ts';
import type { RelatedPlace, Report, RuleContext, UnitRule } from '../types.ts';
import { nameOf } from '../wording.ts';
import { type KeyPair, listKeyPairs } from './key-pairs.ts';

/** A private key and the certificate it lies beside have different public keys. */
export const mismatch: UnitRule = {
  id: 'key/mismatch',
  title: 'Private key and certificate do not belong together',
  severity: 'error',
  force: 'MUST',
  citation: rfc8446('4.4.3'),
  fixable: false,
  scope: 'unit',
  *check(unit, analysis, context) {
    for (const pair of listKeyPairs(unit, analysis)) {
      const report = checkPair(pair, analysis, context);
      if (report !== undefined) yield report;
    }
  },
};

function checkPair({ key, certificates }: KeyPair, analysis: UnitAnalysis, context: RuleContext): Report | undefined {
  const first = certificates[0];
  const { spkiSha256 } = key;
  if (first === undefined || spkiSha256 === undefined) return undefined;
  if (certificates.some(({ certificate }) => analysis.spkiSha256(certificate) === spkiSha256)) return undefined;
  const name = nameOf(first.certificate);
  return {
    range: key.artifact.anchor,
    message: context.t(
      'This private key does not belong to the certificate of {0}: their public keys differ. A server with this pair refuses to start, a client cannot prove who it is; use the key that the certificate was requested with, or request a certificate for this one.',
      name,
    ),
    related: [
      relateArtifact(first.artifact, context.t('The certificate of {0}', name)),
      ...listOwners(spkiSha256, analysis, context),
      ...listKeys(analysis.spkiSha256(first.certificate), name, context),
    ],
  };
}

/** Certificates that the key does belong to. */
function listOwners(
  spkiSha256: string,
  { holders, spkiSha256: spkiOf }: UnitAnalysis,
  { workspace, document, t }: RuleContext,
): RelatedPlace[] {
  const message = (name: string) => t('The private key belongs to {0}', name);
  const here = holders
    .flatMap(({ certificates }) => certificates)
    .find(({ certificate }) => spkiOf(certificate) === spkiSha256);
  if (here !== undefined) return [relateArtifact(here.artifact, message(nameOf(here.certificate)))];
  const there = workspace
    .byPublicKey(spkiSha256)
    .find(({ object, uri }) => object.kind === 'certificate' && uri !== document.uri);
  return there === undefined ? [] : [relateIndexed(there, message(nameOf(there.object)))];
}

/** The private key that the certificate needs. */
function listKeys(spkiSha256: string, name: string, { workspace, document, t }: RuleContext): RelatedPlace[] {
  const key = workspace
    .byPublicKey(spkiSha256)
    .find(({ object, uri }) => object.kind === 'private-key' && uri !== document.uri);
  return key === undefined ? [] : [relateIndexed(key, t('The private key of {0}', name))];
}
