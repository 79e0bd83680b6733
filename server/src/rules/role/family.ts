import type { Rule } from '../types.ts';
import { caAsLeaf } from './ca-as-leaf.ts';
import { commonNameOnly } from './common-name-only.ts';
import { ipAddressAsDnsName } from './ip-address-as-dns-name.ts';
import { leafWithCaTrue } from './leaf-with-ca-true.ts';
import { meshIssuer } from './mesh-issuer.ts';
import { noDigitalSignature } from './no-digital-signature.ts';
import { notForClients } from './not-for-clients.ts';
import { notForServers } from './not-for-servers.ts';
import { oneWayMeshIdentity } from './one-way-mesh-identity.ts';
import { shortWildcard } from './short-wildcard.ts';

/** Rules about what a certificate may be used for in mutual TLS. */
export const roleRules: readonly Rule[] = [
  notForServers,
  notForClients,
  oneWayMeshIdentity,
  meshIssuer,
  commonNameOnly,
  ipAddressAsDnsName,
  shortWildcard,
  noDigitalSignature,
  leafWithCaTrue,
  caAsLeaf,
];
