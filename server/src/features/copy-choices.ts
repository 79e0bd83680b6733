import { encodeBase64 } from '../pem/base64.ts';
import { encodePem } from '../pem/encode.ts';
import type { TextRange } from '../text/range.ts';
import { getDisplayName } from '../x509/identity.ts';
import type { PkiObject } from '../x509/types.ts';
import { colonHex, fingerprintsOf } from './fingerprints.ts';
import { visible } from './markdown.ts';
import { pemLabelOf } from './pem-label.ts';
import { selectedArtifacts } from './selected-artifacts.ts';
import type { AnalyzedDocument, FeatureContext } from './types.ts';

/** One thing to copy: what it is, of which block, and the text. */
export interface CopyChoice {
  readonly label: string;
  readonly description: string;
  readonly value: string;
}

/** Fingerprints of the selected blocks in the forms that tools ask for. */
export function getFingerprintChoices(
  analyzed: AnalyzedDocument,
  selection: TextRange,
  context: FeatureContext,
): CopyChoice[] {
  return selectedArtifacts(analyzed, selection).flatMap(({ content }) => fingerprintChoices(content.object, context));
}

function fingerprintChoices(object: PkiObject, { crypto, t }: FeatureContext): CopyChoice[] {
  if (object.kind !== 'certificate' && object.kind !== 'csr' && object.kind !== 'public-key') return [];
  const prints = fingerprintsOf(object, crypto);
  const description = visible(getDisplayName(object), 80);
  return [
    { label: t('SHA-256 with colons'), description, value: colonHex(prints.sha256) },
    { label: t('SHA-256, plain hex'), description, value: prints.sha256 },
    { label: t('SHA-1 with colons'), description, value: colonHex(prints.sha1) },
    ...(prints.publicKey === undefined
      ? []
      : [
          { label: t('SPKI pin (SHA-256, base64)'), description, value: prints.publicKey.pin },
          { label: t('Public key SHA-256, plain hex'), description, value: prints.publicKey.hex },
        ]),
  ];
}

/** The selected blocks as PEM, as base64 of the DER and as PEM on one line. Never a private key. */
export function getEncodingChoices(
  analyzed: AnalyzedDocument,
  selection: TextRange,
  { t }: FeatureContext,
): CopyChoice[] {
  return selectedArtifacts(analyzed, selection).flatMap(({ content: { object } }) => {
    const label = pemLabelOf(object);
    const der = derOf(object);
    if (label === undefined || der === undefined) return [];
    const pem = encodePem(label, der);
    const description = visible(getDisplayName(object), 80);
    return [
      { label: 'PEM', description, value: pem },
      { label: t('DER as base64'), description, value: encodeBase64(der) },
      { label: t('PEM on one line'), description, value: pem.trimEnd().replaceAll('\n', '\\n') },
    ];
  });
}

/** The object's own DER, without what a trusted certificate carries behind it. */
function derOf(object: PkiObject): Uint8Array | undefined {
  if (object.kind === 'public-key') return object.spki;
  return 'der' in object ? object.der.subarray(object.range.start, object.range.end) : undefined;
}
