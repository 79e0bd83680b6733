import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toolMissing } from '../outputs/tools.ts';

export const nginxMissing: boolean = toolMissing('nginx', '-v');

/** A real nginx in the foreground, listening on sockets of its own folder. */
export interface Nginx {
  /** Everything that it has logged, from level info on. */
  log(): string;
  /** Resolves once the log has a line that matches. */
  logged(pattern: RegExp): Promise<string>;
  stop(): Promise<void>;
}

/** Starts it with these server blocks; rejects with its complaint where it does not come up. */
export async function startNginx(folder: string, servers: string): Promise<Nginx> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'nginx.conf'), configuration(folder, servers));
  const child = spawn('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', 'stderr'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let log = '';
  const listeners = new Set<() => void>();
  child.stderr.on('data', (chunk: Buffer) => {
    log += chunk.toString();
    for (const listener of listeners) listener();
  });
  const ended = new Promise<void>((resolve) => {
    child.on('close', () => {
      log += '\n[ended]\n';
      for (const listener of listeners) listener();
      resolve();
    });
  });
  const logged = (pattern: RegExp): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const line = log.split('\n').find((each) => pattern.test(each));
        if (line === undefined && !log.includes('[ended]')) return;
        listeners.delete(look);
        if (line === undefined) reject(new Error(log));
        else resolve(line);
      };
      listeners.add(look);
      look();
    });
  await logged(/using the ".*" event method|start worker process/);
  return {
    log: () => log,
    logged,
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

function configuration(folder: string, servers: string): string {
  return `
daemon off;
master_process off;
pid ${folder}/nginx.pid;
error_log stderr info;
events {}
http {
  access_log off;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  ${servers}
}
`;
}
