import type { StartTlsProtocol } from '../../handshake/types.ts';
import { ftp } from './ftp.ts';
import { imap } from './imap.ts';
import { ldap } from './ldap.ts';
import { mysql } from './mysql.ts';
import { pop3 } from './pop3.ts';
import { postgres } from './postgres.ts';
import { smtp } from './smtp.ts';
import type { StartTls } from './types.ts';
import { xmpp } from './xmpp.ts';

/** How to come to TLS in each protocol that begins without it. */
export const startTls: Readonly<Record<StartTlsProtocol, StartTls>> = {
  smtp,
  imap,
  pop3,
  ftp,
  ldap,
  postgres,
  mysql,
  xmpp,
};
