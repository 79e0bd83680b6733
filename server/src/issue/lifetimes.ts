import { formatInstant } from '../text/duration.ts';
import { CLOCK_SKEW, endOf, wholeSecond } from './authorities.ts';
import type { IssuingHost } from './host.ts';
import { Refusal } from './refusal.ts';
import type { LifetimeChoice } from './tasks.ts';
import type { Authority, Lifetime } from './types.ts';

const DAY = 86_400_000;
/** Where nobody says otherwise. */
export const DEFAULT_DAYS = 90;
/** RFC 5280 §4.1.2.5: two digits of a year stand for 1950 at the earliest; the last moment that a certificate can name. */
const START_OF_TIME = Date.UTC(1950, 0, 1);
const END_OF_TIME = Date.UTC(9999, 11, 31, 23, 59, 59);

/** From when to when a certificate is valid, and what about it the user may not expect. */
export interface ChosenLifetime {
  readonly lifetime: Lifetime;
  readonly notes: readonly string[];
}

/** The lifetime that was chosen, ended where its CA ends. Throws a Refusal for one that ends before it begins, and for what no certificate can say. */
export function chooseLifetime(
  choice: LifetimeChoice | undefined,
  authority: Authority | undefined,
  host: IssuingHost,
): ChosenLifetime {
  const wanted = toLifetime(choice ?? { kind: 'days', days: DEFAULT_DAYS }, host);
  const end = authority === undefined ? END_OF_TIME : endOf(authority);
  if (wanted.notAfter <= end) return { lifetime: wanted, notes: [] };
  if (wanted.notBefore >= end)
    throw new Refusal(
      host.t('The CA is valid until {0} only, so nothing that it signs can begin after that.', formatInstant(end)),
    );
  const note = host.t(
    'It ends with its CA, on {0}: a certificate that outlives its issuer is of no use.',
    formatInstant(end),
  );
  return { lifetime: { ...wanted, notAfter: end }, notes: [note] };
}

function toLifetime(choice: LifetimeChoice, { now, t }: IssuingHost): Lifetime {
  if (choice.kind === 'days') {
    const start = wholeSecond(now());
    const notAfter = start + wholeSecond(choice.days * DAY);
    if (!(choice.days > 0) || notAfter > END_OF_TIME)
      throw new Refusal(t('A lifetime of {0} days cannot be had.', choice.days));
    return { notBefore: start - CLOCK_SKEW, notAfter };
  }
  const lifetime = { notBefore: wholeSecond(choice.notBefore), notAfter: wholeSecond(choice.notAfter) };
  if (lifetime.notBefore < START_OF_TIME)
    throw new Refusal(t('No certificate begins before 1950. Give a later beginning.'));
  if (!(lifetime.notAfter > lifetime.notBefore) || lifetime.notAfter > END_OF_TIME)
    throw new Refusal(t('The certificate would end before it begins. Give a later end.'));
  return lifetime;
}
