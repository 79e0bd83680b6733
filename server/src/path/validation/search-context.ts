import type { CryptoProvider, SignatureVerdict } from '../../runtime/types.ts';
import type { Certificate } from '../../x509/types.ts';
import type { Candidate } from './candidate.ts';
import { checkCertificate } from './certificate/check-certificate.ts';
import type { PathRole } from './certificate/role.ts';
import { type CertificateFacts, readFacts } from './certificate-facts.ts';
import { inheritsParameters } from './dsa-parameters.ts';
import type { PathCache } from './path-cache.ts';
import type { PathReason } from './reasons.ts';
import type { AnchorRules, PathRequest } from './types.ts';
import { WorkBudget } from './work-budget.ts';

/** A trust anchor is held to its own certificate, as nearly all TLS stacks do by now. */
export const defaultAnchorRules: AnchorRules = {
  enforceExpiry: true,
  enforceConstraints: true,
  requireBasicConstraints: true,
  requireSelfSigned: false,
  trustLeaf: false,
};

/** What one search knows and remembers. */
export class SearchContext {
  readonly request: PathRequest;
  readonly rules: AnchorRules;
  readonly crypto: CryptoProvider;
  readonly cache: PathCache;
  readonly budget: WorkBudget;
  readonly #reasons: Readonly<Record<PathRole, Map<Certificate, readonly PathReason[]>>>;
  readonly #facts = new Map<Certificate, CertificateFacts>();
  readonly #namesakes = new Map<Certificate, readonly Candidate[]>();
  readonly #checked = new Map<Certificate, Set<Certificate>>();

  /** Whether a certificate that signs CRLs is itself valid below this anchor. */
  readonly isTrustedSigner: (signer: Certificate, anchor: Certificate) => Promise<boolean>;

  constructor(
    request: PathRequest,
    tools: Pick<SearchContext, 'crypto' | 'cache' | 'isTrustedSigner'>,
    budget: WorkBudget = new WorkBudget(request.limits),
  ) {
    this.request = request;
    this.rules = { ...defaultAnchorRules, ...request.anchorRules };
    this.crypto = tools.crypto;
    this.cache = tools.cache;
    this.isTrustedSigner = tools.isTrustedSigner;
    this.budget = budget;
    this.#reasons = { leaf: new Map(), intermediate: new Map(), anchor: new Map() };
  }

  facts(certificate: Certificate): CertificateFacts {
    const known = this.#facts.get(certificate) ?? readFacts(certificate);
    this.#facts.set(certificate, known);
    return known;
  }

  /** What is wrong with a certificate by itself in this role; worked out once. */
  check(certificate: Certificate, role: PathRole): readonly PathReason[] {
    const known = this.#reasons[role].get(certificate);
    if (known !== undefined) return known;
    const reasons = checkCertificate(this.facts(certificate), role, this.request, this.rules);
    this.#reasons[role].set(certificate, reasons);
    return reasons;
  }

  /** Who may have issued a certificate by name alone; looked up once. */
  namesakes(subject: Certificate, find: () => readonly Candidate[]): readonly Candidate[] {
    const known = this.#namesakes.get(subject) ?? find();
    this.#namesakes.set(subject, known);
    return known;
  }

  /**
   * Whether the key of `issuer` made the signature of `subject`; undefined where the budget is spent. A key whose parameters stand
   * in a certificate above counts as fitting: the whole path decides (`checkInheritedKeys`).
   */
  async verify(subject: Certificate, issuer: Certificate): Promise<SignatureVerdict | undefined> {
    if (inheritsParameters(issuer)) return 'valid';
    const checked = this.#checked.get(subject) ?? new Set();
    this.#checked.set(subject, checked);
    if (!checked.has(issuer) && !this.budget.takeSignatureCheck()) return undefined;
    checked.add(issuer);
    return this.cache.verify(subject, issuer, this.crypto);
  }
}
