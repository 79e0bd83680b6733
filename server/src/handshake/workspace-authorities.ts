import { isAuthority } from '../path/certificate-links.ts';
import type { IndexedArtifact, WorkspaceView } from '../workspace/types.ts';
import { isSelfIssued } from '../x509/identity.ts';
import type { Certificate } from '../x509/types.ts';

/** The roots of the workspace, each once; where it has none, its other CAs. */
export function workspaceAuthorities(workspace: WorkspaceView): readonly IndexedArtifact<Certificate>[] {
  const found = new Map<string, IndexedArtifact<Certificate>>();
  for (const artifact of workspace.all()) {
    if (isCertificate(artifact) && isAuthority(artifact.object)) {
      const key = artifact.sha256 ?? artifact.location;
      if (!found.has(key)) found.set(key, artifact);
    }
  }
  const all = [...found.values()];
  const roots = all.filter(({ object }) => isSelfIssued(object));
  return roots.length > 0 ? roots : all;
}

function isCertificate(artifact: IndexedArtifact): artifact is IndexedArtifact<Certificate> {
  return artifact.object.kind === 'certificate';
}
