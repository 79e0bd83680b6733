import { createHash, X509Certificate } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { certificates } from '../fixtures.mjs';
import { interleave, timed } from '../measure.mjs';
import { row } from '../report.mjs';
import { bundleEntry } from './build.mjs';

/** The same fields read by Node. */
function readWithNode(der) {
  const certificate = new X509Certificate(der);
  const { asymmetricKeyType, asymmetricKeyDetails } = certificate.publicKey;
  return (
    certificate.serialNumber.length +
    certificate.subject.length +
    certificate.issuer.length +
    Date.parse(certificate.validFrom) +
    Date.parse(certificate.validTo) +
    (asymmetricKeyType?.length ?? 0) +
    (asymmetricKeyDetails?.modulusLength ?? asymmetricKeyDetails?.namedCurve?.length ?? 0) +
    (certificate.subjectAltName?.length ?? 0) +
    (certificate.keyUsage?.length ?? 0) +
    (certificate.infoAccess?.length ?? 0) +
    Number(certificate.ca) +
    certificate.fingerprint256.length
  );
}

/** The same fields read by @peculiar/x509. */
async function peculiarReader() {
  await import('reflect-metadata');
  const { X509Certificate: Certificate } = await import('@peculiar/x509');
  return (der) => {
    const certificate = new Certificate(der);
    const fields = [
      certificate.serialNumber,
      certificate.subject,
      certificate.issuer,
      certificate.publicKey.algorithm.name,
    ];
    const extensions = certificate.extensions.map((extension) => extension.type.length);
    const dates = Number(certificate.notBefore) + Number(certificate.notAfter);
    return fields.join().length + extensions.length + dates + (createHash('sha256').update(der).digest()[0] ?? 0);
  };
}

const each = (ders, read) => () =>
  timed(() => {
    for (const der of ders) read(der);
  });

/** All hover fields and the SHA-256 of a certificate. */
export async function decode({ rounds = 9 }) {
  const ders = certificates(5000);
  const few = ders.slice(0, 200);
  const { readAll } = await import(pathToFileURL(await bundleEntry('decode-entry.ts', 'decode.mjs', 'esm')).href);
  const readWithPeculiar = await peculiarReader();
  const result = await interleave(rounds, {
    ours: each(ders, readAll),
    node: each(ders, readWithNode),
    peculiar: each(few, readWithPeculiar),
  });
  const ours = result.ours / ders.length;
  const what = 'all hover fields and SHA-256, per certificate';
  return [
    row(what, ours, 'node:crypto X509Certificate', result.node / ders.length, { goal: 0.3 }),
    row(what, ours, '@peculiar/x509', result.peculiar / few.length),
  ];
}
