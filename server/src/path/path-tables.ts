import type { CertificateDocument } from '../documents/types.ts';
import { isIndexedCertificate } from '../workspace/indexed-certificate.ts';
import type { IndexedArtifact, WorkspaceView } from '../workspace/types.ts';
import type { Certificate, CertificateList } from '../x509/types.ts';
import { groupBySubject } from './certificate-links.ts';
import { findDuplicates } from './find-duplicates.ts';
import type { UnitCertificate } from './types.ts';
import { listUnitCertificates } from './unit-certificates.ts';

/**
 * The certificates of documents and of the workspace by the `matchKey` of their subject, each once however often it stands there:
 * a thousand Secrets with the same intermediate hold one. Worked out once for a version of a document and a revision of the workspace.
 */
export interface PathTables {
  inDocument(document: CertificateDocument, subject: string): readonly UnitCertificate[];
  inWorkspace(workspace: WorkspaceView, subject: string): readonly IndexedArtifact<Certificate>[];
  /** The revocation lists of the workspace whose issuer has this `matchKey`. */
  listsOf(workspace: WorkspaceView, issuer: string): readonly CertificateList[];
}

/** Empty tables, filled as they are asked. */
export function createPathTables(): PathTables {
  const documents = new WeakMap<CertificateDocument, ReadonlyMap<string, readonly UnitCertificate[]>>();
  const workspaces = new WeakMap<WorkspaceView, WorkspaceTables>();
  const tablesOf = (workspace: WorkspaceView): WorkspaceTables => {
    const { revision } = workspace;
    const known = workspaces.get(workspace);
    const tables = known?.revision === revision ? known : { revision, certificates: new Map(), lists: new Map() };
    workspaces.set(workspace, tables);
    return tables;
  };
  return {
    inDocument(document, subject) {
      const table = documents.get(document) ?? groupDocument(document);
      documents.set(document, table);
      return table.get(subject) ?? [];
    },
    inWorkspace(workspace, subject) {
      const { certificates } = tablesOf(workspace);
      const found = certificates.get(subject) ?? listDistinct(workspace.bySubject(subject));
      certificates.set(subject, found);
      return found;
    },
    listsOf(workspace, issuer) {
      const { lists } = tablesOf(workspace);
      const found = lists.get(issuer) ?? listRevocation(workspace.byIssuer(issuer));
      lists.set(issuer, found);
      return found;
    },
  };
}

interface WorkspaceTables {
  readonly revision: number;
  readonly certificates: Map<string, Indexed>;
  readonly lists: Map<string, readonly CertificateList[]>;
}

type Indexed = readonly IndexedArtifact<Certificate>[];

function groupDocument({ units }: CertificateDocument): ReadonlyMap<string, readonly UnitCertificate[]> {
  const all = units.flatMap(listUnitCertificates);
  const repeated = new Set(findDuplicates(all).map(({ certificate }) => certificate));
  const distinct = all.filter((each) => !repeated.has(each));
  return groupBySubject(distinct, ({ certificate }) => certificate);
}

function listDistinct(found: readonly IndexedArtifact[]): Indexed {
  const seen = new Set<string | undefined>();
  return found.filter(isIndexedCertificate).filter(({ sha256 }) => {
    const isNew = !seen.has(sha256);
    seen.add(sha256);
    return isNew;
  });
}

function listRevocation(found: readonly IndexedArtifact[]): readonly CertificateList[] {
  return found.flatMap(({ object }) => (object.kind === 'crl' ? [object] : []));
}
