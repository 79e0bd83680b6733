import { effective } from './effective-dates.ts';
import { extensionRule } from './extension-rule.ts';

/** OCSP responder without id-pkix-ocsp-nocheck. */
export const ocspResponderWithoutNoCheck = extensionRule({
  id: 'webpki/ocsp-responder-without-no-check',
  title: 'OCSP responder without id-pkix-ocsp-nocheck',
  force: 'MUST',
  section: '4.9.9',
  since: effective.firstVersion,
  zlint: ['e_ocsp_id_pkix_ocsp_nocheck_ext_not_included_server_auth'],
  about: ['leaf'],
  extension: 'ocspNoCheck',
  purpose: 'OCSPSigning',
  must: 'be present',
});
