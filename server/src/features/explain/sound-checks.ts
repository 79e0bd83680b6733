import { type ReasonCode, reasonSections } from '../../path/validation/reasons.ts';
import type { Localize } from '../../text/localize.ts';
import { formatGeneralName, getExtension, isSelfIssued } from '../../x509/identity.ts';
import type { Certificate, GeneralSubtree } from '../../x509/types.ts';
import { summarizeValidity } from '../artifact-summary.ts';
import { listLimited } from '../hover/describe-certificate.ts';
import { visible } from '../markdown.ts';
import type { FeatureContext } from '../types.ts';
import type { CheckName } from './checks.ts';
import { nameOf } from './words.ts';

/** A certificate and where in a path it stands. */
export interface Step {
  readonly certificate: Certificate;
  /** From the leaf, which is 0. */
  readonly index: number;
  /** The whole path, leaf first. */
  readonly certificates: readonly Certificate[];
}

/** A check that found nothing wrong, in words, and what demands it. */
export interface SoundCheck {
  readonly text: string;
  readonly section: string;
}

/** What a check that found nothing wrong has seen; undefined where there was nothing to check. */
export function describeSound(check: CheckName, step: Step, context: FeatureContext): SoundCheck | undefined {
  const { t } = context;
  const { certificate } = step;
  switch (check) {
    case 'encoding':
      return sound(t('Well formed, version {0}.', certificate.version), 'malformed');
    case 'signature':
      return describeSignature(step, t);
    case 'dates':
      return sound(t('Valid now ({0}).', summarizeValidity(certificate, context)), 'expired');
    case 'authority':
      return describeAuthority(step, t);
    case 'key usage':
      return describeKeyUsage(step, t);
    case 'purposes':
      return describePurposes(certificate, t);
    case 'names':
      return describeNames(step, t);
    case 'policies':
      return describePolicies(certificate, t);
    case 'critical extensions':
      return describeCritical(certificate, t);
    case 'key':
    case 'revocation':
    case 'ending':
      return undefined;
  }
}

function sound(text: string, code: ReasonCode): SoundCheck {
  return { text, section: reasonSections[code] };
}

function describeSignature({ certificate, index, certificates }: Step, t: Localize): SoundCheck | undefined {
  const issuer = certificates[index + 1];
  if (issuer === undefined) return undefined;
  const algorithm = visible(certificate.signatureAlgorithm.name, 60);
  return sound(t('Signed by the key of {0} ({1}).', nameOf(issuer), algorithm), 'signature-invalid');
}

function describeAuthority({ certificate, index, certificates }: Step, t: Localize): SoundCheck | undefined {
  const constraints = getExtension(certificate, 'basicConstraints');
  if (index === 0 && constraints?.ca !== true) return undefined;
  if (constraints === undefined) return sound(t('Counts as a CA, though it cannot say so.'), 'not-a-ca');
  const { pathLength } = constraints;
  if (pathLength === undefined)
    return sound(t('Is a CA; any number of CAs may stand below it.'), 'path-length-exceeded');
  if (index === 0) return sound(t('Is a CA; CAs that may stand below it: {0}.', pathLength), 'path-length-exceeded');
  const below = certificates.slice(1, index).filter((each) => !isSelfIssued(each)).length;
  return sound(
    t('Is a CA; CAs that may stand below it: {0}, that do: {1}.', pathLength, below),
    'path-length-exceeded',
  );
}

function describeKeyUsage({ certificate, index }: Step, t: Localize): SoundCheck {
  const usages = getExtension(certificate, 'keyUsage')?.usages;
  const signs = index > 0 || getExtension(certificate, 'basicConstraints')?.ca === true;
  const code = signs ? 'key-may-not-sign-certificates' : 'wrong-key-usage';
  if (usages === undefined) return sound(t('Its key may be used for anything: no key usage limits it.'), code);
  return sound(t('Its key may be used for {0}.', usages.join(', ')), code);
}

function describePurposes(certificate: Certificate, t: Localize): SoundCheck {
  const purposes = getExtension(certificate, 'extendedKeyUsage')?.purposes;
  const text =
    purposes === undefined
      ? t('Good for any purpose: no extended key usage limits it.')
      : t(
          'Good for {0} (extended key usage).',
          listLimited(
            purposes.map(({ name }) => name),
            t,
          ),
        );
  return sound(text, 'wrong-purpose');
}

function describeNames({ certificate, index, certificates }: Step, t: Localize): SoundCheck | undefined {
  const own = getExtension(certificate, 'nameConstraints');
  if (own !== undefined && index > 0)
    return sound(t('Limits the names below it: {0}.', limits(own, t)), 'name-not-permitted');
  const constrained = certificates.slice(index + 1).some((each) => getExtension(each, 'nameConstraints') !== undefined);
  return constrained ? sound(t('Its names keep to the name constraints above it.'), 'name-not-permitted') : undefined;
}

function limits(
  {
    permitted,
    excluded,
  }: { readonly permitted: readonly GeneralSubtree[]; readonly excluded: readonly GeneralSubtree[] },
  t: Localize,
): string {
  const list = (trees: readonly GeneralSubtree[]) =>
    listLimited(
      trees.map(({ base }) => visible(formatGeneralName(base), 60)),
      t,
    );
  return [
    ...(permitted.length > 0 ? [t('permitted {0}', list(permitted))] : []),
    ...(excluded.length > 0 ? [t('excluded {0}', list(excluded))] : []),
  ].join('; ');
}

function describePolicies(certificate: Certificate, t: Localize): SoundCheck | undefined {
  const policies = getExtension(certificate, 'certificatePolicies')?.policies;
  if (policies === undefined) return undefined;
  const names = policies.map(({ name, oid }) => visible(name ?? oid, 60));
  return sound(t('Its policies break none that is demanded: {0}.', listLimited(names, t)), 'policy-not-valid');
}

function describeCritical({ extensions }: Certificate, t: Localize): SoundCheck | undefined {
  const names = extensions.filter(({ critical }) => critical).map(({ name }) => visible(name, 60));
  if (names.length === 0) return undefined;
  return sound(t('Its critical extensions are understood: {0}.', listLimited(names, t)), 'unknown-critical-extension');
}
