import type { ByteRange } from '../../text/range.ts';
import type { CertificateSubject } from '../certificate-subject.ts';
import { baselineRequirements } from '../citations.ts';
import {
  type CertificateRule,
  type CrlRule,
  type FieldReport,
  type RuleMetadata,
  type Severity,
  silent,
} from '../types.ts';
import { isReservedPolicy } from './reserved-policies.ts';

type Given = Pick<RuleMetadata, 'title' | 'force' | 'since' | 'until' | 'zlint'> & {
  readonly id: `webpki/${string}`;
  /** Of the Baseline Requirements. */
  readonly section: string;
  /** Only where it is not what the force says. */
  readonly severity?: Severity;
};

/** What distinguishes one demand on certificates from the others. */
export interface WebRuleSpec
  extends Given,
    Pick<CertificateRule, 'about' | 'extension' | 'unless' | 'impliedBy' | 'aboutWhole' | 'check'> {
  /** Asked of certificates that are for no TLS server, too. */
  readonly forAnyPurpose?: true;
}

/** What distinguishes one demand on revocation lists from the others. */
export interface WebCrlRuleSpec extends Given, Pick<CrlRule, 'impliedBy' | 'check'> {}

/** A demand of the Baseline Requirements on certificates of TLS servers and their CAs; of no others, and under the profile `webpki` alone. */
export function webRule({ section, forAnyPurpose, check, ...rest }: WebRuleSpec): CertificateRule {
  return {
    ...common(rest.force, section),
    ...rest,
    scope: 'certificate',
    check(subject, context) {
      // Nearly all answers are silent, and need not be asked what they are for.
      const reports = check(subject, context);
      return reports.length === 0 || forAnyPurpose || isForServers(subject) ? reports : silent;
    },
  };
}

/** A demand of the Baseline Requirements on revocation lists, under the profile `webpki` alone. */
export function webCrlRule({ section, ...rest }: WebCrlRuleSpec): CrlRule {
  return { ...common(rest.force, section), ...rest, scope: 'crl' };
}

const severities: Readonly<Record<RuleMetadata['force'], Severity>> = {
  MUST: 'error',
  SHOULD: 'warning',
  advice: 'information',
};

function common(force: RuleMetadata['force'], section: string) {
  return {
    severity: severities[force],
    citation: baselineRequirements(section),
    fixable: false,
    profiles: ['webpki'],
  } as const;
}

/** Whether the Baseline Requirements are about it: it may be a server's by its purposes, or says so by its policy. */
function isForServers(subject: CertificateSubject): boolean {
  return subject.allowsServer || subject.policies?.some(({ oid }) => isReservedPolicy(oid)) === true;
}

/** One report, as the list of them all. */
export function reportOne(message: string, bytes: ByteRange): readonly FieldReport[] {
  return [{ message, bytes }];
}

/** Where a finding stands that is about an extension: there, or on the subject where it is missing. */
export function placeOf(subject: CertificateSubject, oid: string): ByteRange {
  return subject.extension(oid)?.range ?? subject.certificate.subject.range;
}
