import type { Handshake } from './types.ts';

/** A handshake of which nothing was seen. */
export const silentHandshake: Handshake = {
  clientHello: undefined,
  serverHello: undefined,
  certificates: [],
  certificateRequest: undefined,
  signatureScheme: undefined,
  clientCertificates: undefined,
  alerts: [],
  tickets: [],
  messages: [],
  problems: [],
  foreignBytes: undefined,
};
