import { rfc5280 } from '../citations.ts';
import { publication } from '../publication.ts';
import { quote } from '../wording.ts';
import { altNameRule, type JudgeName } from './alt-name-rule.ts';
import { schemeOf } from './uri.ts';

/** Blanks, controls and what RFC 3986, §2, leaves out, and a percent sign that begins no encoded byte. */
const outside = /[\x00-\x20"<>\\^`{|}\x7f]|%(?![0-9A-Fa-f]{2})/;

/** URI with characters that must be percent-encoded. */
export const judgeUriSyntax: JudgeName = ({ value }, { t }) => {
  if (schemeOf(value) === undefined || !outside.test(value)) return undefined;
  return t(
    'The URI {0} has a character that must be percent-encoded in URIs. TLS stacks accept the certificate, but whoever reads the URI refuses it or takes it for another; encode the character.',
    quote(value),
  );
};

/** See `judgeUriSyntax`. */
export const uriCharacters = altNameRule(
  'subject',
  {
    id: 'san/uri-characters',
    kind: 'URI',
    title: 'URI with characters that must be percent-encoded',
    severity: 'information',
    force: 'MUST',
    citation: rfc5280('4.2.1.6'),
    since: publication.rfc5280,
    zlint: ['e_ext_san_uri_format_invalid'],
    impliedBy: ['spiffe/invalid-id'],
  },
  judgeUriSyntax,
);
