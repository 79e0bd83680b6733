import type { TextRange } from '../text/range.ts';
import { EQUALS, escapeLength, isBase64, isBlank, isInvisible, isLineBreak } from './alphabet.ts';
import type { Decoded } from './decoder.ts';

/** A place in base64 that decoders refuse. Ranges are offsets of the text that was read. */
export interface Base64Fault {
  readonly kind: 'bad-base64' | 'whitespace';
  readonly detail:
    | 'invalid-character'
    | 'invisible-character'
    | 'wrong-padding'
    | 'data-after-padding'
    | 'trailing-bits';
  readonly range: TextRange;
  readonly quote?: string;
}

/** Enough to show what is wrong; a block of nothing but wrong characters must not become a million findings. */
const MAX_FAULTS = 64;
const MAX_QUOTE = 40;

/** What is wrong with the base64 in these stretches, in the order of the text. `decoded` is what they were read as. */
export function findBase64Faults(text: string, stretches: readonly TextRange[], decoded: Decoded): Base64Fault[] {
  const walk = new FaultWalk(text);
  for (const stretch of stretches) walk.run(stretch);
  if (decoded.characters > 0 && !walk.faults.some((fault) => fault.kind === 'bad-base64')) {
    walk.faults.push(...findEndFaults(decoded, walk.lastCharacter, walk.padding));
  }
  return walk.faults.sort((a, b) => a.range.start - b.range.start);
}

function findEndFaults(decoded: Decoded, last: number, padding: TextRange | undefined): Base64Fault[] {
  const lastRange = { start: last, end: last + 1 };
  const missing = (4 - (decoded.characters % 4)) % 4;
  if (missing === 3 || missing !== decoded.padding) {
    return [{ kind: 'bad-base64', detail: 'wrong-padding', range: padding ?? lastRange }];
  }
  return decoded.canonical ? [] : [{ kind: 'bad-base64', detail: 'trailing-bits', range: lastRange }];
}

class FaultWalk {
  readonly faults: Base64Fault[] = [];
  lastCharacter = 0;
  padding: TextRange | undefined;
  readonly #text: string;
  #end = 0;

  constructor(text: string) {
    this.#text = text;
  }

  run(stretch: TextRange): void {
    this.#end = stretch.end;
    let at = stretch.start;
    while (at < this.#end && this.faults.length < MAX_FAULTS) at = this.#step(at);
  }

  #step(at: number): number {
    const code = this.#text.charCodeAt(at);
    if (isBase64(code)) return this.#base64(at);
    if (code === EQUALS) return this.#equals(at);
    if (isBlank(code) || isLineBreak(code)) return at + 1;
    const escaped = escapeLength(this.#text, at);
    return escaped > 0 ? at + escaped : this.#foreign(at);
  }

  #base64(at: number): number {
    if (this.padding === undefined) {
      this.lastCharacter = at;
      return at + 1;
    }
    const said = this.faults.some((fault) => fault.detail === 'data-after-padding');
    if (!said) {
      this.faults.push({
        kind: 'bad-base64',
        detail: 'data-after-padding',
        range: { start: at, end: this.#endOfData(at) },
      });
    }
    return this.#end;
  }

  /** The end of what is left, blanks at its end excluded. */
  #endOfData(at: number): number {
    let end = this.#end;
    while (end > at + 1 && !isBase64(this.#text.charCodeAt(end - 1)) && this.#text.charCodeAt(end - 1) !== EQUALS)
      end--;
    return end;
  }

  #equals(at: number): number {
    let end = at;
    while (end < this.#end && this.#text.charCodeAt(end) === EQUALS) end++;
    this.padding ??= { start: at, end };
    return end;
  }

  #foreign(at: number): number {
    const invisible = isInvisible(this.#text.charCodeAt(at));
    let end = at;
    while (end < this.#end && this.#isForeign(end) && isInvisible(this.#text.charCodeAt(end)) === invisible) end++;
    const range = { start: at, end };
    if (invisible) this.faults.push({ kind: 'whitespace', detail: 'invisible-character', range });
    else {
      const quote = this.#text.slice(at, Math.min(end, at + MAX_QUOTE));
      this.faults.push({ kind: 'bad-base64', detail: 'invalid-character', range, quote });
    }
    return end;
  }

  #isForeign(at: number): boolean {
    const code = this.#text.charCodeAt(at);
    if (isBase64(code) || code === EQUALS || isBlank(code) || isLineBreak(code)) return false;
    return escapeLength(this.#text, at) === 0;
  }
}
