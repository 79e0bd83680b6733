// What is used of `des.js`, which brings no types.
declare module 'des.js' {
  interface Cipher {
    update(data: Uint8Array): number[];
    final(): number[];
  }
  interface CipherOptions {
    readonly type: 'encrypt' | 'decrypt';
    readonly key: Uint8Array;
    readonly iv: Uint8Array;
  }
  interface Mode {
    create(options: CipherOptions): Cipher;
  }
  interface BlockCipher {
    readonly keySize?: number;
  }
  /** Triple DES with three keys. */
  export const EDE: BlockCipher;
  export const CBC: { instantiate(base: BlockCipher): Mode };
}
