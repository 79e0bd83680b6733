import type { LocatedArtifact } from '../../documents/locate.ts';
import type { CertificateDocument } from '../../documents/types.ts';
import { reportBlockLimits } from '../../rules/limits.ts';
import { pemRules } from '../../rules/pem/family.ts';
import { describeMislabelled } from '../../rules/pem/wrong-content.ts';
import { defaultRuleSettings } from '../../rules/settings.ts';
import type { RuleContext } from '../../rules/types.ts';
import { english } from '../../text/localize.ts';
import type { WorkspaceView } from '../../workspace/types.ts';
import type { PkiObject } from '../../x509/types.ts';

/** Something wrong with one block. */
export interface InspectedProblem {
  /** A rule (`pem/bad-base64`), or what the encoding breaks (`trailing-data`). */
  readonly code: string;
  /** `PEM`, or the field in the standard's words. */
  readonly where: string;
  readonly message: string;
}

const damageRules = pemRules.flatMap((rule) => (rule.scope === 'artifact' ? [rule] : []));

/** A block is inspected alone. */
const nowhere: WorkspaceView = {
  revision: 0,
  all: () => [],
  of: () => [],
  bySubject: () => [],
  byIssuer: () => [],
  byPublicKey: () => [],
  bySharedPrime: () => [],
};

/** What is wrong with a block's text and label, in the words of `certscope check`. */
export function listDamage(
  { artifact, holder, unit }: LocatedArtifact,
  document: CertificateDocument,
): InspectedProblem[] {
  // Damage has nothing to do with the time.
  const context: RuleContext = { document, now: 0, settings: defaultRuleSettings, workspace: nowhere, t: english };
  const { object, label, mislabelled } = artifact.content;
  const found = damageRules.flatMap((rule) =>
    [...rule.check(artifact, holder, unit, context)].map(({ message }) => ({ code: rule.id, message })),
  );
  const mislabel = mislabelled
    ? [{ code: 'pem/wrong-content', message: describeMislabelled(label, object, context) }]
    : [];
  return [...found, ...reportBlockLimits(artifact, context), ...mislabel].map(({ code, message }) => ({
    code,
    where: 'PEM',
    message,
  }));
}

/** What is wrong with the encoding of a block's content. */
export function listOddities({ problems }: PkiObject): InspectedProblem[] {
  return problems.map(({ code, where, what }) => ({ code, where, message: what }));
}
