import type { Localize } from '../../text/localize.ts';
import { extensionOids } from '../extension-oids.ts';
import { silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { type Descriptor, isExtendedValidation, listOnionNames, readDescriptors } from './onion.ts';
import { reportOne, webRule } from './web-rule.ts';

const digestBits: Readonly<Record<string, number>> = { 'SHA-256': 256, 'SHA-384': 384, 'SHA-512': 512 };

/** Tor service descriptor that does not fit the names. */
export const onionDescriptor = webRule({
  id: 'webpki/onion-descriptor',
  title: 'Tor service descriptor that does not fit the names',
  force: 'MUST',
  section: 'Appendix B',
  since: effective.onionDescriptors,
  zlint: ['e_ext_tor_service_descriptor_hash_invalid'],
  check(subject, { t }) {
    const extension = subject.extension(extensionOids.torServiceDescriptor);
    const names = listOnionNames(subject);
    if (extension === undefined) {
      const isNeeded =
        subject.has('subscriber') &&
        isExtendedValidation(subject) &&
        names.some((name) => name.length === 16 + '.onion'.length);
      return isNeeded ? reportOne(describe(nameOf(subject.certificate), t), subject.certificate.subject.range) : silent;
    }
    return isSound(readDescriptors(subject, extension), names, isExtendedValidation(subject))
      ? silent
      : reportOne(describe(nameOf(subject.certificate), t), extension.range);
  },
});

/** One descriptor for each name, each with a whole digest, and with extended validation none is missing. */
function isSound(descriptors: readonly Descriptor[], names: readonly string[], needsAll: boolean): boolean {
  const hosts = descriptors.map(({ host }) => host);
  return (
    hosts.length > 0 &&
    new Set(hosts).size === hosts.length &&
    descriptors.every(({ host, digest, bits }) => names.includes(host) && digestBits[digest] === bits) &&
    (!needsAll || names.every((name) => hosts.includes(name)))
  );
}

function describe(certificate: string, t: Localize): string {
  return t(
    'The Tor service descriptor of {0} is missing, or does not fit its .onion names: each address of version 2 needs the digest of its key there. A public CA has to revoke it; have it issued again.',
    certificate,
  );
}
