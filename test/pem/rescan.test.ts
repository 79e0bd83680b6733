import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultPemLimits, rescanPem, scanPem } from '../../server/src/pem/scan.ts';
import type { PemScan } from '../../server/src/pem/types.ts';
import { pemText, replacement } from './arbitraries.ts';
import { makePem, snapshot } from './sample.ts';

interface Edit {
  readonly text: string;
  readonly splice: { readonly start: number; readonly oldEnd: number; readonly newEnd: number };
}

function apply(text: string, edit: { at: number; length: number; text: string }): Edit {
  const start = Math.floor(edit.at * text.length);
  const oldEnd = Math.min(text.length, start + edit.length);
  return {
    text: text.slice(0, start) + edit.text + text.slice(oldEnd),
    splice: { start, oldEnd, newEnd: start + edit.text.length },
  };
}

function view(scan: PemScan): object {
  return { limit: scan.limit, blocks: scan.blocks.map(({ start, block }) => ({ start, ...snapshot(block) })) };
}

function insert(text: string, at: number, inserted: string): Edit {
  return {
    text: text.slice(0, at) + inserted + text.slice(at),
    splice: { start: at, oldEnd: at, newEnd: at + inserted.length },
  };
}

describe('reading again after an edit', () => {
  it('gives what a full reading gives, edit after edit', () => {
    fc.assert(
      fc.property(pemText, fc.array(replacement, { minLength: 1, maxLength: 4 }), (original, edits) => {
        let text = original;
        let scan = scanPem(text);
        for (const edit of edits) {
          const next = apply(text, edit);
          scan = rescanPem(scan, next.text, next.splice);
          text = next.text;
          expect(view(scan)).toEqual(view(scanPem(text)));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('gives the same however little is looked at first', () => {
    const reaches = fc.constantFrom(0, 1, 60, 600, 1200, 3000);
    fc.assert(
      fc.property(pemText, replacement, reaches, (text, edit, reach) => {
        const next = apply(text, edit);
        const scan = rescanPem(scanPem(text), next.text, next.splice, defaultPemLimits, reach);
        expect(view(scan)).toEqual(view(scanPem(next.text)));
      }),
      { numRuns: 1000 },
    );
  });

  it('respects the limits', () => {
    const limits = { maxBlocks: 3, maxBlockBytes: 100, maxTextLength: 1500 };
    fc.assert(
      fc.property(pemText, replacement, (text, edit) => {
        const next = apply(text, edit);
        expect(view(rescanPem(scanPem(text, limits), next.text, next.splice, limits))).toEqual(
          view(scanPem(next.text, limits)),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('shares every block that did not change, and reads few of 2,000', () => {
    const text = Array.from({ length: 2000 }, (_, seed) => makePem(seed, 300)).join('');
    const before = scanPem(text);
    const next = insert(text, text.indexOf('\n', text.length / 2) + 10, '!');
    const after = rescanPem(before, next.text, next.splice);
    const known = new Set(before.blocks.map(({ block }) => block));
    expect(after.blocks).toHaveLength(2000);
    expect(after.blocks.filter(({ block }) => !known.has(block))).toHaveLength(1);
    // Placed blocks before the edit are the same objects too, so nothing before it was looked at.
    expect(after.blocks.filter((placed, index) => placed === before.blocks[index]).length).toBeGreaterThan(990);
  });

  it('shares blocks when text between them changes', () => {
    const text = makePem(1) + makePem(2) + makePem(3);
    const before = scanPem(text);
    const next = insert(text, makePem(1).length, '# the second one\n');
    const after = rescanPem(before, next.text, next.splice);
    expect(after.blocks.map(({ block }) => block)).toEqual(before.blocks.map(({ block }) => block));
    expect(after.blocks.every(({ block }, index) => block === before.blocks[index]?.block)).toBe(true);
    expect(after.blocks.map(({ start }) => start)).toEqual(scanPem(next.text).blocks.map(({ start }) => start));
  });
});
