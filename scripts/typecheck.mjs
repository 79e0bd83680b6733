// Type-checks every project and reports all of them, also when the first one fails.
import { spawn } from 'node:child_process';

const projects = [
  'server/tsconfig.json',
  'server/tsconfig.node.json',
  'client/tsconfig.json',
  'client/tsconfig.node.json',
  'test/tsconfig.json',
];

/** Exit code of the compiler on one project. */
const check = (project) =>
  new Promise((resolve) => {
    const compiler = spawn('tsc', ['-p', project, '--pretty', 'false'], {
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
    compiler.on('close', (code) => resolve(code ?? 1));
  });

let failed = 0;
for (const project of projects) failed += (await check(project)) === 0 ? 0 : 1;
process.exitCode = failed === 0 ? 0 : 1;
