import type { Localize } from '../../text/localize.ts';
import { extensionOids } from '../extension-oids.ts';
import { type CertificateRule, type RuleMetadata, silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { reportOne, type WebRuleSpec, webRule } from './web-rule.ts';

type ExtensionName = keyof typeof extensionOids;

/** A demand on an extension as a whole. */
export interface ExtensionRuleSpec extends Omit<WebRuleSpec, 'check' | 'extension'> {
  readonly extension: ExtensionName;
  /** Only certificates whose extended key usage names this purpose. */
  readonly purpose?: string;
  readonly must: 'be present' | 'be absent' | 'be critical' | 'not be critical';
}

/** A rule that an extension must be there or not, or be critical or not. */
export function extensionRule({ must, ...rest }: ExtensionRuleSpec): CertificateRule {
  return must === 'be present' ? ruleOfMissing(rest) : ruleOfPresent(rest, must);
}

type Demand = Omit<ExtensionRuleSpec, 'must'>;

function ruleOfMissing({ extension: name, purpose, ...rest }: Demand): CertificateRule {
  const oid = extensionOids[name];
  return webRule({
    ...rest,
    check(subject, { t }) {
      const isSound = subject.extension(oid) !== undefined || (purpose !== undefined && !subject.names(purpose));
      if (isSound) return silent;
      const { certificate } = subject;
      return reportOne(describeMissing(nameOf(certificate), name, rest.force, t), certificate.subject.range);
    },
  });
}

const descriptions = {
  'be absent': describePresent,
  'be critical': describeNotCritical,
  'not be critical': describeCritical,
} as const;

function ruleOfPresent(
  { extension: name, purpose, ...rest }: Demand,
  must: keyof typeof descriptions,
): CertificateRule {
  const oid = extensionOids[name];
  return webRule({
    ...rest,
    extension: oid,
    check(subject, { t }) {
      const extension = subject.extension(oid);
      if (extension === undefined || (purpose !== undefined && !subject.names(purpose))) return silent;
      const isSound = must !== 'be absent' && extension.critical === (must === 'be critical');
      if (isSound) return silent;
      const message = descriptions[must](nameOf(subject.certificate), name, rest.force, t);
      return reportOne(message, extension.range);
    },
  });
}

type Force = RuleMetadata['force'];

function describeMissing(certificate: string, extension: string, force: Force, t: Localize): string {
  return force === 'MUST'
    ? t(
        '{0} has no {1}. The Baseline Requirements demand that extension, and a public CA has to revoke a certificate without it; have it issued again with one.',
        certificate,
        extension,
      )
    : t(
        '{0} has no {1}. The Baseline Requirements recommend that extension; nobody refuses a certificate without it.',
        certificate,
        extension,
      );
}

function describePresent(certificate: string, extension: string, force: Force, t: Localize): string {
  return force === 'MUST'
    ? t(
        '{0} has the extension {1}, which the Baseline Requirements forbid here, and a public CA has to revoke it; have it issued again without.',
        certificate,
        extension,
      )
    : t(
        '{0} has the extension {1}, which the Baseline Requirements advise against here. Nobody refuses it; leave it out of the next one.',
        certificate,
        extension,
      );
}

function describeCritical(certificate: string, extension: string, force: Force, t: Localize): string {
  return force === 'MUST'
    ? t(
        '{0} marks {1} as critical, which the Baseline Requirements forbid, and a public CA has to revoke it; have it issued again with that extension not critical.',
        certificate,
        extension,
      )
    : t(
        '{0} marks {1} as critical, which the Baseline Requirements advise against: a peer that does not know the extension refuses the certificate. Leave it not critical in the next one.',
        certificate,
        extension,
      );
}

function describeNotCritical(certificate: string, extension: string, force: Force, t: Localize): string {
  return force === 'MUST'
    ? t(
        '{0} does not mark {1} as critical, as the Baseline Requirements demand, and a public CA has to revoke it; have it issued again with that extension critical.',
        certificate,
        extension,
      )
    : t(
        '{0} does not mark {1} as critical, as the Baseline Requirements recommend. Peers that do not know the extension pass over it; mark it in the next one.',
        certificate,
        extension,
      );
}
