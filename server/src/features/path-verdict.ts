import type { PathJudgement } from '../path/types.ts';
import type { PathResult, Purpose } from '../path/validation/types.ts';
import { describeReason } from '../rules/reason-text.ts';
import type { Localize } from '../text/localize.ts';
import { getDisplayName, isSelfIssued } from '../x509/identity.ts';
import { mainFailure } from './explain/checks.ts';
import { visible } from './markdown.ts';

type Verdict = PathJudgement['verdicts'][number];

/**
 * Whether a path holds, in one line of plain text: `path holds for a server and a client`, `path fails at Payments CA: …`. Undefined
 * where the certificate stands alone: then there is no path to speak of.
 */
export function summarizeJudgement({ verdicts }: PathJudgement, t: Localize): string | undefined {
  const [first] = verdicts;
  if (first === undefined || verdicts.every(({ result }) => isAlone(result))) return undefined;
  const texts = new Set(verdicts.map(({ result }) => summarize(result, t)));
  if (texts.size > 1) return join(verdicts.map((verdict) => withPurpose(verdict, t)));
  return isWhole(first.result)
    ? holdsFor(new Set(verdicts.map(({ purpose }) => purpose)), t)
    : summarize(first.result, t);
}

/** One line of several sentences: only the last may end with a full stop. */
function join(texts: readonly string[]): string {
  return texts.map((text, index) => (index < texts.length - 1 ? text.replace(/[.。]$/, '') : text)).join('; ');
}

function isAlone(result: PathResult): boolean {
  const path = result.verdict === 'valid' ? result.path : result.failed[0];
  return path === undefined || path.certificates.length < 2;
}

/** It holds up to a root. */
function isWhole(result: PathResult): boolean {
  const anchor = result.verdict === 'valid' ? result.path.anchor : undefined;
  return anchor !== undefined && isSelfIssued(anchor);
}

function summarize(result: PathResult, t: Localize): string {
  if (result.verdict === 'valid')
    return isWhole(result) || result.path.anchor === undefined
      ? t('path holds')
      : t('path holds up to {0}', visible(getDisplayName(result.path.anchor), 60));
  const [reason] = mainFailure(result)?.reasons ?? [];
  if (reason === undefined) return t('path cannot be judged here');
  const text = describeReason(reason, t);
  return result.verdict === 'undecided'
    ? t('path cannot be judged here: {0}', text)
    : t('path fails at {0}: {1}', visible(getDisplayName(reason.certificate), 60), text);
}

function withPurpose({ purpose, result }: Verdict, t: Localize): string {
  const text = summarize(result, t);
  switch (purpose) {
    case 'server':
      return t('as a server, {0}', text);
    case 'client':
      return t('as a client, {0}', text);
    case 'any':
      return text;
  }
}

function holdsFor(purposes: ReadonlySet<Purpose>, t: Localize): string {
  if (purposes.has('server') && purposes.has('client')) return t('path holds for a server and a client');
  if (purposes.has('server')) return t('path holds for a server');
  return purposes.has('client') ? t('path holds for a client') : t('path holds');
}
