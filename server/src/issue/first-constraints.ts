import type { Localize } from '../text/localize.ts';
import { parseAltName } from './alt-names.ts';
import type { IssuingHost } from './host.ts';
import { developmentSubtrees, isPermitted, type PermittedSubtree, subtreeFor } from './name-constraints.ts';
import { isPublicSuffix } from './public-suffixes.ts';
import { Refusal } from './refusal.ts';
import type { AltName } from './types.ts';

/** Names of services that a CA permits of itself: more would make a certificate that is heavy to send and hard to read. */
const MAX_SERVICES = 50;

/**
 * What a development CA that is made on first use permits: development domains, what is asked for, and the plain names by which the
 * project's services call each other (`db`), or the next service would need another CA.
 */
export async function firstConstraints(
  asked: readonly AltName[],
  host: IssuingHost,
): Promise<readonly PermittedSubtree[]> {
  const { t } = host;
  for (const name of asked) {
    if (!isSound(name, t))
      throw new Refusal(t('“{0}” is no name that a development CA could be made for.', name.value));
  }
  const services = ((await host.serviceNames?.()) ?? []).flatMap((text) => toPlainName(text, t)).slice(0, MAX_SERVICES);
  const foreign = [...asked, ...services].filter((name) => !isPermitted(name, developmentSubtrees()));
  const distinct = new Map(foreign.map((name) => [`${name.kind}:${name.value}`, subtreeFor(name)]));
  return [...developmentSubtrees(), ...distinct.values()];
}

/** Whether a name is what a person could have typed for it: what it stands for is then not wider than it says. */
export function isSound({ kind, value }: AltName, t: Localize): boolean {
  const parsed = parseAltName(value, t);
  return 'kind' in parsed && parsed.kind === kind;
}

/** A single label of the project's own. One that is also a domain of the public DNS would open all hosts below that. */
function toPlainName(text: string, t: Localize): AltName[] {
  const parsed = parseAltName(text, t);
  const isPlain = 'kind' in parsed && parsed.kind === 'DNS' && /^[^.*]+$/.test(parsed.value);
  return isPlain && !isPublicSuffix(parsed.value) ? [parsed] : [];
}
