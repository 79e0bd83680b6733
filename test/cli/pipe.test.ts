import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

it('the built program ends quietly when who reads it has read enough', async () => {
  // More than a pipe holds.
  const child = spawn(process.execPath, [cli, 'rules', '--format', 'json'], { stdio: ['ignore', 'pipe', 'pipe'] });
  const complaints: string[] = [];
  child.stderr.on('data', (data) => complaints.push(String(data)));
  const closed = once(child, 'close');
  child.stdout.destroy();
  expect([await closed, complaints.join('')]).toEqual([[0, null], '']);
});
