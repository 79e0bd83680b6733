/** Entries read of one list; logs and policies ask for two to five. */
const MAX_SCTS = 64;

/** The serialised SCTs of a SignedCertificateTimestampList (RFC 6962 §3.3): as many as are whole. */
export function readSctList(bytes: Uint8Array): readonly Uint8Array[] {
  const list: Uint8Array[] = [];
  let at = 2;
  while (list.length < MAX_SCTS && at + 2 <= bytes.length) {
    const end = at + 2 + ((bytes[at] ?? 0) << 8) + (bytes[at + 1] ?? 0);
    if (end > bytes.length) break;
    list.push(bytes.subarray(at + 2, end));
    at = end;
  }
  return list;
}
