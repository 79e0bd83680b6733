import { dialogue } from './dialogue.ts';
import { type StartTls, StartTlsRefusal } from './types.ts';

const errorPacket = 0xff;
const protocolVersion = 10;
/** Capability flags of the client/server protocol. */
const clientSsl = 0x0800;
const clientProtocol41 = 0x0200;
const clientSecureConnection = 0x8000;
const utf8mb4 = 45;

/** MySQL, “Connection Phase”: the server's Handshake v10, and an SSLRequest packet for an answer. */
export const mysql: StartTls = dialogue(async (peer) => {
  const header = await peer.bytes(4);
  const packet = await peer.bytes(header.readUIntLE(0, 3));
  if (packet[0] === errorPacket) throw new StartTlsRefusal('refused', packet.subarray(3));
  if (packet[0] !== protocolVersion) throw new StartTlsRefusal('not-the-protocol', packet);
  // After the version, a text that ends with NUL, stand: thread id (4), scramble (8), filler (1), the lower capability flags (2).
  const flags = packet.indexOf(0, 1) + 1 + 13;
  if (flags < 15 || flags + 2 > packet.length) throw new StartTlsRefusal('not-the-protocol', packet);
  if ((packet.readUInt16LE(flags) & clientSsl) === 0)
    throw new StartTlsRefusal('not-offered', packet.subarray(1, packet.indexOf(0, 1)));
  peer.say(sslRequest());
});

/** Length 32, sequence 1; capabilities, largest packet, character set, 23 bytes of filler. */
function sslRequest(): Buffer {
  const packet = Buffer.alloc(4 + 32);
  packet.writeUIntLE(32, 0, 3);
  packet.writeUInt8(1, 3);
  packet.writeUInt32LE(clientSsl | clientProtocol41 | clientSecureConnection, 4);
  packet.writeUInt32LE(0x0100_0000, 8);
  packet.writeUInt8(utf8mb4, 12);
  return packet;
}
