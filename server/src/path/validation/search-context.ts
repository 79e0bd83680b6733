import type { CryptoProvider, SignatureVerdict } from '../../runtime/types.ts';
import type { Certificate } from '../../x509/types.ts';
import { checkCertificate } from './certificate/check-certificate.ts';
import type { PathRole } from './certificate/role.ts';
import type { CertificateFacts } from './certificate-facts.ts';
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
  readonly #checked = new Map<Certificate, Set<Certificate>>();

  constructor(request: PathRequest, crypto: CryptoProvider, cache: PathCache) {
    this.request = request;
    this.rules = { ...defaultAnchorRules, ...request.anchorRules };
    this.crypto = crypto;
    this.cache = cache;
    this.budget = new WorkBudget(request.limits);
    this.#reasons = { leaf: new Map(), intermediate: new Map(), anchor: new Map() };
  }

  facts(certificate: Certificate): CertificateFacts {
    return this.cache.facts(certificate);
  }

  /** What is wrong with a certificate by itself in this role; worked out once. */
  check(certificate: Certificate, role: PathRole): readonly PathReason[] {
    const known = this.#reasons[role].get(certificate);
    if (known !== undefined) return known;
    const reasons = checkCertificate(this.facts(certificate), role, this.request, this.rules);
    this.#reasons[role].set(certificate, reasons);
    return reasons;
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
