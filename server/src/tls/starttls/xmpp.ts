import { dialogue } from './dialogue.ts';
import { type StartTls, StartTlsRefusal } from './types.ts';

const tlsNamespace = 'urn:ietf:params:xml:ns:xmpp-tls';

/** RFC 6120 §5.4: a stream is opened, its features read, and STARTTLS asked for. */
export const xmpp: StartTls = dialogue(async (peer, serverName) => {
  peer.say(
    `<?xml version='1.0'?><stream:stream to='${escapeXml(serverName)}' version='1.0' xmlns='jabber:client' ` +
      "xmlns:stream='http://etherx.jabber.org/streams'>",
  );
  const opened = await peer.through(/^\s*<[^>]*>|^\s*[^\s<]/);
  if (!/^\s*<(?:\?xml|stream:stream)\b/.test(opened)) throw new StartTlsRefusal('not-the-protocol', opened);
  const features = await peer.through(/<\/stream:features>|<stream:features\/>|<\/stream:error>|<\/stream:stream>/);
  if (!/stream:features/.test(features)) throw new StartTlsRefusal('refused', features);
  if (!/<starttls\b/.test(features)) throw new StartTlsRefusal('not-offered', features);
  peer.say(`<starttls xmlns='${tlsNamespace}'/>`);
  const answer = await peer.through(/<(?:proceed|failure)\b[^>]*(?:\/>|>\s*<\/(?:proceed|failure)>)|<\/stream:stream>/);
  if (!/<proceed\b/.test(answer)) throw new StartTlsRefusal('refused', answer);
});

const escapeXml = (name: string): string => name.replace(/[<>&'"]/g, (character) => `&#${character.codePointAt(0)};`);
