import type { Certificate, CertificateList } from '../x509/types.ts';
import type { ActiveRule } from './active-rules.ts';
import { CertificateSubject, toRoleBits } from './certificate-subject.ts';
import { CrlSubject } from './crl-subject.ts';
import { PLAIN_WIDTH, toPlainBits } from './plain-parts.ts';
import {
  type CertificateRule,
  type CrlRule,
  type FieldContext,
  type FieldReport,
  type RuleProfile,
  silent,
} from './types.ts';

/** A rule about single certificates or lists. */
export type FieldRule = CertificateRule | CrlRule;

/** What one of them said; or that it threw. */
export type FieldAnswer =
  | {
      readonly kind: 'report';
      readonly active: ActiveRule<FieldRule>;
      readonly report: FieldReport;
      /** What the certificate was judged under. */
      readonly profile: RuleProfile;
    }
  | { readonly kind: 'failure'; readonly active: ActiveRule<FieldRule>; readonly error: unknown };

/** A rule with all that decides whether it is asked, ready to be compared. */
interface Question<R extends FieldRule> {
  readonly active: ActiveRule<R>;
  readonly roleBits: number;
  /** Certificates with one of these are not asked about. */
  readonly plainBits: number;
  readonly since: number;
  readonly until: number;
}

/** What certificates of the same kind are asked: in any case, and because of an extension. */
interface CertificateQuestions {
  readonly general: readonly Question<CertificateRule>[];
  readonly byExtension: ReadonlyMap<string, readonly Question<CertificateRule>[]>;
}

/** Whether a rule has to do with certificates of this kind. */
function concerns(question: Question<CertificateRule>, { roleBits, plainBits }: CertificateSubject): boolean {
  return (question.roleBits & roleBits) !== 0 && (question.plainBits & plainBits) === 0;
}

/** What is asked under one profile. Sorted when it is first needed: few documents have certificates of all kinds. */
class ProfileQuestions {
  readonly crl: readonly Question<CrlRule>[];
  readonly #certificate: readonly Question<CertificateRule>[];
  readonly #byKind = new Map<number, CertificateQuestions>();

  constructor(active: readonly ActiveRule<FieldRule>[], profile: RuleProfile) {
    const heard = active.filter(({ rule }) => rule.profiles?.includes(profile) !== false);
    this.#certificate = heard.flatMap(({ rule, override }) =>
      rule.scope === 'certificate' ? [toQuestion({ rule, override })] : [],
    );
    this.crl = heard.flatMap(({ rule, override }) => (rule.scope === 'crl' ? [toQuestion({ rule, override })] : []));
  }

  /** Those for certificates of the same roles and plain parts. */
  for(subject: CertificateSubject): CertificateQuestions {
    const kind = (subject.roleBits << PLAIN_WIDTH) | subject.plainBits;
    const known = this.#byKind.get(kind);
    if (known !== undefined) return known;
    const sorted = sortByExtension(this.#certificate.filter((question) => concerns(question, subject)));
    this.#byKind.set(kind, sorted);
    return sorted;
  }
}

/**
 * The active rules about single certificates and lists, sorted once by what a certificate must have for them to be asked:
 * hundreds of rules look at each of ten thousand certificates, and most of them have nothing to do with it.
 */
export class FieldQuestions {
  readonly #active: readonly ActiveRule<FieldRule>[];
  readonly #byProfile = new Map<RuleProfile, ProfileQuestions>();

  constructor(active: readonly ActiveRule<FieldRule>[]) {
    this.#active = active;
  }

  /** Those that are asked under a profile. */
  under(profile: RuleProfile): ProfileQuestions {
    const known = this.#byProfile.get(profile);
    if (known !== undefined) return known;
    const prepared = new ProfileQuestions(this.#active, profile);
    this.#byProfile.set(profile, prepared);
    return prepared;
  }
}

/** The rules about single certificates and lists, at a certain time. */
export class FieldRules {
  readonly #questions: FieldQuestions;
  readonly #given: Omit<FieldContext, 'profile'>;
  readonly #contexts = new Map<RuleProfile, FieldContext>();

  constructor(questions: FieldQuestions, given: Omit<FieldContext, 'profile'>) {
    this.#questions = questions;
    this.#given = given;
  }

  /** What they say about one certificate. */
  askAboutCertificate(certificate: Certificate): readonly FieldAnswer[] {
    const subject = new CertificateSubject(certificate);
    const profile = this.#profileOf(subject);
    const context = this.#contextOf(profile);
    const { general, byExtension } = this.#questions.under(profile).for(subject);
    const answers: FieldAnswer[] = [];
    askAll(general, subject, context, answers);
    if (byExtension.size === 0) return answers;
    for (const extension of certificate.extensions) {
      const about = byExtension.get(extension.oid);
      // Of an extension that is there twice, the first counts.
      if (about !== undefined && subject.extension(extension.oid) === extension)
        askAll(about, subject, context, answers);
    }
    return answers;
  }

  /** What they say about one revocation list. */
  askAboutCrl(list: CertificateList): readonly FieldAnswer[] {
    const profile = this.#given.settings.profile === 'webpki' ? 'webpki' : 'internal';
    const { crl: questions } = this.#questions.under(profile);
    if (questions.length === 0) return silent;
    const context = this.#contextOf(profile);
    const subject = new CrlSubject(list);
    const date = subject.thisUpdate ?? Number.NaN;
    const answers: FieldAnswer[] = [];
    for (const { active, since, until } of questions) {
      if (date < since || date >= until) continue;
      try {
        for (const report of active.rule.check(subject, context))
          answers.push({ kind: 'report', active, report, profile: context.profile });
      } catch (error) {
        answers.push({ kind: 'failure', active, error });
      }
    }
    return answers;
  }

  #profileOf(subject: CertificateSubject): RuleProfile {
    const { profile } = this.#given.settings;
    if (profile !== 'auto') return profile;
    return subject.isPublic ? 'webpki' : 'internal';
  }

  #contextOf(profile: RuleProfile): FieldContext {
    const known = this.#contexts.get(profile);
    if (known !== undefined) return known;
    const context = { ...this.#given, profile };
    this.#contexts.set(profile, context);
    return context;
  }
}

/**
 * What one rule says of one certificate where its role, extension and date make it ask at all, whatever the profile.
 * For asking a rule by itself.
 */
export function askCertificateRule(
  rule: CertificateRule,
  subject: CertificateSubject,
  context: FieldContext,
): readonly FieldReport[] {
  const question = toQuestion({ rule, override: undefined });
  const date = subject.notBefore ?? Number.NaN;
  if (!concerns(question, subject) || date < question.since || date >= question.until) return silent;
  if (rule.extension !== undefined && subject.extension(rule.extension) === undefined) return silent;
  return rule.check(subject, context);
}

/** As `askCertificateRule`, of a revocation list. */
export function askCrlRule(rule: CrlRule, subject: CrlSubject, context: FieldContext): readonly FieldReport[] {
  const { since, until } = toQuestion({ rule, override: undefined });
  const date = subject.thisUpdate ?? Number.NaN;
  return date < since || date >= until ? silent : rule.check(subject, context);
}

function sortByExtension(questions: readonly Question<CertificateRule>[]): CertificateQuestions {
  const general: Question<CertificateRule>[] = [];
  const byExtension = new Map<string, Question<CertificateRule>[]>();
  for (const question of questions) {
    const { extension } = question.active.rule;
    const others = extension === undefined ? general : byExtension.get(extension);
    if (others !== undefined) others.push(question);
    else if (extension !== undefined) byExtension.set(extension, [question]);
  }
  return { general, byExtension };
}

function toQuestion<R extends FieldRule>(active: ActiveRule<R>): Question<R> {
  const { rule } = active;
  return {
    active,
    roleBits: toRoleBits(rule.scope === 'certificate' ? rule.about : undefined),
    plainBits: toPlainBits(rule.scope === 'certificate' ? rule.unless : undefined),
    since: rule.since ?? Number.NEGATIVE_INFINITY,
    until: rule.until ?? Number.POSITIVE_INFINITY,
  };
}

function askAll(
  questions: readonly Question<CertificateRule>[],
  subject: CertificateSubject,
  context: FieldContext,
  answers: FieldAnswer[],
): void {
  // A date that cannot be read leaves no rule out: every comparison with it is false.
  const date = subject.notBefore ?? Number.NaN;
  for (const question of questions) {
    if (date < question.since || date >= question.until) continue;
    const { active } = question;
    try {
      for (const report of active.rule.check(subject, context))
        answers.push({ kind: 'report', active, report, profile: context.profile });
    } catch (error) {
      answers.push({ kind: 'failure', active, error });
    }
  }
}
