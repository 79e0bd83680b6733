import type { Unit } from '../../documents/types.ts';
import type { UnitAnalysis, UnitCertificate } from '../../path/types.ts';
import type { IndexedArtifact } from '../../workspace/types.ts';
import { getExtension, isSelfIssued } from '../../x509/identity.ts';
import type { Certificate } from '../../x509/types.ts';
import { rfc5280 } from '../citations.ts';
import { listKeyPairs } from '../key/key-pairs.ts';
import { relateIndexed } from '../places.ts';
import type { RuleContext, UnitRule } from '../types.ts';
import { nameOf } from '../wording.ts';
import { getUse } from './used-as.ts';

/** A CA's certificate and key where a server's or client's belong. */
export const caAsLeaf: UnitRule = {
  id: 'role/ca-as-leaf',
  title: "CA certificate kept as a server's or client's",
  severity: 'warning',
  force: 'MUST',
  citation: rfc5280('4.2.1.9'),
  fixable: false,
  scope: 'unit',
  *check(unit, analysis, context) {
    for (const { certificate, artifact, holder, key } of listOwners(unit, analysis, context)) {
      if (!isCa(certificate) || getUse(holder, unit) === undefined) continue;
      yield {
        range: artifact.anchor,
        message: context.t(
          '{0} is a CA, and {1} and the key beside it say that a server or client shows it. rustls and Firefox refuse a CA in a handshake, and its key, on a machine that talks to the network, can issue certificates for any name; issue a leaf of its own.',
          nameOf(certificate),
          holder.name,
        ),
        related:
          key === undefined ? [] : [relateIndexed(key, context.t('The private key of {0}', nameOf(certificate)))],
      };
    }
  },
};

/** A certificate with its key: in the same document, or in the given file beside it. */
interface Owner extends UnitCertificate {
  readonly key?: IndexedArtifact;
}

function listOwners(unit: Unit, analysis: UnitAnalysis, context: RuleContext): readonly Owner[] {
  if (analysis.keys.length > 0) return listKeyPairs(unit, analysis).flatMap(({ certificates }) => certificates);
  const [only] = unit.kind === 'pem-file' ? analysis.holders : [];
  const first = only?.leaf ?? (only?.certificates.length === 1 ? only.certificates[0] : undefined);
  // What OpenSSL signs with the key itself for one machine is told by `role/leaf-with-ca-true`.
  if (first === undefined || !isCa(first.certificate) || isForOneMachine(first.certificate)) return [];
  const key = findKeyBeside(analysis.spkiSha256(first.certificate), context);
  return key === undefined ? [] : [{ ...first, key }];
}

function isCa(certificate: Certificate): boolean {
  return getExtension(certificate, 'basicConstraints')?.ca === true;
}

function isForOneMachine(certificate: Certificate): boolean {
  const mayIssue = getExtension(certificate, 'keyUsage')?.usages.includes('keyCertSign') === true;
  return isSelfIssued(certificate) && getExtension(certificate, 'subjectAltName') !== undefined && !mayIssue;
}

/** Its private key in the document's folder. */
function findKeyBeside(spkiSha256: string, { workspace, document }: RuleContext): IndexedArtifact | undefined {
  return workspace
    .byPublicKey(spkiSha256)
    .find(({ object, uri }) => object.kind === 'private-key' && folderOf(uri) === folderOf(document.uri));
}

function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/'));
}
