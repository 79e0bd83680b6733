// A real VS Code without a download from its maker: the server and web workbench inside the npm package `code-server`.
import { spawn } from 'node:child_process';
import { copyFile, mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, resolve } from 'node:path';
import { projectFolder, runOrThrow, toolEnvironment } from '../processes.mjs';

const version = '4.139.1';
const installFolder = resolve(projectFolder, '.cache/editor', `code-server-${version}`);
const vscodeFolder = resolve(installFolder, 'node_modules/code-server/lib/vscode');
const serverMain = resolve(vscodeFolder, 'out/server-main.js');
const plainLog = resolve(projectFolder, 'scripts/editor/plain-log.cjs');
const completed = resolve(installFolder, 'completed');

const exists = (path) =>
  stat(path).then(
    () => true,
    () => false,
  );

/** Installs VS Code from npm into .cache/editor, once. It needs no native build: its logger is replaced by a plain one. */
export async function ensureVsCodeServer() {
  if (!(await exists(completed))) await installVsCodeServer();
  await copyFile(plainLog, resolve(vscodeFolder, 'node_modules/@vscode/spdlog/index.js'));
}

async function installVsCodeServer() {
  console.log(`Installing VS Code from npm (code-server ${version}) into .cache/editor …`);
  await rm(installFolder, { recursive: true, force: true });
  await mkdir(installFolder, { recursive: true });
  await writeFile(resolve(installFolder, 'package.json'), '{ "private": true }\n');
  const quietly = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  await runOrThrow('npm', ['install', `code-server@${version}`, ...quietly], { quiet: true, cwd: installFolder });
  await runOrThrow('npm', ['install', '--omit=dev', ...quietly], { quiet: true, cwd: vscodeFolder });
  await writeFile(completed, '');
}

/** A port of 127.0.0.1 that was free a moment ago. */
export const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

/** Settings that give a quiet window: no welcome page, no offers, the light theme the pictures are compared in. */
const quietSettings = {
  'chat.disableAIFeatures': true,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.reduceMotion': 'on',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.ignoreRecommendations': true,
  'security.workspace.trust.startupPrompt': 'never',
};

async function writeSettings(dataFolder, settings) {
  const file = resolve(dataFolder, 'data/User/settings.json');
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify({ ...quietSettings, ...settings }, undefined, 2));
}

/** Installs a packaged extension into `extensionsFolder`, as a user would with "Install from VSIX". */
export async function installVsix(file, extensionsFolder, dataFolder) {
  const args = [serverMain, '--install-extension', file, '--extensions-dir', extensionsFolder];
  await runOrThrow('node', [...args, '--server-data-dir', dataFolder], { quiet: true });
}

/** Resolves when the server says that it listens, rejects when it ends before. */
const untilListening = (server, log) =>
  new Promise((resolve, reject) => {
    const look = (chunk) => {
      log.push(String(chunk));
      if (log.join('').includes('Extension host agent listening')) resolve();
    };
    server.stdout.on('data', look);
    server.stderr.on('data', look);
    server.on('error', reject);
    server.on('close', (code) => reject(new Error(`The VS Code server ended with ${code}:\n${log.join('')}`)));
  });

/**
 * Starts VS Code's own server on a free port and resolves with its origin, its log and how to stop it.
 * `workspaceTrust` turns on Restricted Mode for folders nobody trusted; `settings` are user settings.
 */
export async function startVsCodeServer({ dataFolder, extensionsFolder, workspaceTrust = false, settings = {}, port }) {
  await writeSettings(dataFolder, settings);
  const listenOn = port ?? (await freePort());
  const args = ['--host', '127.0.0.1', '--port', String(listenOn), '--without-connection-token'];
  args.push('--accept-server-license-terms', '--enable-smoke-test-driver', '--disable-telemetry');
  args.push('--server-data-dir', dataFolder);
  if (extensionsFolder) args.push('--extensions-dir', extensionsFolder);
  if (!workspaceTrust) args.push('--disable-workspace-trust');
  const log = [];
  // Development CAs of a test are none of the user's.
  const env = { ...toolEnvironment(), CERTSCOPE_HOME: resolve(dataFolder, 'certscope') };
  const server = spawn('node', [serverMain, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  await untilListening(server, log);
  const stop = () =>
    new Promise((resolve) => {
      if (server.exitCode !== null) return resolve();
      server.on('close', resolve);
      server.kill('SIGTERM');
      setTimeout(() => server.kill('SIGKILL'), 5000).unref();
    });
  return { origin: `http://127.0.0.1:${listenOn}`, log, stop };
}

/** A path of this machine as the workbench names it. */
export const remoteUri = (path) => `vscode-remote://remote${path}`;

/** The address that opens `folder`, a path or a URI of another scheme, with the development options of `payload`. */
export const workbenchUrl = (origin, folder, payload = {}) => {
  const options = Object.entries({ ...payload, skipWelcome: 'true' });
  return `${origin}/?folder=${encodeURIComponent(folder)}&payload=${encodeURIComponent(JSON.stringify(options))}`;
};
