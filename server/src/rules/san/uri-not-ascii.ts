import { rfc5280 } from '../citations.ts';
import { publication } from '../publication.ts';
import { quote } from '../wording.ts';
import { altNameRule, type JudgeName } from './alt-name-rule.ts';
import { describeIssuerCharacters, isAscii, readable } from './text-forms.ts';

/** URI with bytes that IA5String does not have (RFC 3986; RFC 5280 §7.4). */
export const judgeUriCharacters: JudgeName = (name, { t }, place) => {
  if (isAscii(name.value)) return undefined;
  if (place === 'issuer') return describeIssuerCharacters(t, name);
  return t(
    'The URI {0} has characters outside ASCII. Go refuses the whole certificate ("SAN uniformResourceIdentifier is malformed"); write the host with A-labels (xn--…) and the rest in percent encoding.',
    quote(readable(name.value)),
  );
};

/** See `judgeUriCharacters`. */
export const uriNotAscii = altNameRule(
  'subject',
  {
    id: 'san/uri-not-ascii',
    kind: 'URI',
    title: 'URI with characters outside ASCII',
    severity: 'warning',
    force: 'MUST',
    citation: rfc5280('4.2.1.6'),
    since: publication.rfc5280,
    zlint: ['e_ext_san_uri_not_ia5'],
  },
  judgeUriCharacters,
);
