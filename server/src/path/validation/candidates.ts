import type { Certificate } from '../../x509/types.ts';
import { hasNamedKey, isSameAuthority, isSameCertificate } from '../certificate-links.ts';
import type { Candidate } from './candidate.ts';
import type { CertificatePool } from './certificate-pool.ts';
import type { SearchContext } from './search-context.ts';

/**
 * Who may have issued the last certificate of a path, the likeliest first: whose key identifier is the one named, trust
 * anchors, those right below one. All hints, the signature decides. An authority that is in the path already leads in a circle.
 */
export function listCandidates(path: readonly Certificate[], context: SearchContext): readonly Candidate[] {
  const top = path.at(-1);
  if (top === undefined) return [];
  return context
    .namesakes(top, () => findNamesakes(top, context))
    .filter(({ certificate, isAnchor }) =>
      isAnchor
        ? !path.some((each) => isSameCertificate(each, certificate))
        : !path.some((each) => isSameAuthority(each, certificate)),
    );
}

function findNamesakes(top: Certificate, { request }: SearchContext): Candidate[] {
  const key = top.issuer.matchKey;
  const anchors = unlike(request.anchors.bySubject(key), []);
  const others = unlike(request.intermediates.bySubject(key), anchors);
  const candidates = [
    ...anchors.map((certificate) => ({ certificate, isAnchor: true })),
    ...others.map((certificate) => ({ certificate, isAnchor: false })),
  ];
  if (candidates.length < 2) return candidates;
  const ranked = candidates.map((candidate) => ({ candidate, rank: likelihood(candidate, top, request.anchors) }));
  return ranked.sort((one, other) => other.rank - one.rank).map(({ candidate }) => candidate);
}

function likelihood({ certificate, isAnchor }: Candidate, subject: Certificate, anchors: CertificatePool): number {
  const key = hasNamedKey(certificate, subject) ? 3 : 0;
  if (isAnchor) return key + 2;
  return key + (anchors.bySubject(certificate.issuer.matchKey).length > 0 ? 1 : 0);
}

/** Namesakes that are looked at: a CA that renews often has dozens, a hostile set thousands. */
const MAX_NAMESAKES = 256;

/** Without those that are there twice, or in `others`, byte for byte. */
function unlike(certificates: readonly Certificate[], others: readonly Certificate[]): Certificate[] {
  const kept: Certificate[] = [];
  for (const certificate of certificates.slice(0, MAX_NAMESAKES))
    if (![...others, ...kept].some((other) => isSameCertificate(other, certificate))) kept.push(certificate);
  return kept;
}
