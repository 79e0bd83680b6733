import type { InitializeParams } from 'vscode-languageserver';
import { english, type Localize } from '../text/localize.ts';
import type { ClientCommand, InitializationOptions } from './protocol/initialization.ts';
import type { ClientProfile } from './session.ts';

const KNOWN_COMMANDS: readonly ClientCommand[] = [
  'certscope.showDecoded',
  'certscope.copyFingerprint',
  'certscope.copyAs',
  'certscope.renew',
  'certscope.copyText',
  'certscope.ignoreRule',
  'certscope.completeChain',
  'certscope.testConnection',
  'certscope.testTargets',
];

/** What a client says of itself, checked: other editors send what they like as `initializationOptions`. */
export function readClientProfile(params: InitializeParams): ClientProfile {
  const options = readOptions(params.initializationOptions);
  return {
    capabilities: params.capabilities,
    folders: params.workspaceFolders?.map((folder) => folder.uri) ?? (params.rootUri ? [params.rootUri] : []),
    clientFiles: options.clientFiles === true,
    clientStorage: options.clientStorage === true,
    commands: KNOWN_COMMANDS.filter((command) => options.commands?.includes(command) === true),
    t: createLocalize(options.l10n),
  };
}

function readOptions(options: unknown): InitializationOptions {
  return typeof options === 'object' && options !== null ? options : {};
}

/** The client's translations; a message that it has none for stays English. */
function createLocalize(bundle: Readonly<Record<string, string>> | undefined): Localize {
  if (bundle === undefined) return english;
  return (message, ...args) => english(bundle[message] ?? message, ...args);
}
