import { type SymbolInformation, SymbolKind } from 'vscode-languageserver-types';
import type { IndexedArtifact, WorkspaceView } from '../workspace/types.ts';
import { formatGeneralName, getDisplayName, getExtension } from '../x509/identity.ts';
import type { PkiObject } from '../x509/types.ts';
import { visible } from './markdown.ts';
import { toLocation } from './places.ts';

const MAX_SYMBOLS = 500;

/** Certificates and requests of the workspace whose subject or one of whose alternative names contains `query` (case folded). */
export function getWorkspaceSymbols(workspace: WorkspaceView, query: string): SymbolInformation[] {
  const wanted = query.toLowerCase();
  const symbols: SymbolInformation[] = [];
  for (const found of workspace.all()) {
    if (symbols.length >= MAX_SYMBOLS) break;
    if (namesOf(found.object).some((name) => name.toLowerCase().includes(wanted))) symbols.push(toSymbol(found));
  }
  return symbols;
}

function toSymbol(found: IndexedArtifact): SymbolInformation {
  return {
    name: visible(getDisplayName(found.object), 80) || found.object.kind,
    kind: SymbolKind.Class,
    location: toLocation(found),
    containerName: visible(found.location, 120),
  };
}

/** Names a person may search for; private keys have none. */
function namesOf(object: PkiObject): readonly string[] {
  if (object.kind === 'crl') return [object.issuer.text];
  if (object.kind === 'csr') return [object.subject.text];
  if (object.kind !== 'certificate') return [];
  const names = getExtension(object, 'subjectAltName')?.names ?? [];
  return [object.subject.text, ...names.map(formatGeneralName)];
}
