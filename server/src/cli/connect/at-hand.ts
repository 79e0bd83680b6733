import { type ClientCandidate, listCandidates } from '../../handshake/matching.ts';
import type { WorkspaceIndex } from '../../workspace/workspace-index.ts';
import { readInputs } from '../read-inputs.ts';
import { displayUri } from '../sources.ts';
import type { Terminal } from '../terminal.ts';
import { UnusableInput } from '../verify/material.ts';

/** The certificates in files and directories, each once, with where their keys are. Throws UnusableInput. */
export async function readAtHand(
  paths: readonly string[],
  workspace: WorkspaceIndex,
  terminal: Terminal,
): Promise<readonly ClientCandidate[]> {
  for await (const input of readInputs(paths, { respectGitignore: false }, terminal)) {
    if ('reason' in input) throw new UnusableInput(`cannot read ${input.file}: ${input.reason}`);
    if ('open' in input) workspace.setFile(input.open.document.uri, input.open);
  }
  const display = (uri: string): string => displayUri(uri, terminal);
  return listCandidates(workspace).map(({ certificate, place, keyPlace }) => ({
    certificate,
    place: display(place),
    keyPlace: keyPlace === undefined ? undefined : display(keyPlace),
  }));
}
