import { isIndexedCertificate } from '../../workspace/indexed-certificate.ts';
import type { IndexedArtifact } from '../../workspace/types.ts';
import type { Certificate } from '../../x509/types.ts';
import { owaspSecrets } from '../citations.ts';
import { relateIndexed } from '../places.ts';
import type { Report, RuleContext, UnitRule } from '../types.ts';
import { nameOf } from '../wording.ts';
import { listClearKeys } from './clear-keys.ts';
import { isForDevelopment, isOpenFolder } from './development.ts';

/** A private key in clear under version control. */
export const committedKey: UnitRule = {
  id: 'file/committed-key',
  title: 'Private key under version control',
  severity: 'warning',
  force: 'advice',
  citation: owaspSecrets,
  fixable: false,
  scope: 'unit',
  *check(_unit, analysis, context) {
    const [key, ...others] = listClearKeys(analysis);
    if (key === undefined || context.file?.()?.tracked !== true) return;
    for (const { artifact, spkiSha256 } of [key, ...others]) {
      yield { range: artifact.anchor, ...judge(spkiSha256, context) };
    }
  },
};

/** What stands in a repository may be meant to: the certificate that the key is for, and the folder, tell. */
function judge(spkiSha256: string | undefined, context: RuleContext): Pick<Report, 'message' | 'severity' | 'related'> {
  const { now, document, t } = context;
  const certificates = findCertificates(spkiSha256, context);
  const [first] = certificates;
  const isDevelopment =
    isOpenFolder(document.uri) ||
    (first !== undefined && certificates.every(({ object }) => isForDevelopment(object, now)));
  if (isDevelopment) {
    const message = t(
      'This private key is under version control, and by its folder or certificate it is for development or tests. That is fine as long as nobody trusts its CA for anything else.',
    );
    return { message, severity: 'hint', related: relate(first) };
  }
  const message =
    first === undefined
      ? t(
          'This private key is in clear and under version control: everybody who has the repository, its history or a fork has it. If it is in use, replace it and its certificate, and keep the new one out of the repository.',
        )
      : t(
          'The private key of {0} ({1}) is in clear and under version control: everybody who has the repository, its history or a fork can pose as {0}. Replace key and certificate, have the old one revoked, and keep the new key out of the repository.',
          nameOf(first.object),
          first.location,
        );
  return { message, related: relate(first) };
}

function findCertificates(
  spkiSha256: string | undefined,
  { workspace }: RuleContext,
): readonly IndexedArtifact<Certificate>[] {
  return spkiSha256 === undefined ? [] : workspace.byPublicKey(spkiSha256).filter(isIndexedCertificate);
}

function relate(certificate: IndexedArtifact<Certificate> | undefined): NonNullable<Report['related']> {
  return certificate === undefined ? [] : [relateIndexed(certificate, nameOf(certificate.object))];
}
