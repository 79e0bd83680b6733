import type { CryptoProvider } from '../runtime/types.ts';
import type { Certificate, CertificateList } from '../x509/types.ts';
import { getIssuer } from './issuer-candidates.ts';
import type { PathQuestion } from './path-request.ts';
import type { PathJudgement } from './types.ts';
import type { PathCache } from './validation/path-cache.ts';
import type { PathRequest, PathResult } from './validation/types.ts';
import { validateCertificationPath } from './validation/validate-certification-path.ts';

/** Answers path questions, and remembers the last answer for each certificate for as long as somebody holds the certificate. */
export interface PathJudge {
  judge(question: PathQuestion, crypto: CryptoProvider): Promise<PathJudgement>;
  /** The last answer, good or not; undefined where the question was never asked. */
  recall(question: PathQuestion): PathJudgement | undefined;
}

/** An answer and what it rests on. */
interface Answer {
  readonly results: readonly PathResult[];
  readonly minute: number;
  readonly top: Certificate;
  readonly crls: readonly CertificateList[];
  readonly lookups: readonly (readonly [subject: string, found: readonly Certificate[]])[];
}

const MINUTE = 60_000;

/**
 * One per service. An answer is good for the minute it was given in, and while the same certificates are found under every name
 * that was looked up for it: so a keystroke elsewhere costs a few comparisons a leaf.
 */
export function createPathJudge(cache: PathCache): PathJudge {
  const answers = new WeakMap<Certificate, Answer>();
  return {
    async judge(question, crypto) {
      const { requests, top, sourceOf } = question;
      const [first] = requests;
      if (first === undefined) return { verdicts: [], sourceOf };
      const minute = Math.floor(first.time / MINUTE);
      const known = answers.get(first.leaf);
      if (known?.minute === minute && isStillGood(known, question, first))
        return pair(requests, known.results, sourceOf);
      const results: PathResult[] = [];
      for (const request of requests) results.push(await validateCertificationPath(request, crypto, cache));
      answers.set(first.leaf, { results, minute, top, crls: first.crls ?? [], lookups: listLookups(question) });
      return pair(requests, results, sourceOf);
    },
    recall({ requests, sourceOf }) {
      const known = requests[0] && answers.get(requests[0].leaf);
      return known && pair(requests, known.results, sourceOf);
    },
  };
}

function listLookups({ lookups }: PathQuestion): Answer['lookups'] {
  return [...lookups].map(([subject, found]) => [subject, found.map(getIssuer)]);
}

function isStillGood(known: Answer, { top, lookUp }: PathQuestion, { crls = [] }: PathRequest): boolean {
  if (known.top !== top || !isSame(known.crls, crls)) return false;
  return known.lookups.every(([subject, before]) => isSame(before, lookUp(subject).map(getIssuer)));
}

function isSame<T>(before: readonly T[], now: readonly T[]): boolean {
  return now.length === before.length && now.every((each, index) => each === before[index]);
}

function pair(
  requests: readonly PathRequest[],
  results: readonly PathResult[],
  sourceOf: PathJudgement['sourceOf'],
): PathJudgement {
  const verdicts = requests.flatMap(({ purpose }, index) => {
    const result = results[index];
    return result === undefined ? [] : [{ purpose, result }];
  });
  return { verdicts, sourceOf };
}
