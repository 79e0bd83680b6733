import { quote } from '../../rules/wording.ts';
import { alertedWith, describeAlert } from './observations.ts';
import type { Cause } from './types.ts';

/** The server does not know the name that it was asked for. */
export const unrecognizedName: Cause = {
  id: 'unrecognized-name',
  title: 'Server does not know the server name (SNI)',
  about: 'attempt',
  says: {
    openssl: ['tlsv1 unrecognized name', 'SSL alert number 112'],
    go: ['remote error: tls: unrecognized name'],
    java: ['Received fatal alert: unrecognized_name'],
    node: ['ERR_SSL_TLSV1_UNRECOGNIZED_NAME'],
  },
  explain(evidence, t) {
    const alert = alertedWith(evidence, 'unrecognized_name');
    if (alert === undefined) return undefined;
    const { serverName } = evidence.report.target;
    return serverName === undefined
      ? {
          cause: t('The server wants a server name (SNI), and none was sent.'),
          evidence: describeAlert(alert, t),
          remedy: t('Give the server name; clients that connect to an IP address send none.'),
        }
      : {
          cause: t('The server has no certificate for the server name {0}.', quote(serverName)),
          evidence: describeAlert(alert, t),
          remedy: t(
            'Connect by a name that the server is configured for (server_name, hosts of the Gateway or Ingress), or add this one there.',
          ),
        };
  },
};
