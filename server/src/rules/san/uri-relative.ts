import { rfc5280 } from '../citations.ts';
import { publication } from '../publication.ts';
import { quote } from '../wording.ts';
import { altNameRule, type JudgeName } from './alt-name-rule.ts';
import { schemeOf } from './uri.ts';

/** Relative URI reference: one without a scheme. */
export const judgeUriScheme: JudgeName = (name, { t }) => {
  if (name.value === '' || schemeOf(name.value) !== undefined) return undefined;
  return t(
    'The URI {0} has no scheme. TLS stacks accept the certificate, but such a reference names nobody; write it whole, such as spiffe://example.org/payments.',
    quote(name.value),
  );
};

/** See `judgeUriScheme`. */
export const uriRelative = altNameRule(
  'subject',
  {
    id: 'san/uri-relative',
    kind: 'URI',
    title: 'URI without a scheme',
    severity: 'information',
    force: 'MUST',
    citation: rfc5280('4.2.1.6'),
    since: publication.rfc5280,
    zlint: ['e_ext_san_uri_relative', 'e_ext_san_uri_format_invalid', 'e_ext_san_uri_host_not_fqdn_or_ip'],
  },
  judgeUriScheme,
);
