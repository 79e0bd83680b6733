import { describeKey, nameOf } from '../../features/explain/words.ts';
import { expiryPhrase, roleLabel, showTime } from '../../features/hover/describe-certificate.ts';
import { visible } from '../../features/markdown.ts';
import type { PathReason } from '../../path/validation/reasons.ts';
import { describeReason } from '../../rules/reason-text.ts';
import { shortName } from '../../rules/wording.ts';
import type { Localize } from '../../text/localize.ts';
import { getExtension, isSelfIssued } from '../../x509/identity.ts';
import type { Certificate } from '../../x509/types.ts';
import { compareDeployed, isNewer } from '../deployed.ts';
import { servedReasons } from '../diagnose/served-reasons.ts';
import type { Evidence } from '../evidence.ts';
import type { ServedFinding } from '../served-chain.ts';
import type { ReportInput } from './types.ts';

/** Names of a certificate that are listed. */
const MAX_NAMES = 8;

/** Each certificate in the order served, with what rules and path validation say of it; then the verdict on the whole. Empty where none came. */
export function describeChain(input: ReportInput): readonly string[] {
  const { evidence, t } = input;
  const { certificates } = evidence.chain;
  if (certificates.length === 0) return [];
  return [
    ...certificates.flatMap((certificate, index) => describeCertificate(certificate, index, input)),
    ...describeVerdict(evidence, t),
    ...describeDeployed(evidence, t),
  ];
}

function describeCertificate(certificate: Certificate, index: number, { evidence, extras, t }: ReportInput): string[] {
  const { notBefore, notAfter } = certificate.validity;
  const until = notAfter.epochMilliseconds;
  const validity = t('valid from {0} to {1}', showTime(notBefore), showTime(notAfter));
  const reasons = servedReasons(evidence).filter((reason) => reason.certificate === certificate);
  const findings = (extras.findings ?? []).filter((each) => each.index === index && !isSaid(each, reasons));
  return [
    `${index + 1}. ${nameOf(certificate)} · ${roleLabel(certificate, t)}`,
    `   ${isSelfIssued(certificate) ? t('self-signed') : t('issued by {0}', shortName(certificate.issuer))} · ${t('key {0}', describeKey(certificate.publicKey, t))}`,
    `   ${until === undefined ? validity : `${validity} · ${expiryPhrase(until, evidence.now, t)}`}`,
    ...describeNames(certificate, t),
    ...reasons.map((reason) => `   ✗ ${describeFault(reason, t)}`),
    ...findings.map(({ code, message }) => `   · ${visible(message, 2000)} (${code})`),
  ];
}

/** Whether path validation has said it already, with its section. */
function isSaid({ code }: ServedFinding, reasons: readonly PathReason[]): boolean {
  const name = code === 'chain/missing-issuer' ? 'issuer-not-found' : code.slice(code.indexOf('/') + 1);
  return reasons.some((reason) => reason.code === name);
}

function describeNames(certificate: Certificate, t: Localize): string[] {
  const names = getExtension(certificate, 'subjectAltName')?.names ?? [];
  if (names.length === 0) return [];
  const shown = names.slice(0, MAX_NAMES).map(({ value }) => visible(value, 100));
  const rest = names.length - shown.length;
  return [`   ${t('names: {0}', [...shown, ...(rest > 0 ? [t('and {0} more', rest)] : [])].join(', '))}`];
}

function describeFault(reason: PathReason, t: Localize): string {
  return `${visible(describeReason(reason, t), 2000)} (${reason.section})`;
}

function describeVerdict({ chain, anchors }: Evidence, t: Localize): string[] {
  const { result } = chain;
  switch (result?.verdict) {
    case undefined:
      return [t('? Not held against trusted CAs.')];
    case 'valid':
      return [
        result.path.anchor === undefined
          ? t('✓ The path holds.')
          : t('✓ The path holds, up to the trusted {0}.', nameOf(result.path.anchor)),
      ];
    case 'undecided':
      return [t('? Whether the path holds cannot be told here.')];
    case 'invalid':
      return [t('✗ The path does not hold (certificates trusted: {0}).', anchors.length)];
  }
}

/** Certificates for the same names that are listed. */
const MAX_OTHERS = 5;

/** Whether what is deployed is what lies in the workspace. */
function describeDeployed(evidence: Evidence, t: Localize): string[] {
  const { same, others } = compareDeployed(evidence);
  const [leaf] = evidence.chain.certificates;
  if (leaf === undefined) return [];
  return [
    ...same
      .slice(0, MAX_OTHERS)
      .map(({ place }) => t('✓ The certificate of the server is the one in {0}.', visible(place, 200))),
    ...(same.length > 0 ? [] : others.slice(0, MAX_OTHERS)).map(({ certificate, place }) => {
      const until = showTime(certificate.validity.notAfter);
      return isNewer(certificate, leaf)
        ? t(
            '! A newer certificate for these names, valid until {0}, lies in {1}; the server does not use it.',
            until,
            visible(place, 200),
          )
        : t('· Another certificate for these names, valid until {0}, lies in {1}.', until, visible(place, 200));
    }),
  ];
}
