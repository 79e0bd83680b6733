import { execFileSync } from 'node:child_process';

/** True where there is no `openssl` to compare with; said aloud once. */
export const opensslMissing: boolean = isMissing();

function isMissing(): boolean {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' });
    return false;
  } catch {
    console.warn('openssl is not installed: comparisons with it are skipped');
    return true;
  }
}
