import { createCertificatePool } from '../../path/validation/certificate-pool.ts';
import type { PathRequest, PathResult } from '../../path/validation/types.ts';
import { parseCertificate } from '../../x509/certificate.ts';
import type { Certificate } from '../../x509/types.ts';
import type { Visit } from './types.ts';

/** What a visit is judged with. */
export interface VisitJudging {
  /** The CAs whose clients are let in. */
  readonly anchors: readonly Certificate[];
  /** `validatePath` of the certificate service. */
  validatePath(request: PathRequest): Promise<PathResult>;
}

/** Holds what a client sent against the CAs of the server, as of the time of the visit. */
export async function judgeVisit(visit: Omit<Visit, 'chain' | 'result'>, judging: VisitJudging): Promise<Visit> {
  const chain = (visit.handshake.clientCertificates ?? []).map((der) => parseCertificate(der));
  const [leaf, ...others] = chain;
  if (leaf === undefined) return { ...visit, chain, result: undefined };
  const result = await judging.validatePath({
    leaf,
    intermediates: createCertificatePool(others),
    anchors: createCertificatePool(judging.anchors),
    time: visit.time,
    profile: 'internal',
    purpose: 'client',
    revocation: 'none',
  });
  return { ...visit, chain, result };
}
