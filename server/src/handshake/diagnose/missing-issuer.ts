import { isNamedIssuer } from '../../path/certificate-links.ts';
import { isSelfIssued } from '../../x509/identity.ts';
import { issuerUrls } from '../../x509/issuer-urls.ts';
import type { Certificate, Name } from '../../x509/types.ts';
import type { Evidence, PlacedCertificate } from '../evidence.ts';
import { isLeaf, servedReason } from './served-reasons.ts';

/** What becomes of the search for who issued the last certificate of the path. */
export interface MissingIssuer {
  /** The certificate whose issuer is neither sent nor trusted. */
  readonly certificate: Certificate;
  /** `intermediate`: a CA that the server should send. `root`: one that the client should trust, or must not. */
  readonly kind: 'intermediate' | 'root';
  /** The issuer, where it is at hand. */
  readonly found: PlacedCertificate | undefined;
  /** Where the certificate says that its issuer can be had (RFC 5280 §4.2.2.1). Untrusted. */
  readonly url: string | undefined;
}

/**
 * What is missing above the served chain; undefined where nothing is. Whether it is an intermediate or a root, nobody but its certificate says:
 * where that is not at hand, only the leaf's issuer is ever taken for an intermediate, and only where something speaks for it.
 */
export function findMissingIssuer(evidence: Evidence): MissingIssuer | undefined {
  const certificate = servedReason(evidence, 'issuer-not-found')?.certificate;
  if (certificate === undefined) return undefined;
  const found = evidence.known.find(({ certificate: each }) => each.subject.matchKey === certificate.issuer.matchKey);
  const url = issuerUrl(certificate);
  const isIntermediate =
    found === undefined
      ? isLeaf(certificate, evidence) && (url !== undefined || looksIntermediate(certificate.issuer, evidence))
      : !isSelfIssued(found.certificate);
  return { certificate, kind: isIntermediate ? 'intermediate' : 'root', found, url };
}

/**
 * What the server should send and does not. Where nothing is trusted, nobody asked for a path: then it is what the leaf itself says of an issuer
 * that is not among what was sent.
 */
export function findMissingIntermediate(evidence: Evidence): MissingIssuer | undefined {
  const missing = findMissingIssuer(evidence);
  if (missing !== undefined) return missing.kind === 'intermediate' ? missing : undefined;
  const [leaf, ...others] = evidence.chain.certificates;
  if (evidence.chain.result !== undefined || leaf === undefined || isSelfIssued(leaf)) return undefined;
  if (others.some((other) => isNamedIssuer(other, leaf))) return undefined;
  const found = evidence.known.find(({ certificate }) => isNamedIssuer(certificate, leaf));
  const url = issuerUrl(leaf);
  const isIntermediate = found === undefined ? url !== undefined : !isSelfIssued(found.certificate);
  return isIntermediate ? { certificate: leaf, kind: 'intermediate', found, url } : undefined;
}

function issuerUrl(certificate: Certificate): string | undefined {
  const { askable, others } = issuerUrls(certificate);
  return askable[0] ?? others[0];
}

/** It is called so, or is of an organisation whose root is trusted. */
function looksIntermediate(issuer: Name, { anchors }: Evidence): boolean {
  const organisation = attribute(issuer, 'O');
  return (
    /\b(?:intermediate|issuing|sub(?:ordinate)?[ -]?ca)\b/i.test(issuer.text) ||
    (organisation !== undefined && anchors.some(({ subject }) => attribute(subject, 'O') === organisation))
  );
}

function attribute({ rdns }: Name, type: string): string | undefined {
  return rdns.flatMap(({ attributes }) => attributes).find((each) => each.type === type)?.value;
}
