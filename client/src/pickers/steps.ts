/** What the user did at a step. */
export type Answer<T> =
  | { readonly kind: 'next'; readonly value: T }
  | { readonly kind: 'back' }
  | { readonly kind: 'cancel' };

/** What a step shows of the whole: `Issue Development Certificate (2/7)`. There is a way back from every step but the first. */
export interface StepFrame {
  readonly title: string;
  /** From 1. */
  readonly step: number;
  readonly totalSteps: number;
}

/** One question. It is handed what is known so far and gives back the same with its answer. */
export interface Step<S> {
  /** Asked only where this is true. */
  isNeeded?(state: S): boolean;
  ask(state: S, frame: StepFrame): Promise<Answer<S>>;
}

/** A step that fills one property. */
export function step<S, K extends keyof S>(
  key: K,
  ask: (state: S, frame: StepFrame) => Promise<Answer<S[K]>>,
  isNeeded: (state: S) => boolean = () => true,
): Step<S> {
  return {
    isNeeded,
    ask: async (state, frame) => {
      const answer = await ask(state, frame);
      return answer.kind === 'next' ? { kind: 'next', value: { ...state, [key]: answer.value } } : answer;
    },
  };
}

/** Asks one question after the other; undefined where the user gave up. Going back restores what was known before. */
export async function runSteps<S>(title: string, steps: readonly Step<S>[], start: S): Promise<S | undefined> {
  const passed: { readonly index: number; readonly state: S }[] = [];
  let state = start;
  let index = nextNeeded(steps, 0, state);
  for (let current = steps[index]; current !== undefined; current = steps[index]) {
    const later = steps.slice(index + 1).filter((each) => isNeeded(each, state)).length;
    const number = passed.length + 1;
    const answer = await current.ask(state, { title, step: number, totalSteps: number + later });
    if (answer.kind === 'cancel') return undefined;
    if (answer.kind === 'back') {
      const before = passed.pop();
      if (before === undefined) return undefined;
      ({ index, state } = before);
      continue;
    }
    passed.push({ index, state });
    state = answer.value;
    index = nextNeeded(steps, index + 1, state);
  }
  return state;
}

function nextNeeded<S>(steps: readonly Step<S>[], from: number, state: S): number {
  let index = from;
  for (let each = steps[index]; each !== undefined && !isNeeded(each, state); each = steps[index]) index++;
  return index;
}

function isNeeded<S>(each: Step<S>, state: S): boolean {
  return each.isNeeded?.(state) ?? true;
}
