// A suite in the desktop VS Code, where one can be downloaded and shown.
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { findProgram, projectFolder } from '../../../scripts/processes.mjs';

const cachePath = resolve(projectFolder, '.cache/editor/vscode');

const canShowWindows = async () =>
  process.platform !== 'linux' || process.env.DISPLAY !== undefined || (await findProgram(['xvfb-run'])) !== undefined;

const canDownload = () =>
  fetch('https://update.code.visualstudio.com/api/releases/stable', { signal: AbortSignal.timeout(3000) }).then(
    (answer) => answer.ok,
    () => false,
  );

/** The path of a desktop VS Code, downloaded once, or undefined where there is no way to get or show one. */
export async function findDesktopVsCode() {
  if (!(await canShowWindows()) || !(await canDownload())) return undefined;
  const { downloadAndUnzipVSCode } = await import('@vscode/test-electron');
  return downloadAndUnzipVSCode({ cachePath }).catch((error) => {
    console.log(`VS Code could not be downloaded (${error.message}); using the one from npm.`);
    return undefined;
  });
}

/** Runs a bundled test module in the extension host and resolves with the outcome of each test. */
export async function runInDesktopVsCode({ executable, workspace, extension, vsix, testModule, outcomeFile, scratch }) {
  const { resolveCliArgsFromVSCodeExecutablePath } = await import('@vscode/test-electron');
  const folders = [`--user-data-dir=${resolve(scratch, 'user')}`, `--extensions-dir=${resolve(scratch, 'extensions')}`];
  if (vsix) {
    const [cli, ...args] = resolveCliArgsFromVSCodeExecutablePath(executable, { reuseMachineInstall: true });
    spawnSync(cli, [...args, ...folders, '--install-extension', vsix], { shell: process.platform === 'win32' });
  }
  const args = [
    workspace,
    ...folders,
    '--no-sandbox',
    '--disable-gpu',
    '--disable-updates',
    '--skip-welcome',
    '--skip-release-notes',
    '--disable-workspace-trust',
    `--extensionDevelopmentPath=${extension}`,
    `--extensionTestsPath=${testModule}`,
  ];
  const hidden = process.platform === 'linux' && process.env.DISPLAY === undefined;
  const ended = spawnSync(hidden ? 'xvfb-run' : executable, hidden ? ['-a', executable, ...args] : args, {
    encoding: 'utf8',
  });
  try {
    return JSON.parse(await readFile(outcomeFile, 'utf8'));
  } catch {
    throw new Error(`no outcome; VS Code ended with ${ended.status} and said:\n${ended.stdout}\n${ended.stderr}`);
  }
}
