const exitStatus = `Exit status: 0 written; 1 refused, also by the rules; 2 bad usage, or it could not be written; 3 written, with findings of warning or
above. With 1 and 2 nothing was written. What is written is written as a whole: all files of a command or none.
`;

const lifetimeOptions = `  --days N                    valid for N days from now (90)
  --not-before ISO            … or exactly from then on,
  --not-after ISO             … and until then; also in the past`;

const authorityOptions = `  --ca ID|FILE|self-signed    who signs: a CA of “certscope ca list”, a file with a CA certificate, or the certificate itself
                              (the project’s development CA, made on first use)
  --ca-key FILE               private key of that CA file, where it is not found beside it
  --ca-password-file FILE, --ca-password-env VAR
                              where the password of that key stands`;

const keyOption = `  --key-type TYPE             ecdsa-p256, ecdsa-p384, rsa-2048, rsa-3072, rsa-4096, ed25519, ml-dsa-44, ml-dsa-65 or ml-dsa-87
                              (ecdsa-p256)`;

const packagingOptions = `  --format FORMAT,…           pem, p12, p12-legacy, truststore, k8s, combined, der (pem)
  --password-file FILE, --password-env VAR, --generate-password
                              the password of PKCS#12 files; a generated one is printed once, on standard error
  --encrypt-key               encrypt the private key in PEM and DER files too, with that password
  --key-derivation pbkdf2|scrypt
                              … and how: 600,000 rounds of PBKDF2, or scrypt, which Java does not read (pbkdf2)
  --secret-name NAME, --namespace NAME
                              of the Kubernetes Secret`;

const reportOptions = `  --force                     write what peers would refuse, too
  --json                      report as JSON, refusals too (docs/issuing-json.md)`;

const deliveryOptions = `  --out DIR                   where to; the folder is made where it is missing
  --replace                   replace files that are there already
  --gitignore                 have git pass over the private keys, where it would take them; over all of DIR where this makes it
${reportOptions}`;

const issue = `Usage: certscope issue --name NAME… --out DIR [options]

A certificate and its key for one service. NAME is a DNS name, an IP address, a URI (spiffe://…) or an e-mail address.

Options:
  --name NAME…                names that peers know it by
  --role server|client|both   which side of a handshake it is for (server)
  --cn TEXT                   common name, for people; never matched by TLS
  --profile NAME              of the project’s .certscope/profiles.json; what is said here wins
${keyOption}
${lifetimeOptions}
${authorityOptions}
${packagingOptions}
${deliveryOptions}
  --out -                     to standard output, the private key too: one of the formats combined and k8s alone

${exitStatus}`;

const pair = `Usage: certscope pair --name NAME… --out DIR [options]

The CA (ca.pem), a server certificate (server/) and a client certificate (client/) that trust each other, at once.

Options:
  --name NAME…                names that clients reach the server by
  --client-name NAME…         names that the server knows the client by (client.internal)
  --profile NAME              of the project’s .certscope/profiles.json; what is said here wins
${keyOption}
${lifetimeOptions}
${authorityOptions}
${packagingOptions}
${deliveryOptions}

${exitStatus}`;

const negativeTests = `Usage: certscope negative-tests --name NAME… --out DIR [options]

Certificates that every correct peer refuses, each for the one reason that its folder says: expired, not-yet-valid, wrong-name,
wrong-purpose, unknown-ca, self-signed, weak-key, revoked, reversed-chain.

Options:
  --name NAME…                names that peers know the service by
  --role server|client|both   which side of a handshake they are for (server)
  --only REASON…              these alone
${authorityOptions}
${packagingOptions}
${deliveryOptions}

${exitStatus}`;

const renew = `Usage: certscope renew FILE… [options]

The first certificate of each file again, in its place and wherever a copy of it lies below the working directory or beside it, with its
key: same names, usages and kind of key; PEM, DER and Secrets keep their layout. Its issuer is found among the development CAs and the CA
keys there. Where another CA signs, the chain and ca.pem beside it follow.

Options:
  --same-key                  keep the private key (a new one)
  --password-file FILE, --password-env VAR
                              the password of its private key; the new one is encrypted with it too
  --days N                    valid for N days from now (as long as the old one was)
  --not-before ISO, --not-after ISO
                              … or exactly from then until then
${authorityOptions.replace('the project’s development CA, made on first use', 'the one that signed it before')}
${reportOptions}

${exitStatus}`;

const csr = `Usage: certscope csr create --name NAME… --out DIR [options]
       certscope csr sign FILE --out DIR [options]

create: a certificate signing request (request.csr) and its key (key.pem).
sign: a certificate for somebody’s request.

Options of create:
  --name NAME…                names that peers know the service by
  --role server|client|both   which side of a handshake it is for (server)
  --cn TEXT                   common name, for people; never matched by TLS
${keyOption}

Options of sign:
  --accept EXTENSION…         take over these extensions of the request and no others: san, key-usage, extended-key-usage or OIDs
                              (those three); “none” takes over nothing
  --role server|client|both   where the request does not say it (server)
  --format FORMAT,…           pem, truststore, der (pem)
${lifetimeOptions}
${authorityOptions}

Options of both:
${deliveryOptions}

${exitStatus}`;

const ca = `Usage: certscope ca create [options]
       certscope ca list [--json]

create: a development CA. Its key is kept in your own storage, readable by you alone ($CERTSCOPE_HOME, or where your system keeps an
application’s data). Unless told otherwise it may sign for development domains, private addresses and the plain names of the
project’s own services only (those of compose files, Kubernetes Services and nginx), so that a stolen key is good for nothing else.
list: the development CAs in your storage.

Options of create:
  --name TEXT                 what it is called (the project’s name)
  --intermediate              a root, and below it an intermediate CA that does the signing
  --permit DOMAIN…            further domains, networks (10.0.0.0/8), mail domains (@example.com) or URI hosts (spiffe://example.org)
                              that it may sign for
  --no-constraints            it may sign for any name
${keyOption}
${lifetimeOptions.replace('(90)', '(3650)')}
  --out DIR                   write its certificates there
  --with-key                  … and its key too, instead of to your storage
  --replace                   replace files that are there already
  --gitignore                 have git pass over the key, where it would take it; over all of DIR where this makes it
${reportOptions}

${exitStatus}`;

const revoke = `Usage: certscope revoke [CERT…] --out DIR [options]

The revocation list (crl.pem) of a CA, with these certificates added to those that it has revoked before. CERT is a file or a serial
number in hex; without one the list is signed again as it is. The CA is the one that signed the certificates, among those in your
storage and below the working directory; for serial numbers the project’s development CA.

Options:
${authorityOptions.replace('the project’s development CA, made on first use', 'the one that signed the certificates')}
  --reason REASON             unspecified, keyCompromise, affiliationChanged, superseded or cessationOfOperation
  --days N                    days until the next list is due (30)
  --out DIR                   where to; an earlier list of the same CA is replaced
  --replace                   replace whatever is there
${reportOptions}

${exitStatus}`;

const snippet = `Usage: certscope snippet STACK --dir DIR [options]
       certscope snippet --list

Configuration ready to paste that uses the files in DIR, on standard output.

Options:
  --dir DIR                   the folder that a certificate was issued into, or will be where the configuration is read
  --role server|client|both   which side of a handshake (server)
  --server-name NAME          name that clients reach the server by (localhost)
  --port PORT                 TCP port of the server (8443)
  --list                      the stacks that there are

Exit status: 0 done, 2 bad usage.
`;

/** What `certscope COMMAND --help` prints, by command. */
export const issuingUsages = {
  issue,
  pair,
  'negative-tests': negativeTests,
  renew,
  csr,
  ca,
  revoke,
  snippet,
} as const;
