import { issuingUsages } from './issue/usage.ts';

/** What `certscope --help` prints. */
export const overview = `Usage: certscope COMMAND [options]

Commands that read:
  check [paths…]              what is wrong with the certificates in files and directories
  inspect FILE…               the decoded fields of every block
  rules                       every rule: id, severity, what it finds, and the document that demands it
  verify FILE                 whether a certificate’s path to a trust anchor holds, and if not, why

Commands that connect:
  connect HOST:PORT           what a TLS or mTLS connection comes to, and why it fails
  test-server --dir DIR       a server that demands client certificates, and says why it lets each in or not

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
  --no-gitignore              also read what .gitignore leaves out; what is named here is read in any case
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

const connect = `Usage: certscope connect HOST:PORT|https://HOST [options]
       certscope connect --targets FILE [options]

Connects with TLS, and says what was negotiated, whether the server’s certificate holds, which client certificates it asks for, and
why it fails where it does. Goes to this address (or --proxy) alone; nothing else is asked, no other name resolved, but with
--fetch-issuers.

Client certificate:
  --cert FILE, --key FILE     PEM with the certificate and its intermediates, and PEM of its key (in the same file where left out)
  --p12 FILE                  both, from a PKCS#12 keystore
  --password-file FILE        password of the key or keystore: the first line of a file
  --password-env NAME         password of the key or keystore: a variable of the environment

Trust:
  --ca FILE…                  certificates to trust
  --trust system|mozilla|none trust what the operating system or Mozilla trusts; none (besides --ca) judges no path (system, with
                              --ca none)
  --workspace PATH…           files and directories with certificates to compare with: which the server would take as a client’s,
                              and whether what is served is what lies there

Handshake:
  --servername NAME           name to ask for (SNI) and to hold the certificate against (HOST)
  --no-servername             ask for none
  --alpn NAMES|none           protocols to offer, with commas between (h2,http/1.1; none with --starttls)
  --min, --max VERSION        1.0, 1.1, 1.2 or 1.3 (1.2, 1.3)
  --starttls PROTOCOL         smtp, imap, pop3, ftp, ldap, postgres, mysql or xmpp
  --http auto|always|never    whether to ask for / once connected (auto: where the server chose HTTP; always with https://)
  --proxy HOST:PORT           HTTP proxy that is asked to CONNECT
  --proxy-auth-file FILE      USER:PASSWORD for the proxy: the first line of a file
  --proxy-auth-env NAME       USER:PASSWORD for the proxy: a variable of the environment
  --timeout SECONDS           for each phase (5 to 10)
  --repeat N                  handshakes to time (1)
  --scan                      also find out which versions and cipher suites the server accepts

Chain:
  --save-chain FILE           write the chain that the server should send as PEM: its certificate, and the intermediates that it sends or
                              --workspace or --fetch-issuers has; says on standard error how many they are, and what is missing
  --replace                   … also where FILE is there already
  --fetch-issuers             ask the http and https URLs (caIssuers) of the certificates for intermediates that the server does not
                              send, four at the most; follows no redirect, and does not go through --proxy: not with it

Several targets:
  --targets FILE              test all targets of a file such as .certscope/targets.yaml, and print a table; takes --workspace (the
                              project of the file), --password-file, --password-env, --proxy, --timeout, --format, --fail-on (from
                              warning) and --now besides

Report:
  --format text|json          how to report (text)
  --fail-on information|warning|error|never
                              exit with 1 from this severity on (error)
  --now ISO                   judge as of this instant (now)

Exit status: 0 fine, 1 findings at or above --fail-on, 2 not reachable, credentials that cannot be used, or bad usage.
`;

const testServer = `Usage: certscope test-server --dir DIR|--cert FILE --key FILE --ca FILE… [options]

A server on 127.0.0.1, for those who write clients: it demands a certificate, sends back what a client says (to HTTP, what it saw of the
client), and reports each connection with what was sent and why it was accepted or refused. Ends with Ctrl+C.

Options:
  --dir DIR                   server/fullchain.pem, server/key.pem and ca.pem of a pair (certscope pair --out DIR)
  --cert FILE, --key FILE     PEM of the server’s certificate and key (in the same file where --key is left out)
  --ca FILE…                  CAs whose clients are let in
  --port N                    port to listen on, 0 for any that is free (8443)
  --count N                   end after N connections
  --format text|json          how to report: text, or one JSON object a line (text)

Exit status: 0 ended; with --count 1 where a connection was not accepted; 2 bad usage, or it cannot start.
`;

/** What `certscope COMMAND --help` prints, by command. */
export const usages = { check, inspect, rules, verify, connect, 'test-server': testServer, ...issuingUsages } as const;
