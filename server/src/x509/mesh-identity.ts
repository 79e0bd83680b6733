import { isSpiffeUri, parseSpiffeId } from './spiffe.ts';
import type { GeneralName } from './types.ts';

/** Whom a service mesh means by a certificate. */
export type MeshIdentity =
  /** Istio, and others that take a Kubernetes service account for the workload: `spiffe://<trust domain>/ns/<namespace>/sa/<service account>`. */
  | {
      readonly form: 'service-account';
      readonly trustDomain: string;
      readonly namespace: string;
      readonly account: string;
    }
  /** Linkerd: `<service account>.<namespace>.serviceaccount.identity.<control plane>.<trust domain>` as a DNS name. */
  | {
      readonly form: 'linkerd';
      readonly trustDomain: string;
      readonly namespace: string;
      readonly account: string;
      readonly controlPlane: string;
    }
  /** Consul: `spiffe://<cluster>.consul/ns/<namespace>/dc/<datacentre>/svc/<service>`. */
  | { readonly form: 'consul'; readonly trustDomain: string; readonly datacentre: string; readonly service: string }
  /** Any other SPIFFE ID with a path. */
  | { readonly form: 'spiffe'; readonly trustDomain: string; readonly path: string };

/** The identity among a certificate's alternative names; undefined where no mesh gave it one. A Linkerd proxy has both kinds of names: DNS counts first. */
export function findMeshIdentity(names: readonly GeneralName[]): MeshIdentity | undefined {
  for (const { kind, value } of names) {
    const identity = kind === 'DNS' ? readLinkerd(value) : undefined;
    if (identity !== undefined) return identity;
  }
  for (const { kind, value } of names) {
    const identity = kind === 'URI' && isSpiffeUri(value) ? readSpiffe(value) : undefined;
    if (identity !== undefined) return identity;
  }
  return undefined;
}

function readLinkerd(name: string): MeshIdentity | undefined {
  const match = /^([^.]+)\.([^.]+)\.serviceaccount\.identity\.([^.]+)\.(.+)$/.exec(name);
  const [, account, namespace, controlPlane, trustDomain] = match ?? [];
  if (account === undefined || namespace === undefined || controlPlane === undefined || trustDomain === undefined)
    return undefined;
  return { form: 'linkerd', account, namespace, controlPlane, trustDomain };
}

function readSpiffe(uri: string): MeshIdentity | undefined {
  const id = parseSpiffeId(uri);
  if (typeof id === 'string' || id.path === '') return undefined;
  const { trustDomain, path } = id;
  const [, namespace, account] = /^\/ns\/([^/]+)\/sa\/([^/]+)$/.exec(path) ?? [];
  if (namespace !== undefined && account !== undefined)
    return { form: 'service-account', trustDomain, namespace, account };
  const [, datacentre, service] = /\/dc\/([^/]+)\/svc\/([^/]+)$/.exec(path) ?? [];
  if (datacentre !== undefined && service !== undefined && trustDomain.endsWith('.consul'))
    return { form: 'consul', trustDomain, datacentre, service };
  return { form: 'spiffe', trustDomain, path };
}
