import { visible } from '../../features/markdown.ts';
import type { Localize } from '../../text/localize.ts';
import { showEndpoint } from '../diagnose/observations.ts';
import { DEFAULT_VERSIONS, defaultProtocols, defaultServerName } from '../target-settings.ts';
import type { Target } from '../types.ts';

/** How long each phase may take, where that was said; the target holds the rest. */
export interface SaidBeside {
  readonly timeoutSeconds?: number | undefined;
}

/** What was asked for otherwise than by default, one line each: a reader of the report must know it, to compare with their own client. */
export function describeSettings(target: Target, t: Localize, { timeoutSeconds }: SaidBeside = {}): readonly string[] {
  const { serverName, alpn, starttls, proxy, http } = target;
  const rows: readonly (readonly [string, string | undefined])[] = [
    [t('server name (SNI)'), serverName === defaultServerName(target.host) ? undefined : (serverName ?? t('none'))],
    [t('offered by ALPN'), isSame(alpn, defaultProtocols(starttls)) ? undefined : alpn.join(', ') || t('none')],
    [t('offered versions'), describeVersions(target, t)],
    ['STARTTLS', starttls],
    [t('through the proxy'), proxy && showEndpoint(proxy)],
    // `always` comes with https URLs: then it is nothing special.
    [t('HTTP request'), http === 'never' ? t('none') : undefined],
    [t('time limit of each phase'), timeoutSeconds === undefined ? undefined : t('{0} s', timeoutSeconds)],
  ];
  return rows.flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${visible(value, 500)}`]));
}

function describeVersions({ versions: { min, max } }: Target, t: Localize): string | undefined {
  if (min === DEFAULT_VERSIONS.min && max === DEFAULT_VERSIONS.max) return undefined;
  return min === max ? t('{0} only', min) : t('{0} to {1}', min, max);
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((each, index) => each === other[index]);
}
