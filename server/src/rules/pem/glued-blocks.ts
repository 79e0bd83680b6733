import { rfc7468 } from '../citations.ts';
import type { ArtifactRule } from '../types.ts';
import { reportProblems } from './report-problems.ts';

/** The END line of one block and the BEGIN line of the next stand on one line: files joined without a line break between them. */
export const gluedBlocks: ArtifactRule = {
  id: 'pem/glued-blocks',
  title: 'END and the next BEGIN stand on one line',
  severity: 'error',
  force: 'MUST',
  citation: rfc7468('3'),
  fixable: true,
  scope: 'artifact',
  about: 'damaged',
  check(artifact, _holder, _unit, { t }) {
    return reportProblems(artifact, 'glued-blocks', () => ({
      message: t(
        'A line break is missing between this END line and the BEGIN line after it, as when files without a final line break are joined. OpenSSL and Java refuse the file ("bad end line"); put BEGIN on a line of its own.',
      ),
    }));
  },
};
