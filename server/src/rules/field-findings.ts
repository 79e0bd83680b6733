import type { Artifact, Holder } from '../documents/types.ts';
import type { ByteRange } from '../text/range.ts';
import { toFinding } from './active-rules.ts';
import { placeField } from './block-fields.ts';
import type { FieldAnswer } from './field-rules.ts';
import type { Raised } from './one-cause.ts';

type Said = Extract<FieldAnswer, { readonly kind: 'report' }>;

/** What is said of one object's fields, as findings: each with those that say its cause. */
export class FieldFindings {
  readonly #answers: readonly FieldAnswer[];
  readonly #about: readonly Raised[];
  readonly #artifact: Artifact;
  readonly #holder: Holder;

  /** `about`: what was said of the object as a whole, or of its block's text. */
  constructor(answers: readonly FieldAnswer[], about: readonly Raised[], artifact: Artifact, holder: Holder) {
    this.#answers = answers;
    this.#about = about;
    this.#artifact = artifact;
    this.#holder = holder;
  }

  /** The finding of one of the answers. */
  raise({ active, report, profile }: Said): Raised {
    const { bytes, ...said } = report;
    const range = placeField(bytes, this.#artifact, this.#holder);
    const finding = toFinding(active, { ...said, range }, profile);
    const impliedBy = active.rule.impliedBy?.flatMap((id) => this.#sayersOf(id, bytes)) ?? [];
    return impliedBy.length === 0 ? finding : { ...finding, impliedBy };
  }

  /** What a rule says of the object: of all of it, or of a field that this one is, is in or holds. */
  #sayersOf(id: string, bytes: ByteRange): readonly Raised[] {
    const fields = this.#answers.filter(
      (answer): answer is Said => answer.kind === 'report' && answer.active.rule.id === id && covers(answer, bytes),
    );
    return [...this.#about.filter(({ code }) => code === id), ...fields.map((answer) => this.raise(answer))];
  }
}

function covers({ active: { rule }, report }: Said, bytes: ByteRange): boolean {
  return (rule.scope === 'certificate' && rule.aboutWhole === true) || meet(report.bytes, bytes);
}

/** A field without content has no bytes, and is met where it begins. */
function meet(one: ByteRange, other: ByteRange): boolean {
  return one.start === other.start || (one.start < other.end && other.start < one.end);
}
