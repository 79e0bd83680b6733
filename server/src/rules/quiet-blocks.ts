import type { Artifact, ArtifactContent } from '../documents/types.ts';
import type { RuleContext, RuleSettings } from './types.ts';

/** What is said of a block rests on these besides its content. Validity is told to the minute. */
interface Moment {
  readonly minute: number;
  readonly settings: RuleSettings;
  readonly languageId: string;
}

/** The blocks of a holder, and the indexes of those about which something was to be said. */
interface Heard extends Moment {
  readonly contents: readonly ArtifactContent[];
  readonly loud: readonly number[];
}

const MINUTE = 60_000;

/** Fewer blocks are asked about again. */
const WORTH_IT = 64;

/**
 * The blocks of large holders about which no rule had anything to say. A keystroke leaves those before and after it as they were:
 * only the others are asked about again.
 */
export class QuietBlocks {
  /** By the first block, which is the same for most of a holder's versions. */
  readonly #heard = new WeakMap<ArtifactContent, Heard>();

  /** Indexes of the blocks to ask about; undefined for all of them. */
  toAsk(artifacts: readonly Artifact[], context: RuleContext): readonly number[] | undefined {
    const first = artifacts[0]?.content;
    const heard = first && this.#heard.get(first);
    return heard === undefined || !isSameMoment(heard, momentOf(context)) ? undefined : listUnknown(heard, artifacts);
  }

  /** Something was to be said about the blocks with these indexes, and nothing about the others. */
  remember(artifacts: readonly Artifact[], loud: readonly number[], context: RuleContext): void {
    const first = artifacts[0]?.content;
    if (first === undefined || artifacts.length < WORTH_IT) return;
    this.#heard.set(first, { ...momentOf(context), contents: artifacts.map(({ content }) => content), loud });
  }
}

function momentOf({ now, settings, document }: RuleContext): Moment {
  return { minute: Math.floor(now / MINUTE), settings, languageId: document.languageId };
}

function isSameMoment(one: Moment, other: Moment): boolean {
  return one.minute === other.minute && one.settings === other.settings && one.languageId === other.languageId;
}

/** What came between the blocks that are the same at the beginning and at the end, and those of them that were loud. */
function listUnknown({ contents, loud }: Heard, artifacts: readonly Artifact[]): number[] {
  const most = Math.min(contents.length, artifacts.length);
  const added = artifacts.length - contents.length;
  let head = 0;
  while (head < most && artifacts[head]?.content === contents[head]) head++;
  let tail = artifacts.length;
  while (tail > head && tail - added > head && artifacts[tail - 1]?.content === contents[tail - 1 - added]) tail--;
  const between = Array.from({ length: tail - head }, (_, index) => head + index);
  const before = loud.filter((index) => index < head);
  const after = loud.map((index) => index + added).filter((index) => index >= tail);
  return [...before, ...between, ...after];
}
