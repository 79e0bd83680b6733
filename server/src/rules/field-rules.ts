import type { Certificate, CertificateList } from '../x509/types.ts';
import type { ActiveRule } from './active-rules.ts';
import { CertificateSubject, toRoleBits } from './certificate-subject.ts';
import { CrlSubject } from './crl-subject.ts';
import {
  type CertificateRule,
  type CrlRule,
  type FieldContext,
  type FieldReport,
  type RuleProfile,
  type RuleSettings,
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
  readonly since: number;
  readonly until: number;
}

interface CertificateQuestions {
  readonly general: readonly Question<CertificateRule>[];
  readonly byExtension: ReadonlyMap<string, readonly Question<CertificateRule>[]>;
}

interface ProfileQuestions {
  readonly certificate: CertificateQuestions;
  readonly crl: readonly Question<CrlRule>[];
  readonly context: FieldContext;
}

/**
 * The active rules about single certificates and lists, sorted once by what a certificate must have for them to be asked:
 * three hundred rules look at each of ten thousand certificates, and most of them have nothing to do with it.
 */
export class FieldRules {
  readonly #profile: RuleSettings['profile'];
  readonly #internal: ProfileQuestions;
  readonly #webpki: ProfileQuestions;

  constructor(active: readonly ActiveRule<FieldRule>[], given: Omit<FieldContext, 'profile'>) {
    this.#profile = given.settings.profile;
    this.#internal = prepare(active, { ...given, profile: 'internal' });
    this.#webpki = prepare(active, { ...given, profile: 'webpki' });
  }

  /** What they say about one certificate. An empty answer costs no allocation but for the subject. */
  askAboutCertificate(certificate: Certificate): readonly FieldAnswer[] {
    const subject = new CertificateSubject(certificate);
    const { certificate: questions, context } = this.#isPublic(subject) ? this.#webpki : this.#internal;
    const answers: FieldAnswer[] = [];
    askAll(questions.general, subject, context, answers);
    if (questions.byExtension.size === 0) return answers;
    for (const extension of certificate.extensions) {
      const about = questions.byExtension.get(extension.oid);
      // Of an extension that is there twice, the first counts.
      if (about !== undefined && subject.extension(extension.oid) === extension)
        askAll(about, subject, context, answers);
    }
    return answers;
  }

  /** What they say about one revocation list. */
  askAboutCrl(list: CertificateList): readonly FieldAnswer[] {
    const { crl: questions, context } = this.#profile === 'webpki' ? this.#webpki : this.#internal;
    if (questions.length === 0) return silent;
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

  #isPublic(subject: CertificateSubject): boolean {
    return this.#profile === 'webpki' || (this.#profile === 'auto' && subject.isPublic);
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
  const { roleBits, since, until } = toQuestion({ rule, override: undefined });
  const date = subject.notBefore ?? Number.NaN;
  if ((roleBits & subject.roleBits) === 0 || date < since || date >= until) return silent;
  if (rule.extension !== undefined && subject.extension(rule.extension) === undefined) return silent;
  return rule.check(subject, context);
}

/** As `askCertificateRule`, of a revocation list. */
export function askCrlRule(rule: CrlRule, subject: CrlSubject, context: FieldContext): readonly FieldReport[] {
  const { since, until } = toQuestion({ rule, override: undefined });
  const date = subject.thisUpdate ?? Number.NaN;
  return date < since || date >= until ? silent : rule.check(subject, context);
}

function prepare(active: readonly ActiveRule<FieldRule>[], context: FieldContext): ProfileQuestions {
  const heard = active.filter(({ rule }) => rule.profiles?.includes(context.profile) !== false);
  const certificate = heard.flatMap(({ rule, override }) =>
    rule.scope === 'certificate' ? [toQuestion({ rule, override })] : [],
  );
  const crl = heard.flatMap(({ rule, override }) => (rule.scope === 'crl' ? [toQuestion({ rule, override })] : []));
  return { certificate: sortByExtension(certificate), crl, context };
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
  const { roleBits } = subject;
  for (const question of questions) {
    if ((question.roleBits & roleBits) === 0 || date < question.since || date >= question.until) continue;
    const { active } = question;
    try {
      for (const report of active.rule.check(subject, context))
        answers.push({ kind: 'report', active, report, profile: context.profile });
    } catch (error) {
      answers.push({ kind: 'failure', active, error });
    }
  }
}
