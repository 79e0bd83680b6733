import { rfc5280 } from '../citations.ts';
import { publication } from '../publication.ts';
import { quote } from '../wording.ts';
import { altNameRule, type JudgeName } from './alt-name-rule.ts';
import { schemeOf } from './uri.ts';

/** URI without a scheme-specific part: `https:`, `https://`. */
export const judgeUriContent: JudgeName = (name, { t }) => {
  const scheme = schemeOf(name.value);
  if (scheme === undefined || !/^(?:\/\/)?(?:[?#]|$)/.test(name.value.slice(scheme.length + 1))) return undefined;
  return t(
    'The URI {0} has nothing after its scheme. TLS stacks accept the certificate, but the URI names nobody; write it whole, such as spiffe://example.org/payments.',
    quote(name.value),
  );
};

/** See `judgeUriContent`. */
export const uriWithoutContent = altNameRule(
  'subject',
  {
    id: 'san/uri-without-content',
    kind: 'URI',
    title: 'URI with nothing after its scheme',
    severity: 'information',
    force: 'MUST',
    citation: rfc5280('4.2.1.6'),
    since: publication.rfc5280,
    zlint: ['e_ext_san_uri_format_invalid', 'e_ext_san_uri_host_not_fqdn_or_ip'],
  },
  judgeUriContent,
);
