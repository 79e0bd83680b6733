import type { Localize } from '../../text/localize.ts';
import type { GeneralName } from '../../x509/types.ts';
import { rfc5280 } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { publication } from '../publication.ts';
import { type CertificateRule, silent } from '../types.ts';

/** What distinguishes one rule about a kind of name that should not be constrained from the others. */
export interface ConstrainedKindSpec extends Pick<CertificateRule, 'id' | 'title' | 'zlint'> {
  readonly kind: GeneralName['kind'];
  /** The kind in the standard's words. */
  readonly name: string;
}

/** A rule about name constraints on a kind of name that CAs should not constrain, since verifiers do not know how. */
export function constrainedKindRule({ kind, name, ...metadata }: ConstrainedKindSpec): CertificateRule {
  return {
    ...metadata,
    severity: 'information',
    force: 'SHOULD',
    citation: rfc5280('4.2.1.10'),
    fixable: false,
    since: publication.rfc5280,
    scope: 'certificate',
    impliedBy: ['chain/unsupported-name-constraint', 'chain/unknown-critical-extension'],
    extension: extensionOids.nameConstraints,
    check(subject, { t }) {
      const value = subject.value(extensionOids.nameConstraints, 'nameConstraints');
      const subtree = [...(value?.permitted ?? []), ...(value?.excluded ?? [])].find(({ base }) => base.kind === kind);
      if (subtree === undefined) return silent;
      const isCritical = subject.extension(extensionOids.nameConstraints)?.critical === true;
      return [
        {
          message: describe(name, isCritical, t),
          bytes: subtree.range,
          ...(isCritical ? { severity: 'warning' } : {}),
        },
      ];
    },
  };
}

function describe(name: string, isCritical: boolean, t: Localize): string {
  return isCritical
    ? t(
        'A critical name constraint is on {0}, a kind of name that CAs should not constrain. Go refuses every chain of this CA ("x509: unhandled critical extension"), OpenSSL and Java accept it; issue the CA again without this constraint.',
        name,
      )
    : t(
        'A name constraint is on {0}, a kind of name that CAs should not constrain: verifiers do not compare it. Issue the CA again without this constraint.',
        name,
      );
}
