import {
  normalizeWhitespace,
  repairBase64,
  repairMarkers,
  splitGluedBlocks,
  unescapeNewlines,
} from '../../pem/repair.ts';
import type { Localize } from '../../text/localize.ts';
import type { Fix } from './types.ts';

/** A repair of the PEM text alone, whatever its blocks hold. */
function textRepair(
  id: string,
  code: string,
  title: (t: Localize) => string,
  repair: (text: string) => string | undefined,
): Fix {
  return {
    id,
    codes: [code],
    preferred: true,
    propose(_finding, _place, { text }, { t }) {
      const repaired = repair(text);
      return repaired === undefined ? undefined : { title: title(t), text: repaired };
    },
  };
}

/** The repairs of `pem/repair`, each for the findings that it makes go away. */
export const textRepairs: readonly Fix[] = [
  textRepair(
    'split-glued-blocks',
    'pem/glued-blocks',
    (t) => t('Put every BEGIN line on a line of its own'),
    splitGluedBlocks,
  ),
  textRepair('unescape-newlines', 'pem/escaped-newlines', (t) => t('Turn \\n into line breaks'), unescapeNewlines),
  textRepair(
    'normalize-whitespace',
    'pem/whitespace',
    (t) => t('Write the block as RFC 7468 does'),
    normalizeWhitespace,
  ),
  textRepair('repair-markers', 'pem/truncated-block', (t) => t('Complete the BEGIN and END lines'), repairMarkers),
  textRepair('repair-base64', 'pem/bad-base64', (t) => t('Repair the base64'), repairBase64),
];
