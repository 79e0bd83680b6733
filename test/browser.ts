import { existsSync } from 'node:fs';

/** Where Debian and the usual installers put Chromium; undefined where there is none. */
export const chromiumPath: string | undefined = [
  process.env['CERTSCOPE_CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path !== undefined && existsSync(path));
