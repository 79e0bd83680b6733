import { findMeshIdentity } from '../../x509/mesh-identity.ts';
import { spiffeX509Svid } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { type CertificateRule, silent } from '../types.ts';
import { nameOf } from '../wording.ts';

/** A service mesh's identity that can be used in one direction only. */
export const oneWayMeshIdentity: CertificateRule = {
  id: 'role/one-way-mesh-identity',
  title: 'Identity of a service mesh that is good for servers or clients only',
  severity: 'warning',
  force: 'MUST',
  citation: spiffeX509Svid('4.4'),
  fixable: true,
  scope: 'certificate',
  about: ['leaf'],
  extension: extensionOids.extendedKeyUsage,
  check(subject, { t }) {
    const { allowsServer, allowsClient } = subject;
    const extension = subject.extension(extensionOids.extendedKeyUsage);
    if (allowsServer === allowsClient || extension === undefined) return silent;
    const identity = findMeshIdentity(subject.altNames);
    // Whoever merely uses SPIFFE IDs may have clients that serve nobody.
    if (identity === undefined || identity.form === 'spiffe') return silent;
    const name = nameOf(subject.certificate);
    const message = allowsServer
      ? t(
          '{0} is the identity of a workload in a service mesh and only good for servers. Its proxy also shows it as a client, and the other side refuses that ("unsuitable certificate purpose"); issue it again with serverAuth and clientAuth.',
          name,
        )
      : t(
          '{0} is the identity of a workload in a service mesh and only good for clients. Its proxy also shows it as a server, and callers refuse that ("unsuitable certificate purpose"); issue it again with serverAuth and clientAuth.',
          name,
        );
    return [{ message, bytes: extension.range }];
  },
};
