import { english, type Localize } from '../../text/localize.ts';
import { displayUri } from '../sources.ts';
import type { Terminal } from '../terminal.ts';

/** What to do, in the words of the command line, after what is wrong in those of every face. */
const advice: ReadonlyMap<string, string> = new Map([
  [
    'A PKCS#12 file holds the private key and needs a password.',
    'Give it with --password-file FILE or --password-env VAR, or have one made up and printed once with --generate-password.',
  ],
  [
    'The private key in {0} is encrypted, and it may be that of “{1}”. Give its password.',
    'Say it with --password-file FILE or --password-env VAR.',
  ],
  [
    'The private key in {0} is encrypted, and may be that of the CA “{1}”. Give its password.',
    'Say it with --ca-password-file FILE or --ca-password-env VAR.',
  ],
  ['Or keep the key.', 'Say --same-key for that.'],
  [
    'The certificate in {0} has the same private key as “{1}”, and would be left without one. Keep the key, or renew both together.',
    'Say --same-key, or name both files.',
  ],
]);

/** Messages as the command line says them: files by their paths, and what to do by the options that do it. */
export function messagesFor(terminal: Terminal): Localize {
  return (message, ...args) => {
    const said = english(message, ...args.map((arg) => toPath(arg, terminal)));
    const todo = advice.get(message);
    return todo === undefined ? said : `${said} ${todo}`;
  };
}

function toPath(arg: string | number, terminal: Terminal): string | number {
  if (typeof arg === 'number' || !/^file:\/\/\/\S+$/.test(arg)) return arg;
  try {
    return displayUri(arg, terminal);
  } catch {
    // A URI that names no file here.
    return arg;
  }
}
