import { describe, expect, it } from 'vitest';
import { checkPackaging, packagingNotes } from '../../../server/src/issue/outputs/check-packaging.ts';
import type { Packaging } from '../../../server/src/issue/tasks.ts';
import { OUTPUT_FORMATS } from '../../../server/src/issue/types.ts';
import { english } from '../../../server/src/text/localize.ts';

describe('a packaging', () => {
  it('of every format needs a key and a password, and no more', () => {
    expect(checkPackaging({ formats: OUTPUT_FORMATS, password: 'secret' }, true, english)).toBeUndefined();
    expect(checkPackaging({ formats: OUTPUT_FORMATS, password: '' }, true, english)).toBeUndefined();
    expect(checkPackaging({ formats: ['pem', 'pkcs12'] }, true, english)).toContain('needs a password');
    expect(checkPackaging({ formats: ['pkcs12-legacy'] }, true, english)).toContain('needs a password');
  });

  it.each(['pkcs12', 'pkcs12-legacy', 'combined', 'kubernetes'] as const)('as %s needs the key', (format) => {
    expect(checkPackaging({ formats: [format], password: 'secret' }, false, english)).toContain(format);
  });

  it('without the key can be PEM, DER and a truststore', () => {
    expect(checkPackaging({ formats: ['pem', 'der', 'truststore'] }, false, english)).toBeUndefined();
  });

  it.each(['Api', 'api_tls', '-api', 'api-', 'a..b', '', 'ä', 'x'.repeat(254)])(
    'cannot name its Secret %j',
    (secretName) => {
      expect(checkPackaging({ formats: ['kubernetes'], secretName }, true, english)).toContain(`“${secretName}”`);
      expect(checkPackaging({ formats: ['pem'], secretName }, true, english)).toBeUndefined();
    },
  );

  it.each(['api', 'api.tls', '0', 'x'.repeat(63)])('can name its Secret %j', (secretName) => {
    expect(checkPackaging({ formats: ['kubernetes'], secretName }, true, english)).toBeUndefined();
  });

  it.each(['Payments', 'pay.ments', 'x'.repeat(64), ''])('cannot put its Secret into %j', (namespace) => {
    expect(checkPackaging({ formats: ['kubernetes'], namespace }, true, english)).toContain('as a namespace');
  });

  it('tells what somebody may not expect of it, and nothing else', () => {
    const notes = (packaging: Packaging): readonly string[] => packagingNotes(packaging, english);
    expect(notes({ formats: ['pkcs12'], password: 'pässwörd' })).toEqual([expect.stringContaining('Java')]);
    expect(notes({ formats: ['truststore'], password: 'pässwörd' })).toEqual([expect.stringContaining('Java')]);
    expect(notes({ formats: ['pkcs12-legacy'], password: '' })).toEqual([expect.stringContaining('is empty')]);
    expect(notes({ formats: ['pem', 'kubernetes'], keyPassword: 'x' })).toEqual([
      expect.stringContaining('Kubernetes'),
    ]);
    expect(notes({ formats: OUTPUT_FORMATS, password: 'secret' })).toEqual([]);
    expect(notes({ formats: ['pem'], password: 'pässwörd', keyPassword: 'ä' })).toEqual([]);
  });
});
