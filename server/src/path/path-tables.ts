import type { CertificateDocument } from '../documents/types.ts';
import { isIndexedCertificate } from '../workspace/indexed-certificate.ts';
import type { IndexedArtifact, WorkspaceView } from '../workspace/types.ts';
import type { Certificate } from '../x509/types.ts';
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
}

/** Empty tables, filled as they are asked. */
export function createPathTables(): PathTables {
  const documents = new WeakMap<CertificateDocument, ReadonlyMap<string, readonly UnitCertificate[]>>();
  const workspaces = new WeakMap<WorkspaceView, { revision: number; bySubject: Map<string, Indexed> }>();
  return {
    inDocument(document, subject) {
      const table = documents.get(document) ?? groupDocument(document);
      documents.set(document, table);
      return table.get(subject) ?? [];
    },
    inWorkspace(workspace, subject) {
      const { revision } = workspace;
      const known = workspaces.get(workspace);
      const table = known?.revision === revision ? known : { revision, bySubject: new Map<string, Indexed>() };
      workspaces.set(workspace, table);
      const found = table.bySubject.get(subject) ?? listDistinct(workspace.bySubject(subject));
      table.bySubject.set(subject, found);
      return found;
    },
  };
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
