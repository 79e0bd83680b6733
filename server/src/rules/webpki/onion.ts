import { readOid } from '../../asn1/oid.ts';
import { readString } from '../../asn1/strings.ts';
import { algorithms } from '../../x509/oids-algorithms.ts';
import { certificatePolicies } from '../../x509/oids-policies.ts';
import type { Extension } from '../../x509/types.ts';
import type { CertificateSubject } from '../certificate-subject.ts';

/** One entry of a Tor service descriptor (BR appendix B): a service, and the digest of its key. */
export interface Descriptor {
  /** `onion` name of the service; empty where it is no HTTPS URL. */
  readonly host: string;
  /** `SHA-256` … */
  readonly digest: string;
  readonly bits: number;
}

/** Whether a certificate names the policy of extended validation: the CA/Browser Forum's, or one of a CA's own. */
export function isExtendedValidation({ policies = [] }: CertificateSubject): boolean {
  return policies.some(({ oid }) => certificatePolicies.get(oid)?.endsWith('extended validation') === true);
}

/** The names below .onion as far as they name a service: `xyz.onion` of `www.xyz.onion`. */
export function listOnionNames({ dnsNames, commonNames }: CertificateSubject): readonly string[] {
  const names = [...dnsNames, ...commonNames].map(({ value }) => value.toLowerCase());
  return names.filter((name) => name.endsWith('.onion')).map((name) => name.split('.').slice(-2).join('.'));
}

/** The entries of the extension; none where it cannot be read. */
export function readDescriptors(subject: CertificateSubject, extension: Extension): readonly Descriptor[] {
  const reader = subject.reader();
  return reader.children(subject.nodeOf(extension), '').map((entry) => {
    const [uri, algorithm, hash] = reader.children(entry, '');
    const [oid] = algorithm === undefined ? [] : reader.children(algorithm, '');
    const url = uri === undefined ? '' : (readString(reader.bytes, uri)?.text ?? '');
    return {
      host: /^https:\/\/([^/:?#]+)/i.exec(url)?.[1]?.toLowerCase() ?? '',
      digest: oid === undefined ? '' : (algorithms.get(readOid(reader, oid, '')) ?? ''),
      bits: hash === undefined ? 0 : (hash.contentEnd - hash.contentStart - 1) * 8,
    };
  });
}
