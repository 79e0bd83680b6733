import { issuingUsages } from './issue/usage.ts';

/** What `certscope --help` prints. */
export const overview = `Usage: certscope COMMAND [options]

Commands that read:
  check [paths…]              what is wrong with the certificates in files and directories
  inspect FILE…               the decoded fields of every block
  rules                       every rule: id, severity, what it finds, and the document that demands it
  verify FILE                 whether a certificate’s path to a trust anchor holds, and if not, why

Commands that issue, for development and tests:
  pair --name NAME… --out DIR              CA, server and client certificate of a mTLS connection, at once
  issue --name NAME… --out DIR             one certificate and its key
  negative-tests --name NAME… --out DIR    certificates that every correct peer refuses, each for one reason
  renew FILE…                              the same certificate again, in its place
  csr create|sign                          a certificate signing request; a certificate for one
  revoke CERT… --out DIR                   the revocation list of a development CA
  ca create|list                           development CAs
  snippet STACK --dir DIR                  configuration that uses what was issued

“certscope COMMAND --help” has the options, “certscope --version” the version.
`;

const check = `Usage: certscope check [paths…] [options]

What is wrong with the certificates in files and directories (default: .); “-” reads standard input.

Options:
  --format text|json|sarif    how to report (text)
  --min-severity hint|information|warning|error
                              report nothing below this (information)
  --fail-on hint|information|warning|error|never
                              exit with 1 from this severity on (error)
  --rule ID=SEVERITY          severity of a rule or family, off silences; may be repeated
  --profile internal|webpki|auto
                              what to judge certificates under: what TLS stacks and standards demand of any; what the CA/Browser
                              Forum demands on top; or that of those alone that say they are publicly trusted (internal)
  --baseline FILE             report nothing that this file knows; exit with 1 also where an entry of it, or a comment that
                              silences a rule, no longer matches anything
  --write-baseline FILE       write what is found into such a file, also what that of --baseline knows
  --no-gitignore              also read what .gitignore leaves out
  --now ISO                   judge as of this instant (now)

Exit status: 0 clean, 1 findings at or above --fail-on, 2 bad usage or unreadable input.
`;

const rules = `Usage: certscope rules [--format text|json]

Every rule: id, severity, what it finds, and the document that demands it.

Exit status: 0 done, 2 bad usage.
`;

const inspect = `Usage: certscope inspect FILE… [options]

The decoded fields of every block; “-” reads standard input.

Options:
  --format text|json          how to print (text)

Exit status: 0 done, 2 bad usage or unreadable input.
`;

const verify = `Usage: certscope verify FILE [options]

Whether a certificate’s path to a trust anchor holds, and if not, why. FILE may hold the whole chain: its first certificate is the
one in question; “-” reads standard input.

Options:
  --anchor FILE…              certificates to trust
  --system                    trust what the operating system trusts (or the file that SSL_CERT_FILE names)
  --untrusted FILE…           certificates that may stand between
  --purpose server|client|any what it is to be used for in TLS (any)
  --name HOST|IP|URI…         names that it must have; each of them
  --crl FILE…                 revocation lists
  --ocsp FILE…                OCSP responses; with these or lists, one must say that the certificate is not revoked
  --at ISO                    judge as of this instant (now)
  --profile internal|webpki   what TLS stacks enforce, or the rules of the public web on top (internal)
  --format text|json          how to report (text)

Exit status: 0 valid, 1 not valid (also where it cannot be decided), 2 bad usage or unreadable input.
`;

/** What `certscope COMMAND --help` prints, by command. */
export const usages = { check, inspect, rules, verify, ...issuingUsages } as const;
