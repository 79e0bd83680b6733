import { KEY_TYPES, type KeyType } from '../../../issue/types.ts';
import { oneOf } from '../../options.ts';

/** `--key-type`; undefined where it is not said. */
export function readKeyType(word: string | undefined): KeyType | undefined {
  return word === undefined ? undefined : oneOf('--key-type', word, KEY_TYPES);
}
