// Fixtures made at test time, looked at by a fixed clock. Synchronous and cheap: ECDSA P-256 keys unless told otherwise, one per name and process.
//
//   const pki = makePki();                                            // healthy mTLS: root, issuing, server, client
//   const expired = makeLeaf(pki.issuing, { dns: ['old.svc'], days: [-90, -1] });
//   const secret = makeTlsSecret({ crt: pki.serverChain, key: pki.server.keyPem, ca: pki.root.pem });
//   const { start, end } = at(secret, 'tls.crt');
export * from './certificates.ts';
export * as der from './der.ts';
export * from './extensions.ts';
export * from './keys.ts';
export * from './kubernetes.ts';
export * from './names.ts';
export * from './ocsp.ts';
export * from './openssh-key.ts';
export * from './pki.ts';
export * from './requests.ts';
export * from './text.ts';
