// Starting other programs with this project's tools first on the PATH. Node builtins only: it runs before the install.
import { spawn } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { delimiter, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const projectFolder = resolve(fileURLToPath(import.meta.url), '../..');

/** The environment in which node_modules/.bin, and with it the project's own Node, comes first. */
export const toolEnvironment = () => ({
  ...process.env,
  PATH: [resolve(projectFolder, 'node_modules/.bin'), process.env.PATH ?? ''].join(delimiter),
});

/**
 * Runs a program to its end and resolves with its exit code and output; it never rejects.
 * The output is shown as it comes unless `quiet`.
 */
export const run = (command, args, { quiet = false, cwd = projectFolder, env = {} } = {}) =>
  new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...toolEnvironment(), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    let output = '';
    const collect = (stream) => (chunk) => {
      output += chunk;
      if (!quiet) stream.write(chunk);
    };
    child.stdout.on('data', collect(process.stdout));
    child.stderr.on('data', collect(process.stderr));
    child.on('error', (error) => resolve({ code: 127, output: `${output}${error.message}\n` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });

/** Like `run`, but throws when the program fails. */
export async function runOrThrow(command, args, options = {}) {
  const result = await run(command, args, options);
  if (result.code === 0) return result;
  const shown = options.quiet ? `\n${result.output}` : '';
  throw new Error(`${command} ${args.join(' ')} ended with ${result.code}${shown}`);
}

const isExecutable = (path) =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  );

/** The full path of the first of `candidates` on the PATH (or given by full path) that can be run. */
export async function findProgram(candidates) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const paths = candidates.flatMap((name) =>
    /[\\/]/.test(name) ? [name] : folders.map((folder) => resolve(folder, name)),
  );
  for (const path of paths) if (await isExecutable(path)) return path;
  return undefined;
}
