import type { ScannedVersion } from './types.ts';

/** On the wire (RFC 8446 §4.2.1). */
export const versionCodes: Readonly<Record<ScannedVersion, number>> = {
  SSLv3: 0x0300,
  TLSv1: 0x0301,
  'TLSv1.1': 0x0302,
  'TLSv1.2': 0x0303,
  'TLSv1.3': 0x0304,
};
