import * as nodeModule from 'node:module';
import { join } from 'node:path';

/**
 * Has Node keep what it compiles of the files loaded from now on, which is most of a start: so an entry point calls this and
 * then imports the rest. Kept beside the program, not in the temporary folder that everyone may write to; where that cannot
 * be, or with Node before 22.1, every start compiles anew.
 */
export function keepCompiledCode(): void {
  nodeModule.enableCompileCache?.(join(__dirname, '.compiled'));
}
