import { isTooWide } from '../../path/validation/names/dns-name.ts';
import { rfc9525 } from '../citations.ts';
import { quote } from '../wording.ts';
import { altNameRule, type JudgeName } from './alt-name-rule.ts';
import { sayOfIssuer } from './say-of-issuer.ts';

/** dNSName of nothing but what registries give domains below of, by a rule of thumb: `com`, `co.uk`. */
export const judgeBarePublicSuffix: JudgeName = ({ value }, { t }, place) => {
  // A wildcard over a suffix in the subject has a rule of its own.
  const suffix = place === 'subject' ? value : value.replace(/^\*\./, '');
  if (suffix === '' || !isTooWide(`*.${suffix}`)) return undefined;
  return place === 'subject'
    ? t(
        'The DNS name {0} is a suffix that registries give domains below of, and belongs to no one who could have a certificate. No public CA issues for it; name the domain.',
        quote(value),
      )
    : sayOfIssuer(value, t);
};

/** See `judgeBarePublicSuffix`. */
export const barePublicSuffix = altNameRule(
  'subject',
  {
    id: 'san/bare-public-suffix',
    kind: 'DNS',
    title: 'DNS name that belongs to a registry',
    severity: 'information',
    force: 'advice',
    citation: rfc9525('7.1'),
    // Inside, `localhost` and `api` are names like others.
    profiles: ['webpki'],
    zlint: ['n_san_iana_pub_suffix_empty', 'w_san_iana_pub_suffix_empty'],
  },
  judgeBarePublicSuffix,
);
