/** Base64 of `-----BEGIN `, at each of the three positions it can have in a group of three bytes. */
const encodedBegin: readonly string[] = ['LS0tLS1CRUdJTi', '0tLS0tQkVHSU4g', 'tLS0tLUJFR0lOI'];

/** What base64 of base64 of PEM starts with. */
const twiceEncodedBegin = 'TFMwdExTMUNSVWRKVG';

/**
 * What a text must contain to hold anything of ours: PEM, base64 of PEM, or a place where PEM
 * belongs, however it is wrapped there.
 */
const markers: readonly string[] = ['BEGIN ', ...encodedBegin, 'Secret', 'caBundle'];

/** False where a YAML or JSON text certainly holds nothing of ours; costs a few string searches. */
export function mayHoldPem(text: string): boolean {
  return markers.some((marker) => text.includes(marker));
}

/** True where a value seems to be base64 of PEM, once or twice, whatever its line breaks. */
export function mayBeEncodedPem(value: string): boolean {
  const compact = /[\s\\]/.test(value) ? value.replace(/\\[nr]|[\s\\]+/g, '') : value;
  return compact.startsWith(twiceEncodedBegin) || encodedBegin.some((marker) => compact.includes(marker));
}
