import { postgresqlSsl } from '../citations.ts';
import type { Severity, UnitRule } from '../types.ts';
import { listClearKeys } from './clear-keys.ts';

/** Permission bits of a file's group and of everybody else. */
const GROUP_OR_OTHERS = 0o077;
const OTHERS = 0o007;
const WRITABLE = 0o022;

/** A file with a private key in clear that not only its owner can read. */
export const readableByOthers: UnitRule = {
  id: 'file/readable-by-others',
  title: 'File with a private key that others can read',
  severity: 'information',
  force: 'advice',
  citation: postgresqlSsl,
  fixable: true,
  scope: 'unit',
  *check(unit, analysis, { file, t }) {
    const [key] = unit.kind === 'pem-file' ? listClearKeys(analysis) : [];
    const facts = key && file?.();
    // What is in a repository is in every clone of it, whatever the bits say.
    if (key === undefined || facts?.mode === undefined || facts.tracked) return;
    if ((facts.mode & GROUP_OR_OTHERS) === 0) return;
    yield {
      range: key.artifact.anchor,
      severity: judge(facts.mode),
      message: t(
        'This private key is in clear, and its file can be read by others than its owner (mode {0}): every user or process of this machine that may read it can pose as the owner of its certificate. ssh and PostgreSQL refuse such a file; give it mode 600.',
        facts.mode.toString(8).padStart(3, '0'),
      ),
    };
  },
};

/** A group that reads is how daemons get at their keys; whoever can write can put a key of his own there. */
function judge(mode: number): Severity {
  if ((mode & WRITABLE) !== 0) return 'warning';
  return (mode & OTHERS) !== 0 ? 'information' : 'hint';
}
