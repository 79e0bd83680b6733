import type { LocatedArtifact } from '../../documents/locate.ts';
import { code, prose } from '../markdown.ts';
import type { AnalyzedDocument, FeatureContext } from '../types.ts';
import { describeCertificate } from './describe-certificate.ts';
import { describeCrl } from './describe-crl.ts';
import { describeKey, describePublicKeyBlock } from './describe-key.ts';
import { describeRequest } from './describe-request.ts';

/** Markdown for whatever a block holds. */
export function describeObject(subject: LocatedArtifact, analyzed: AnalyzedDocument, context: FeatureContext): string {
  const { object, label } = subject.artifact.content;
  const { t } = context;
  switch (object.kind) {
    case 'certificate':
      return describeCertificate(object, subject, analyzed, context);
    case 'csr':
      return describeRequest(object, context);
    case 'crl':
      return describeCrl(object, context);
    case 'private-key':
      return describeKey(object, context);
    case 'public-key':
      return describePublicKeyBlock(object, context);
    case 'pkcs7':
      return [
        `**${t('PKCS#7 bundle')}** · ${t('{0} certificates, {1} revocation lists', object.certificates.length, object.crls.length)}`,
        ...object.certificates.map(({ certificate }) => `- ${code(certificate.subject.text)}`),
      ].join('\n');
    case 'other':
      return `**${prose(object.what)}** (${code(label)})`;
    case 'unreadable':
      return [
        `**${t('Unreadable {0}', prose(object.expected))}** (${code(label)})`,
        ...object.problems.slice(0, 5).map((problem) => `- ${prose(problem.where)}: ${prose(problem.what)}`),
      ].join('\n');
  }
}
