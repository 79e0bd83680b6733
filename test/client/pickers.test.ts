import { describe, expect, it } from 'vitest';
import { type Answer, runSteps, type Step, type StepFrame, step } from '../../client/src/pickers/steps.ts';

interface Order {
  readonly dish: string;
  readonly spices: readonly string[];
  readonly hot: boolean;
}

/** A user who answers each question with the next of these, and what they were shown. */
function userSaying(...answers: readonly (string | 'back' | 'cancel')[]) {
  const seen: string[] = [];
  const waiting = [...answers];
  const answer = ({ step: number, totalSteps }: StepFrame, question: string): Answer<string> => {
    seen.push(`${question} ${number}/${totalSteps}`);
    const said = waiting.shift() ?? 'cancel';
    if (said === 'back') return { kind: 'back' };
    return said === 'cancel' ? { kind: 'cancel' } : { kind: 'next', value: said };
  };
  return { seen, answer };
}

function dinner(user: ReturnType<typeof userSaying>): readonly Step<Order>[] {
  return [
    step<Order, 'dish'>('dish', async (_order, frame) => user.answer(frame, 'dish')),
    step<Order, 'spices'>(
      'spices',
      async ({ spices }, frame) => {
        const answer = user.answer(frame, `spices (${spices.join()})`);
        return answer.kind === 'next' ? { kind: 'next', value: [...spices, answer.value] } : answer;
      },
      ({ dish }) => dish !== 'water',
    ),
    step<Order, 'hot'>('hot', async (_order, frame) => {
      const answer = user.answer(frame, 'hot');
      return answer.kind === 'next' ? { kind: 'next', value: answer.value === 'yes' } : answer;
    }),
  ];
}

const nothing: Order = { dish: '', spices: [], hot: false };

describe('a picker of several steps', () => {
  it('asks one question after the other and counts them', async () => {
    const user = userSaying('soup', 'pepper', 'yes');
    expect(await runSteps('Dinner', dinner(user), nothing)).toEqual({ dish: 'soup', spices: ['pepper'], hot: true });
    expect(user.seen).toEqual(['dish 1/3', 'spices () 2/3', 'hot 3/3']);
  });

  it('leaves out what an earlier answer made needless', async () => {
    const user = userSaying('water', 'no');
    expect(await runSteps('Dinner', dinner(user), nothing)).toEqual({ dish: 'water', spices: [], hot: false });
    expect(user.seen).toEqual(['dish 1/3', 'hot 2/2']);
  });

  it('goes back to the question that was asked before, with what was known then', async () => {
    const user = userSaying('soup', 'pepper', 'back', 'salt', 'back', 'back', 'water', 'yes');
    expect(await runSteps('Dinner', dinner(user), nothing)).toEqual({ dish: 'water', spices: [], hot: true });
    expect(user.seen.slice(2, 6)).toEqual(['hot 3/3', 'spices () 2/3', 'hot 3/3', 'spices () 2/3']);
  });

  it('ends where the user gives up, or goes back from the first question', async () => {
    expect(await runSteps('Dinner', dinner(userSaying('soup', 'cancel')), nothing)).toBeUndefined();
    expect(await runSteps('Dinner', dinner(userSaying('back')), nothing)).toBeUndefined();
  });
});
