import { rfc5280 } from '../citations.ts';
import { publication } from '../publication.ts';
import { quote } from '../wording.ts';
import { altNameRule, type JudgeName } from './alt-name-rule.ts';
import { hostOf, isQualifiedHost } from './uri.ts';

/** Host of a URI with an authority that is no fully qualified domain name and no IP address. */
export const judgeUriHost: JudgeName = (name, { t }) => {
  const host = hostOf(name.value);
  if (host === undefined || host === '' || isQualifiedHost(host)) return undefined;
  return t(
    'The host {0} of the URI {1} is no fully qualified domain name and no IP address. TLS stacks accept the certificate, but name constraints on URIs cannot be checked against it.',
    quote(host),
    quote(name.value),
  );
};

/** See `judgeUriHost`. */
export const uriHost = altNameRule(
  'subject',
  {
    id: 'san/uri-host',
    kind: 'URI',
    title: 'Host of a URI is no domain name and no IP address',
    severity: 'information',
    force: 'MUST',
    citation: rfc5280('4.2.1.6'),
    since: publication.rfc5280,
    zlint: ['e_ext_san_uri_host_not_fqdn_or_ip'],
  },
  judgeUriHost,
);
