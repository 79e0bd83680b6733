import { languageOf } from '../documents/language.ts';

/** True for files whose name says that they may hold certificates, requests, CRLs or keys. */
export function isCandidate(uriOrPath: string): boolean {
  return languageOf(uriOrPath) !== undefined;
}

/** The same as a glob of LSP and VS Code. */
export const CANDIDATE_GLOB =
  '**/{*.pem,*.crt,*.cer,*.cert,*.key,*.csr,*.crl,*.p7b,*.p7c,*.der,*.yaml,*.yml,*.json,*ca-bundle*}';
