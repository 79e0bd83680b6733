import type { Localize } from '../../text/localize.ts';
import type { NameAttribute } from '../../x509/types.ts';
import type { CertificateSubject } from '../certificate-subject.ts';
import { extensionOids } from '../extension-oids.ts';
import { type CertificateRule, type FieldReport, silent } from '../types.ts';
import { quote } from '../wording.ts';
import { type WebRuleSpec, webRule } from './web-rule.ts';

/** A demand on every DNS name of a certificate. */
export interface DnsNameRuleSpec extends Omit<WebRuleSpec, 'check' | 'extension'> {
  /** Common names are asked, too. */
  readonly commonNames?: true;
  /** `name` in lower case. */
  isWrong(name: string): boolean;
  /** What is wrong with `name`, in quotation marks. */
  describe(name: string, t: Localize): string;
}

/** A rule that looks at one DNS name at a time: those of subjectAltName and, where asked for, common names. */
export function dnsNameRule({ commonNames, isWrong, describe, ...rest }: DnsNameRuleSpec): CertificateRule {
  return webRule({
    ...rest,
    ...(commonNames ? {} : { extension: extensionOids.subjectAltName }),
    check(subject, { t }) {
      const names = commonNames ? [...listOwnCommonNames(subject), ...subject.dnsNames] : subject.dnsNames;
      // Nearly always none.
      if (!names.some(({ value }) => isWrong(value.toLowerCase()))) return silent;
      return names
        .filter(({ value }) => isWrong(value.toLowerCase()))
        .map(({ value, range }): FieldReport => ({ message: describe(quote(value), t), bytes: range }));
    },
  });
}

/** Common names that are none of the DNS names: those are asked there. */
function listOwnCommonNames({ commonNames, dnsNames }: CertificateSubject): readonly NameAttribute[] {
  return commonNames.filter(({ value }) => !dnsNames.some((name) => name.value.toLowerCase() === value.toLowerCase()));
}
