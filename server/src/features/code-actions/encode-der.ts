import { encodePem } from '../../pem/encode.ts';
import { pemLabelOf } from '../pem-label.ts';
import type { Fix } from './types.ts';

/** Writes DER as the PEM that the place asks for. Private keys are left to the user: their bytes are not in the model. */
export const encodeDer: Fix = {
  id: 'encode-der',
  codes: ['kubernetes/not-pem', 'pem/wrong-content'],
  preferred: true,
  propose(_finding, { holder }, _holderText, { t }) {
    const [artifact, ...others] = holder.artifacts;
    if (artifact === undefined || others.length > 0 || artifact.content.label !== 'DER') return undefined;
    const label = pemLabelOf(artifact.content.object);
    if (label === undefined || artifact.content.bytes.length === 0) return undefined;
    return { title: t('Encode the DER of {0} as PEM', holder.name), text: encodePem(label, artifact.content.bytes) };
  },
};
