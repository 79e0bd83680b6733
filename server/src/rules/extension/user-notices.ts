import { type DerNode, Tag } from '../../asn1/reader.ts';
import { readString } from '../../asn1/strings.ts';
import type { PolicyInformation } from '../../x509/types.ts';
import type { CertificateSubject } from '../certificate-subject.ts';
import { extensionOids } from '../extension-oids.ts';

const USER_NOTICE = '1.3.6.1.5.5.7.2.2';

/** A user notice of a certificate policy as encoded (RFC 5280 §4.2.1.4). */
export interface UserNotice {
  /** noticeRef. */
  readonly reference: DerNode | undefined;
  /** explicitText: a string of any type. */
  readonly text: DerNode | undefined;
}

const none: readonly UserNotice[] = [];

/** The user notices of the certificate policies, in order. Hardly any certificate has one. */
export function readUserNotices(subject: CertificateSubject): readonly UserNotice[] {
  const policies = subject.value(extensionOids.certificatePolicies, 'certificatePolicies')?.policies;
  if (policies === undefined || !hasUserNotice(policies)) return none;
  const reader = subject.reader();
  return policies.flatMap(({ range, qualifiers }) => {
    const [, list] = reader.children(reader.nodeAt(range.start, range.end, ''), '');
    const nodes = list === undefined ? [] : reader.children(list, '');
    return nodes.flatMap((node, index) => {
      if (qualifiers[index]?.oid !== USER_NOTICE) return [];
      const [, notice] = reader.children(node, '');
      const parts = notice === undefined ? [] : reader.children(notice, '');
      return [
        {
          reference: parts.find(({ tag }) => tag === Tag.sequence),
          text: parts.find(({ tag }) => tag !== Tag.sequence),
        },
      ];
    });
  });
}

/** Without a closure for each of the many certificates that have none. */
function hasUserNotice(policies: readonly PolicyInformation[]): boolean {
  for (const { qualifiers } of policies) {
    for (const { oid } of qualifiers) if (oid === USER_NOTICE) return true;
  }
  return false;
}

/** An explicit text with what it says. */
export interface ExplicitText {
  readonly node: DerNode;
  readonly text: string;
}

/** The first explicit text that is wrong; undefined where none is. */
export function findExplicitText(
  subject: CertificateSubject,
  isWrong: (text: ExplicitText) => boolean,
): ExplicitText | undefined {
  for (const { text: node } of readUserNotices(subject)) {
    if (node === undefined) continue;
    const explicit = { node, text: readString(subject.certificate.der, node)?.text ?? '' };
    if (isWrong(explicit)) return explicit;
  }
  return undefined;
}
