/** Files whose name says that they may hold certificates, requests, CRLs or keys, as a glob of LSP and VS Code; `languageOf` says the same of one. */
export const CANDIDATE_GLOB =
  '**/{*.pem,*.crt,*.cer,*.cert,*.key,*.csr,*.crl,*.p7b,*.p7c,*.der,*.yaml,*.yml,*.json,*ca-bundle*}';
