import { expect, it } from 'vitest';
import { Pace } from '../../server/src/tls/pace.ts';

it('begins no more pieces of work than it may in a time, and each in its turn', async () => {
  const begun: number[] = [];
  let now = 0;
  const waits: number[] = [];
  const pace = new Pace(
    10,
    100,
    () => now,
    async (milliseconds) => {
      waits.push(milliseconds);
      now += milliseconds;
    },
  );
  for (const piece of [1, 2, 3]) {
    await pace.run(async () => {
      begun.push(piece);
    });
  }
  expect(begun).toEqual([1, 2, 3]);
  expect(waits).toEqual([100, 100]);
});

it('has no more at work at once than it may, also where one fails', async () => {
  const pace = new Pace(2, 0, () => 0);
  let atWork = 0;
  let most = 0;
  const work = (fails: boolean) => async (): Promise<void> => {
    most = Math.max(most, ++atWork);
    await Promise.resolve();
    atWork -= 1;
    if (fails) throw new Error('failed');
  };
  const done = await Promise.allSettled([false, true, false, true, false].map((fails) => pace.run(work(fails))));
  expect(done.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected', 'fulfilled']);
  expect(most).toBe(2);
});
