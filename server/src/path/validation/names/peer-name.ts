import type { Certificate, GeneralName } from '../../../x509/types.ts';
import type { CertificateFacts } from '../certificate-facts.ts';
import { makeReason, type PathReason } from '../reasons.ts';
import type { PeerName } from '../types.ts';
import { matchesHost, toAsciiHost } from './dns-name.ts';
import { ipBytes, isSameAddress, parseIpAddress } from './ip-address.ts';

/** Whether the leaf has every name asked for. Only subject alternative names count, never the common name (RFC 9525 §6.3). */
export function checkPeerNames(facts: CertificateFacts, peerNames: readonly PeerName[]): PathReason[] {
  const { certificate, altNames = [] } = facts;
  return peerNames.flatMap((peer) => {
    const matches = nameTest(certificate, peer);
    if (altNames.some(matches)) return [];
    const alike = altNames.filter(({ kind }) => kind === peer.kind).slice(0, 5);
    const listed = alike.map(({ value }) => value).join(', ');
    return [makeReason('peer-name-mismatch', certificate, 'subjectAltName', peer.value, listed)];
  });
}

function nameTest(certificate: Certificate, peer: PeerName): (name: GeneralName) => boolean {
  switch (peer.kind) {
    case 'DNS': {
      const host = toAsciiHost(peer.value);
      return ({ kind, value }) => kind === 'DNS' && host !== undefined && matchesHost(value, host);
    }
    case 'IP': {
      const address = parseIpAddress(peer.value);
      return (name) =>
        name.kind === 'IP' && address !== undefined && isSameAddress(ipBytes(certificate, name), address);
    }
    case 'email': {
      const mailbox = normalMailbox(peer.value);
      return ({ kind, value }) => kind === 'email' && normalMailbox(value) === mailbox;
    }
    case 'URI': {
      const uri = normalUri(peer.value);
      return ({ kind, value }) => kind === 'URI' && normalUri(value) === uri;
    }
  }
}

/** The part before the @ is the host's own affair, case included (RFC 5280 §7.5). */
function normalMailbox(mailbox: string): string {
  const at = mailbox.lastIndexOf('@');
  return at < 0 ? mailbox : mailbox.slice(0, at) + mailbox.slice(at).toLowerCase();
}

/** Scheme and authority whatever the case, the path exactly (RFC 3986 §6.2.2.1, SPIFFE ID §2). */
function normalUri(uri: string): string {
  const start = /^[a-z][a-z0-9+.-]*:(?:\/\/[^/?#]*)?/i.exec(uri)?.[0] ?? '';
  return start.toLowerCase() + uri.slice(start.length);
}
