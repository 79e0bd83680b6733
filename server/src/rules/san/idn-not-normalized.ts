import { rfc5891 } from '../citations.ts';
import { publication } from '../publication.ts';
import { quote } from '../wording.ts';
import { altNameRule } from './alt-name-rule.ts';
import { aceLabels, mayHaveAceLabel } from './idn.ts';

/** A-label of a name that is not in Unicode normalization form C. */
export const idnNotNormalized = altNameRule(
  'subject',
  {
    id: 'san/idn-not-normalized',
    kind: 'DNS',
    unless: 'plain-dns-names',
    title: 'Internationalised DNS name is not in Unicode normalization form C',
    severity: 'information',
    force: 'MUST',
    citation: rfc5891('5.3'),
    since: publication.rfc8399,
    zlint: ['e_international_dns_name_not_nfc'],
  },
  ({ value }, { t }) => {
    if (!mayHaveAceLabel(value)) return undefined;
    const labels = aceLabels(value);
    // Of a name with a label that is none, that one is told.
    if (labels.some(({ unicode }) => unicode === undefined)) return undefined;
    const bad = labels.find(({ unicode }) => unicode?.normalize('NFC') !== unicode);
    if (bad === undefined) return undefined;
    return t(
      'The label {0} of the DNS name {1} has letters and their accents as separate characters. Clients that are given the name as people write it encode it otherwise and do not match; encode it from Unicode normalization form C.',
      quote(bad.label),
      quote(value),
    );
  },
);
