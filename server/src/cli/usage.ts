/** A command line that cannot be carried out; its message says why. */
export class UsageError extends Error {}

/** What `certscope --help` prints. */
export const usage = `Usage:
  certscope check [paths…] [options]    what is wrong with the certificates in files and directories (default: .)
  certscope inspect FILE… [options]     the decoded fields of every block ("-" reads standard input)
  certscope rules [--format text|json]  every rule: id, severity, what it finds, and the document that demands it
  certscope verify FILE [options]       whether a certificate's path to a trust anchor holds, and if not, why

Options of check:
  --format text|json|sarif              how to report (text)
  --min-severity hint|information|warning|error
                                        report nothing below this (information)
  --fail-on hint|information|warning|error|never
                                        exit with 1 from this severity on (error)
  --rule ID=SEVERITY                    severity of a rule or family, off silences; may be repeated
  --profile internal|webpki|auto        what to judge certificates under: what TLS stacks and standards demand of any, what the CA/Browser
                                        Forum demands on top, or that of those alone that say they are publicly trusted (internal)
  --baseline FILE                       report nothing that this file knows; exit with 1 also where an entry of it, or a comment that
                                        silences a rule, no longer matches anything
  --write-baseline FILE                 write what is reported into such a file
  --no-gitignore                        also read what .gitignore leaves out
  --now ISO                             judge as of this instant (now)

Options of inspect:
  --format text|json                    how to print (text)

Options of verify (FILE may hold the whole chain: its first certificate is the one in question):
  --anchor FILE…                        certificates to trust
  --system                              trust what the operating system trusts (or the file that SSL_CERT_FILE names)
  --untrusted FILE…                     certificates that may stand between
  --purpose server|client|any           what it is to be used for in TLS (any)
  --name HOST|IP|URI…                   names that it must have; each of them
  --crl FILE…                           revocation lists
  --ocsp FILE…                          OCSP responses; with these or lists, one must say that the certificate is not revoked
  --at ISO                              judge as of this instant (now)
  --profile internal|webpki             what TLS stacks enforce, or the rules of the public web on top (internal)
  --format text|json                    how to report (text)

Exit status: 0 clean or valid, 1 findings at or above --fail-on or not valid (also where it cannot be decided), 2 bad usage or unreadable input.
`;
