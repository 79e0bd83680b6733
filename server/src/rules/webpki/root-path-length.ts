import { extensionOids } from '../extension-oids.ts';
import { silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { reportOne, webRule } from './web-rule.ts';

/** Public root with a path length. */
export const rootPathLength = webRule({
  id: 'webpki/root-path-length',
  title: 'Public root with a path length',
  force: 'SHOULD',
  section: '7.1.2.1.4',
  since: effective.firstVersion,
  zlint: ['w_root_ca_basic_constraints_path_len_constraint_field_present'],
  about: ['root'],
  extension: extensionOids.basicConstraints,
  check(subject, { t }) {
    const constraints = subject.extension(extensionOids.basicConstraints);
    if (subject.value(extensionOids.basicConstraints, 'basicConstraints')?.pathLength === undefined) return silent;
    const message = t(
      'Root {0} limits the length of paths, which the Baseline Requirements advise against: verifiers need not look at a root (RFC 5280 §6.1), and some do. Leave the limit to the CAs below.',
      nameOf(subject.certificate),
    );
    return reportOne(message, constraints?.range ?? subject.certificate.subject.range);
  },
});
