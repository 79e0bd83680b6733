// Finds a Chromium-family browser, or installs Debian's where that is possible.
import { findProgram, run } from '../processes.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

const findChromium = () =>
  findProgram([...(process.env.CHROMIUM_PATH ? [process.env.CHROMIUM_PATH] : []), ...names, ...places]);

const installCommand = 'apt-get update && apt-get install -y chromium fonts-noto-color-emoji';

async function mayInstall() {
  return process.platform === 'linux' && process.getuid?.() === 0 && (await findProgram(['apt-get'])) !== undefined;
}

/** The path of a browser; installs Debian's where none is found and we may, otherwise throws with the command to run. */
export async function ensureChromium() {
  const found = await findChromium();
  if (found) return found;
  if (await mayInstall()) {
    console.log(`Installing Chromium (${installCommand}) …`);
    await run('sh', ['-c', installCommand], { quiet: true, env: { DEBIAN_FRONTEND: 'noninteractive' } });
    const installed = await findChromium();
    if (installed) return installed;
  }
  throw new Error(
    `The editor suites need Chromium and none was found. Run: sudo sh -c '${installCommand}' ` +
      '(or set CHROMIUM_PATH to a browser, or CERTSCOPE_SKIP_EDITOR=1 to leave these suites out).',
  );
}

/** What keeps Chromium quiet and able to run as root without a GPU. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // The workbench on one port of 127.0.0.1 may read from another.
  '--disable-features=LocalNetworkAccessChecks',
];
