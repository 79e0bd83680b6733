import { type CertificateSpec, makeCa, makeIntermediate, makeLeaf, type TestCertificate } from './certificates.ts';
import { makeKey } from './keys.ts';

/** A healthy mTLS set-up: one root, one issuing CA, and both peers of a call to `api.payments.svc`. */
export interface Pki {
  readonly root: TestCertificate;
  readonly issuing: TestCertificate;
  readonly server: TestCertificate;
  readonly client: TestCertificate;
  /** server, issuing: what the server sends. */
  readonly serverChain: string;
  /** client, issuing: what the client sends. */
  readonly clientChain: string;
}

/** Makes one; `server` and `client` override what the two leaves say, `now` the moment they are healthy at, `label` gives it keys of its own. */
export function makePki(
  options: {
    readonly now?: number;
    readonly server?: CertificateSpec;
    readonly client?: CertificateSpec;
    readonly label?: string;
  } = {},
): Pki {
  const label = options.label ?? 'pki';
  const base = (role: string): CertificateSpec => ({
    key: makeKey('p256', `${label} ${role}`),
    ...(options.now === undefined ? {} : { now: options.now }),
  });
  const root = makeCa({ name: 'O=Payments, CN=Payments Root CA', ...base('root') });
  const issuing = makeIntermediate(root, { name: 'O=Payments, CN=Payments Issuing CA', ...base('issuing') });
  const dns = ['api.payments.svc', 'api.payments.svc.cluster.local'];
  const server = makeLeaf(issuing, { dns, ...base('server'), ...options.server });
  const client = makeLeaf(issuing, {
    name: 'orders',
    uri: ['spiffe://payments.example/orders/api'],
    roles: ['client'],
    ...base('client'),
    ...options.client,
  });
  return {
    root,
    issuing,
    server,
    client,
    serverChain: server.pem + issuing.pem,
    clientChain: client.pem + issuing.pem,
  };
}
