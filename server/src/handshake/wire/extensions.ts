import { ByteReader, readAll } from './byte-reader.ts';

/** Types of extensions that are read or written (RFC 8446 §4.2). */
export const ExtensionType = {
  serverName: 0,
  statusRequest: 5,
  supportedGroups: 10,
  pointFormats: 11,
  signatureAlgorithms: 13,
  alpn: 16,
  signedCertificateTimestamp: 18,
  padding: 21,
  extendedMasterSecret: 23,
  preSharedKey: 41,
  earlyData: 42,
  supportedVersions: 43,
  pskKeyExchangeModes: 45,
  certificateAuthorities: 47,
  keyShare: 51,
  renegotiationInfo: 0xff01,
} as const;

/** Contents of extensions by type; of a repeated one the first counts. */
export type Extensions = ReadonlyMap<number, Uint8Array>;

/** Nobody sends more. */
const MAX_EXTENSIONS = 256;

/** A list of extensions with its length before it. Absent altogether in old hellos: none then. */
export function readExtensions(reader: ByteReader): Extensions {
  const extensions = new Map<number, Uint8Array>();
  if (reader.done) return extensions;
  readAll(reader.enter(2), MAX_EXTENSIONS, (each) => {
    const type = each.uint(2);
    const content = each.vector(2);
    if (!extensions.has(type)) extensions.set(type, content);
  });
  return extensions;
}

/** A reader of one extension's content; undefined where it is not there. */
export function openExtension(extensions: Extensions, type: number): ByteReader | undefined {
  const content = extensions.get(type);
  return content && new ByteReader(content);
}
