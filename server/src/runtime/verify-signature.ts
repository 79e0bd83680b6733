import { type SignatureScheme, schemeOf, suitsKey } from './signature-scheme.ts';
import { readSignerKey, type SignerKey } from './signer-key.ts';
import type { SignatureInput, SignatureVerdict } from './types.ts';

/** One check, opened. */
export interface SignatureCheck {
  readonly scheme: SignatureScheme;
  readonly key: SignerKey;
  readonly signed: Uint8Array;
  readonly signature: Uint8Array;
}

/** The runtime's own cryptography: whether the signature holds; undefined (or a throw) where it does not offer such a check. */
export type NativeCheck = (check: SignatureCheck) => boolean | undefined | Promise<boolean | undefined>;

/** Checks a signature with what the runtime offers, then with curves in JavaScript. Never throws. */
export async function verifySignature(input: SignatureInput, native: NativeCheck): Promise<SignatureVerdict> {
  const scheme = schemeOf(input.algorithm);
  const key = readSignerKey(input.spki);
  if (scheme === undefined || key === undefined) return 'unsupported';
  const suits = suitsKey(scheme, key.oid);
  if (suits !== true) return suits === false ? 'invalid' : 'unsupported';
  const check = { scheme, key, signed: input.signed, signature: input.signature };
  const holds = (await attempt(native, check)) ?? (await attempt(inJavaScript, check));
  if (holds === undefined) return 'unsupported';
  return holds ? 'valid' : 'invalid';
}

async function attempt(check: NativeCheck, input: SignatureCheck): Promise<boolean | undefined> {
  try {
    return await check(input);
  } catch {
    // What cannot be imported or computed here says nothing about the certificate.
    return undefined;
  }
}

const inJavaScript: NativeCheck = async ({ scheme, key, signed, signature }) => {
  if (scheme.kind === 'ecdsa' && key.curve !== undefined) {
    const { verifyEcdsa } = await import('./elliptic-curves.ts');
    return verifyEcdsa({ curve: key.curve, hash: scheme.hash, point: key.key, signed, signature });
  }
  if (scheme.kind !== 'whole' || !scheme.oid.startsWith('1.3.101.')) return undefined;
  const { verifyEddsa } = await import('./elliptic-curves.ts');
  return verifyEddsa(scheme.oid, key.key, signed, signature);
};
