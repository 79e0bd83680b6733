import type { Registered } from '../types.ts';
import { createRegistry } from './registry.ts';

/** Protocol version of records and hellos (RFC 8446 §4.2.1). */
export const protocolVersion: (code: number) => Registered = createRegistry([
  [0x0002, 'SSLv2'],
  [0x0300, 'SSLv3 TLSv1 TLSv1.1 TLSv1.2 TLSv1.3'],
]);

/** Group of a key exchange (RFC 8446 §4.2.7, RFC 8422, RFC 7919, draft-ietf-tls-ecdhe-mlkem). */
export const namedGroup: (code: number) => Registered = createRegistry([
  [
    1,
    `sect163k1 sect163r1 sect163r2 sect193r1 sect193r2 sect233k1 sect233r1 sect239k1 sect283k1 sect283r1 sect409k1 sect409r1
    sect571k1 sect571r1 secp160k1 secp160r1 secp160r2 secp192k1 secp192r1 secp224k1 secp224r1 secp256k1 secp256r1 secp384r1
    secp521r1 brainpoolP256r1 brainpoolP384r1 brainpoolP512r1 x25519 x448 brainpoolP256r1tls13 brainpoolP384r1tls13
    brainpoolP512r1tls13 GC256A GC256B GC256C GC256D GC512A GC512B GC512C curveSM2`,
  ],
  [0x0100, 'ffdhe2048 ffdhe3072 ffdhe4096 ffdhe6144 ffdhe8192'],
  [0x0200, 'MLKEM512 MLKEM768 MLKEM1024'],
  [0x11eb, 'SecP256r1MLKEM768 X25519MLKEM768 SecP384r1MLKEM1024 curveSM2MLKEM768'],
]);

/** Signature scheme (RFC 8446 §4.2.3), in TLS 1.2 a pair of hash and signature algorithm (RFC 5246 §7.4.1.4.1). */
export const signatureScheme: (code: number) => Registered = createRegistry([
  [0x0101, 'rsa_md5 dsa_md5 ecdsa_md5'],
  [0x0201, 'rsa_pkcs1_sha1 dsa_sha1 ecdsa_sha1'],
  [0x0301, 'rsa_sha224 dsa_sha224 ecdsa_sha224'],
  [0x0401, 'rsa_pkcs1_sha256 dsa_sha256 ecdsa_secp256r1_sha256'],
  [0x0501, 'rsa_pkcs1_sha384 dsa_sha384 ecdsa_secp384r1_sha384'],
  [0x0601, 'rsa_pkcs1_sha512 dsa_sha512 ecdsa_secp521r1_sha512'],
  [0x0708, 'sm2sig_sm3'],
  [0x0804, 'rsa_pss_rsae_sha256 rsa_pss_rsae_sha384 rsa_pss_rsae_sha512 ed25519 ed448'],
  [0x0809, 'rsa_pss_pss_sha256 rsa_pss_pss_sha384 rsa_pss_pss_sha512'],
  [0x081a, 'ecdsa_brainpoolP256r1tls13_sha256 ecdsa_brainpoolP384r1tls13_sha384 ecdsa_brainpoolP512r1tls13_sha512'],
  [0x0904, 'mldsa44 mldsa65 mldsa87'],
]);

/** What keys a TLS 1.2 server takes of clients (RFC 5246 §7.4.4, RFC 8422 §5.5). */
export const clientCertificateType: (code: number) => Registered = createRegistry([
  [1, 'rsa_sign dss_sign rsa_fixed_dh dss_fixed_dh rsa_ephemeral_dh dss_ephemeral_dh'],
  [64, 'ecdsa_sign rsa_fixed_ecdh ecdsa_fixed_ecdh'],
]);

/** Alert (RFC 8446 §6.2, and those of before). */
export const alertDescription: (code: number) => Registered = createRegistry([
  [0, 'close_notify'],
  [10, 'unexpected_message'],
  [20, 'bad_record_mac decryption_failed record_overflow'],
  [30, 'decompression_failure'],
  [
    40,
    `handshake_failure no_certificate bad_certificate unsupported_certificate certificate_revoked certificate_expired
    certificate_unknown illegal_parameter unknown_ca access_denied decode_error decrypt_error`,
  ],
  [60, 'export_restriction'],
  [70, 'protocol_version insufficient_security'],
  [80, 'internal_error'],
  [86, 'inappropriate_fallback'],
  [90, 'user_canceled'],
  [100, 'no_renegotiation'],
  [
    109,
    `missing_extension unsupported_extension certificate_unobtainable unrecognized_name bad_certificate_status_response
    bad_certificate_hash_value unknown_psk_identity certificate_required general_error`,
  ],
  [120, 'no_application_protocol ech_required'],
]);

/** Handshake message (RFC 8446 §4, RFC 5246 §7.4), in the RFCs' words. */
export const handshakeType: (code: number) => Registered = createRegistry([
  [0, 'hello_request client_hello server_hello hello_verify_request new_session_ticket end_of_early_data'],
  [8, 'encrypted_extensions'],
  [11, 'certificate server_key_exchange certificate_request server_hello_done certificate_verify client_key_exchange'],
  [20, 'finished certificate_url certificate_status supplemental_data key_update compressed_certificate'],
  [67, 'next_protocol'],
  [254, 'message_hash'],
]);
