import type { Artifact, ArtifactContent, Holder, Unit } from '../documents/types.ts';
import { isSameCertificate } from '../path/certificate-links.ts';
import { type ByteRange, shiftRange, type TextRange } from '../text/range.ts';
import type { Certificate, Pkcs7Bundle, PkiObject } from '../x509/types.ts';
import type { FieldAnswer, FieldRules } from './field-rules.ts';
import { type Finding, silent } from './types.ts';

/** What the rules about single certificates and lists say of a block, object by object: of what it is, or of what a PKCS#7 bundle holds. */
export function askAboutFields(
  { object, problems }: ArtifactContent,
  rules: FieldRules,
): readonly (readonly FieldAnswer[])[] {
  if (object.kind !== 'certificate' && object.kind !== 'crl' && object.kind !== 'pkcs7') return silent;
  // Where the text is damaged and what it decodes to as well, the damage says all.
  if (problems.length > 0 && object.problems.length > 0) return silent;
  if (object.kind === 'pkcs7') return askAboutBundle(object, rules);
  const answers = object.kind === 'crl' ? rules.askAboutCrl(object) : rules.askAboutCertificate(object);
  return answers.length === 0 ? silent : [answers];
}

function askAboutBundle({ certificates, crls }: Pkcs7Bundle, rules: FieldRules): readonly (readonly FieldAnswer[])[] {
  return [
    ...certificates.map(({ certificate, range }) => moveAll(rules.askAboutCertificate(certificate), range.start)),
    ...crls.map(({ crl, range }) => moveAll(rules.askAboutCrl(crl), range.start)),
  ].filter((answers) => answers.length > 0);
}

function moveAll(answers: readonly FieldAnswer[], by: number): readonly FieldAnswer[] {
  return answers.map((answer) =>
    answer.kind === 'failure'
      ? answer
      : { ...answer, report: { ...answer.report, bytes: shiftRange(answer.report.bytes, by) } },
  );
}

/** Where a field stands: its characters where the document shows PEM, else the block's anchor. */
export function placeField(bytes: ByteRange, { content, start, anchor }: Artifact, { encoding }: Holder): TextRange {
  if (encoding !== 'plain' || content.label === 'DER') return anchor;
  return shiftRange(content.textRangeOf(bytes), start);
}

/** What the rules about a unit as a whole said, by place, for asking who spoke of a certificate: a bundle may have thousands of both. */
export class UnitFindings {
  readonly #unit: Unit | undefined;
  readonly #sorted: readonly Finding[];
  /** Blocks by a number that is the same for the same certificate. */
  #blocks: ReadonlyMap<number, readonly Artifact[]> | undefined;

  constructor(unit: Unit | undefined, findings: readonly Finding[]) {
    this.#unit = unit;
    this.#sorted = [...findings].sort((one, other) => one.range.start - other.range.start);
  }

  /** Those that stand on the block, its anchor, or another block of the unit with the same certificate. */
  about(artifact: Artifact): readonly Finding[] {
    if (this.#sorted.length === 0) return [];
    return [artifact, ...this.#twinsOf(artifact)].flatMap((one) => this.#at(one));
  }

  #at({ content: { range }, start, anchor }: Artifact): readonly Finding[] {
    return [...this.#in(start + range.start, start + range.end), ...this.#in(anchor.start, anchor.start + 1)];
  }

  #twinsOf(artifact: Artifact): readonly Artifact[] {
    const { object } = artifact.content;
    if (object.kind !== 'certificate') return [];
    this.#blocks ??= groupByCertificate(this.#unit);
    const alike = this.#blocks.get(object.quickKey) ?? [];
    return alike.filter((other) => other !== artifact && isSame(object, other.content.object));
  }

  #in(from: number, to: number): readonly Finding[] {
    const found: Finding[] = [];
    for (let index = this.#firstAt(from); index < this.#sorted.length; index++) {
      const finding = this.#sorted[index];
      if (finding === undefined || finding.range.start >= to) break;
      found.push(finding);
    }
    return found;
  }

  #firstAt(offset: number): number {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sorted[middle]?.range.start ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function isSame(certificate: Certificate, other: PkiObject): boolean {
  return other.kind === 'certificate' && isSameCertificate(certificate, other);
}

function groupByCertificate(unit: Unit | undefined): ReadonlyMap<number, readonly Artifact[]> {
  const groups = new Map<number, Artifact[]>();
  for (const artifact of unit?.holders.flatMap(({ artifacts }) => artifacts) ?? []) {
    const { object } = artifact.content;
    if (object.kind !== 'certificate') continue;
    const group = groups.get(object.quickKey);
    if (group === undefined) groups.set(object.quickKey, [artifact]);
    else group.push(artifact);
  }
  return groups;
}
