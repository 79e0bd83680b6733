import type { Artifact, CertificateDocument, Holder, Unit } from '../documents/types.ts';
import type { UnitAnalysis } from '../path/types.ts';
import type { TextRange } from '../text/range.ts';
import { type ActiveRule, toFinding } from './active-rules.ts';
import { askAboutFields, UnitFindings } from './block-fields.ts';
import { FieldFindings } from './field-findings.ts';
import { type FieldAnswer, FieldRules } from './field-rules.ts';
import { reportBlockLimits, reportDocumentLimit, reportHolderLimits } from './limits.ts';
import { keepOneOfEachCause, type Raised, shiftRaised } from './one-cause.ts';
import { anchorOf } from './places.ts';
import { type PreparedRules, prepareRules } from './prepared-rules.ts';
import { QuietBlocks } from './quiet-blocks.ts';
import { namesOf } from './rule-names.ts';
import { findSuppressions } from './suppression/find-suppressions.ts';
import { hear, isSilenced } from './suppression/hear.ts';
import type { JudgedSuppression } from './suppression/types.ts';
import type { ArtifactRule, Finding, Report, Rule, RuleContext, Severity } from './types.ts';
import { quote } from './wording.ts';

/**
 * Asks every rule about every unit and block, and returns what they found in document order. A rule that throws becomes a
 * finding about that rule, once a document, and the others still report.
 */
export function runRules(
  document: CertificateDocument,
  analyses: ReadonlyMap<Unit, UnitAnalysis>,
  context: RuleContext,
  rules: readonly Rule[],
): Finding[] {
  const run = new RuleRun(context, prepareRules(rules, context.settings));
  for (const unit of document.units) run.check(unit, analyses.get(unit));
  return run.finish(document);
}

const ranks: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2, hint: 3 };

/** What is read first at one place is what hurts most. */
function byPlaceThenSeverity(one: Finding, other: Finding): number {
  return one.range.start - other.range.start || ranks[one.severity] - ranks[other.severity];
}

/** Whether a report suits the place where the certificate is kept. */
function fits(answer: FieldAnswer, holder: Holder, unit: Unit): boolean {
  if (answer.kind === 'failure') return true;
  const { rule } = answer.active;
  return rule.scope !== 'certificate' || rule.isElsewhere?.(answer.report, holder, unit) !== true;
}

/** The rules on their way through a document, unit by unit. */
export class RuleRun {
  readonly #findings: Raised[] = [];
  /** Something was said about the present block. */
  #spoken = false;
  /** What is said about the present unit lasts as long as its blocks. */
  #lasts = true;
  readonly #failed = new Set<Rule>();
  /** Which unit made a rule's finding at a place: a CA that breaks the chains of a thousand Secrets is one cause. */
  readonly #reporters = new Map<string, Unit>();
  readonly #context: RuleContext;
  readonly #rules: PreparedRules;
  readonly #fieldRules: FieldRules;
  /** What the rules about the present unit as a whole said. */
  #unitFindings = new UnitFindings(undefined, []);
  readonly #quiet: QuietBlocks;

  /** `quiet` is kept from version to version. */
  constructor(context: RuleContext, rules: PreparedRules, quiet: QuietBlocks = new QuietBlocks()) {
    this.#context = context;
    this.#rules = rules;
    this.#quiet = quiet;
    const { settings, now, t } = context;
    this.#fieldRules = new FieldRules(rules.field, { settings, now, t });
  }

  /**
   * Asks about a unit and its blocks. What was said of its blocks alone lasts for as long as they do, and is returned for `repeat`; undefined where
   * more was said than that, even if it was said already.
   */
  check(unit: Unit, analysis: UnitAnalysis | undefined): readonly Raised[] | undefined {
    this.#lasts = true;
    const before = this.#findings.length;
    if (analysis !== undefined) this.#checkUnit(unit, analysis);
    this.#unitFindings = new UnitFindings(unit, this.#findings.slice(before));
    for (const holder of unit.holders) this.#checkHolder(holder, unit);
    return this.#lasts ? this.#findings.slice(before) : undefined;
  }

  /** Says again of a unit what `check` returned, `by` UTF-16 units further on. */
  repeat(findings: readonly Raised[], by: number): void {
    for (const finding of findings) this.#findings.push(shiftRaised(finding, by));
  }

  /** All findings that no comment silences, in document order. */
  finish(document: CertificateDocument): Finding[] {
    const raised = [...this.#findings, ...reportDocumentLimit(document, this.#context)];
    const suppressions = findSuppressions(document);
    const all = keepOneOfEachCause(raised, (finding) => isSilenced(finding, suppressions));
    if (suppressions.length === 0) return all.sort(byPlaceThenSeverity);
    const { findings, judged } = hear(all, suppressions, namesOf(this.#rules.all, this.#context.settings));
    return [...findings, ...this.#checkSuppressions(judged)].sort(byPlaceThenSeverity);
  }

  #checkSuppressions(judged: readonly JudgedSuppression[]): Finding[] {
    return this.#rules.suppression.flatMap((one) =>
      judged.flatMap((suppression) =>
        one.rule.check(suppression, this.#context).map((report) => toFinding(one, report)),
      ),
    );
  }

  #checkUnit(unit: Unit, analysis: UnitAnalysis): void {
    for (const active of this.#rules.unit) {
      try {
        for (const report of active.rule.check(unit, analysis, this.#context))
          if (!this.#isRepeated(active.rule, report, unit)) this.#add(active, report);
      } catch (error) {
        this.#fail(active.rule, error, anchorOf(unit));
      }
    }
  }

  #checkHolder(holder: Holder, unit: Unit): void {
    this.#say(reportHolderLimits(holder, this.#context));
    const { artifacts } = holder;
    const loud: number[] = [];
    for (const index of this.#quiet.toAsk(artifacts, this.#context) ?? artifacts.keys()) {
      const artifact = artifacts[index];
      if (artifact !== undefined && this.#checkBlock(artifact, holder, unit)) loud.push(index);
    }
    this.#quiet.remember(artifacts, loud, this.#context);
  }

  /** True where something is to be said about the block. */
  #checkBlock(artifact: Artifact, holder: Holder, unit: Unit): boolean {
    this.#spoken = false;
    const before = this.#findings.length;
    const isWhole = artifact.content.problems.length === 0;
    if (!isWhole) this.#say(reportBlockLimits(artifact, this.#context));
    for (const active of isWhole ? this.#rules.whole : this.#rules.artifact) {
      this.#checkArtifact(active, artifact, holder, unit);
    }
    this.#checkFields(artifact, holder, unit, before);
    return this.#spoken;
  }

  #isRepeated({ id }: Rule, { range }: Report, unit: Unit): boolean {
    this.#lasts = false;
    const key = `${id} ${range.start}`;
    const reporter = this.#reporters.get(key) ?? unit;
    this.#reporters.set(key, reporter);
    return reporter !== unit;
  }

  #checkArtifact(active: ActiveRule<ArtifactRule>, artifact: Artifact, holder: Holder, unit: Unit): void {
    try {
      for (const report of active.rule.check(artifact, holder, unit, this.#context)) {
        // Other places move by themselves.
        if (report.related !== undefined) this.#lasts = false;
        this.#add(active, report);
      }
    } catch (error) {
      this.#fail(active.rule, error, artifact.anchor);
    }
  }

  /** `before`: how many findings there were before the block was asked about. */
  #checkFields(artifact: Artifact, holder: Holder, unit: Unit, before: number): void {
    const objects = askAboutFields(artifact.content, this.#fieldRules);
    if (objects.length === 0) return;
    const about = [...this.#unitFindings.about(artifact), ...this.#findings.slice(before)];
    for (const object of objects) {
      const answers = object.filter((answer) => fits(answer, holder, unit));
      const fields = new FieldFindings(answers, about, artifact, holder);
      for (const answer of answers) {
        if (answer.kind === 'failure') this.#fail(answer.active.rule, answer.error, artifact.anchor);
        else this.#say([fields.raise(answer)]);
      }
    }
  }

  #add(active: ActiveRule<Rule>, report: Report): void {
    this.#say([toFinding(active, report)]);
  }

  #fail(rule: Rule, error: unknown, range: TextRange): void {
    this.#spoken = true;
    this.#lasts = false;
    if (this.#failed.has(rule)) return;
    this.#failed.add(rule);
    const reason = quote(error instanceof Error ? error.message : String(error));
    const message = this.#context.t(
      'The check {0} failed here and says nothing about this document: {1}. Please report it.',
      rule.id,
      reason,
    );
    this.#say([{ code: 'internal/rule-failed', severity: 'information', message, range, related: [] }]);
  }

  #say(findings: readonly Raised[]): void {
    if (findings.length === 0) return;
    this.#spoken = true;
    this.#findings.push(...findings);
  }
}
