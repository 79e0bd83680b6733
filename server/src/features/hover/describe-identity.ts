import type { Localize } from '../../text/localize.ts';
import { getExtension } from '../../x509/identity.ts';
import { findMeshIdentity } from '../../x509/mesh-identity.ts';
import type { Certificate, CertificationRequest } from '../../x509/types.ts';
import { code } from '../markdown.ts';

/** Whom a service mesh means by a certificate, or by what a request asks for, for people; undefined where none gave it an identity. */
export function describeIdentity(object: Certificate | CertificationRequest, t: Localize): string | undefined {
  const identity = findMeshIdentity(getExtension(object, 'subjectAltName')?.names ?? []);
  switch (identity?.form) {
    case undefined:
      return undefined;
    case 'service-account':
      return t(
        'Kubernetes service account {0} in namespace {1}, trust domain {2} (as in Istio and SPIRE)',
        code(identity.account),
        code(identity.namespace),
        code(identity.trustDomain),
      );
    case 'linkerd':
      return t(
        'Linkerd: service account {0} in namespace {1}, trust domain {2}',
        code(identity.account),
        code(identity.namespace),
        code(identity.trustDomain),
      );
    case 'consul':
      return t(
        'Consul: service {0} in datacentre {1}, trust domain {2}',
        code(identity.service),
        code(identity.datacentre),
        code(identity.trustDomain),
      );
    case 'spiffe':
      return t('SPIFFE: {0} in trust domain {1}', code(identity.path), code(identity.trustDomain));
  }
}
