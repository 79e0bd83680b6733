import { writeFileSync } from 'node:fs';
import {
  makeCa,
  makeLeaf,
  makeOcspResponse,
  nameConstraints,
  type TestCertificate,
  tlsFeature,
} from '../../builders/index.ts';

/** Servers as no service of ours would issue them, and each its CA: `NAME.pem`, `NAME.key`, `NAME-ca.pem`, at the places that `path` gives. */
export function makeUnusual(path: (name: string) => string): void {
  const now = Date.now();
  const keep = (name: string, server: TestCertificate, ca: TestCertificate): void => {
    writeFileSync(path(`${name}.pem`), server.pem);
    writeFileSync(path(`${name}.key`), server.keyPem);
    writeFileSync(path(`${name}-ca.pem`), ca.pem);
  };
  const ca = makeCa({ now });
  const narrow = makeCa({ now, name: 'Narrow CA', extensions: [nameConstraints({ dns: ['payments.svc'] })] });
  const usual = { now, dns: ['localhost'] };
  // Signed with SHA-1; with a name that its CA may not sign for; issued yesterday; with a promise to staple (RFC 7633).
  keep('old', makeLeaf(ca, { ...usual, scheme: 'sha1' }), ca);
  keep('stray', makeLeaf(narrow, usual), narrow);
  keep('young', makeLeaf(ca, { ...usual, days: [-1, 30] }), ca);
  keep('unstapled', makeLeaf(ca, { ...usual, extensions: [tlsFeature(5)] }), ca);
  for (const status of ['good', 'revoked'] as const) {
    const server = makeLeaf(ca, usual);
    keep(`stapled-${status}`, server, ca);
    const said = status === 'good' ? 'good' : { revoked: 1 };
    writeFileSync(path(`stapled-${status}.der`), makeOcspResponse(ca, server, { now, status: said }));
  }
}
