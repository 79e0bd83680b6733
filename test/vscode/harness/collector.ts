/** What became of one test; `error` is the first line to read where it failed. */
export type TestOutcome = {
  readonly name: string;
  readonly status: 'passed' | 'failed' | 'skipped';
  readonly milliseconds: number;
  readonly error?: string;
};

/** Where a suite puts its tests. */
export type SuiteDefinition = {
  readonly describe: (topic: string, define: () => void) => void;
  readonly it: (name: string, body: () => Promise<void> | void) => void;
  /** A test without which the others have no chance: where it fails, they fail at once. */
  readonly first: (name: string, body: () => Promise<void> | void) => void;
  /** Leaves a test out and says so in the counts. */
  readonly skip: (name: string) => void;
};

type Test = {
  readonly name: string;
  readonly body: (() => Promise<void> | void) | undefined;
  readonly essential: boolean;
};

/** One test that hangs must not hide the others, in milliseconds. */
const testDeadline = 30_000;

/** The tests that `define` registers, in order, each named by its topics. */
function collectTests(define: (suite: SuiteDefinition) => void): readonly Test[] {
  const tests: Test[] = [];
  const topics: string[] = [];
  const add = (name: string, body: Test['body'], essential = false): void => {
    tests.push({ name: [...topics, name].join(' › '), body, essential });
  };
  define({
    describe(topic, defineTopic) {
      topics.push(topic);
      defineTopic();
      topics.pop();
    },
    it: (name, body) => add(name, body),
    first: (name, body) => add(name, body, true),
    skip: (name) => add(name, undefined),
  });
  return tests;
}

async function withinDeadline(work: Promise<void> | void): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done after ${testDeadline / 1000} s`)), testDeadline);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function runTest({ name, body }: Test): Promise<TestOutcome> {
  if (!body) return { name, status: 'skipped', milliseconds: 0 };
  const start = performance.now();
  const elapsed = (): number => Math.round(performance.now() - start);
  try {
    await withinDeadline(body());
    return { name, status: 'passed', milliseconds: elapsed() };
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { name, status: 'failed', milliseconds: elapsed(), error: text };
  }
}

/** Runs the tests that `define` registers one after the other and returns what became of each. */
export async function runTests(define: (suite: SuiteDefinition) => void): Promise<readonly TestOutcome[]> {
  const outcomes: TestOutcome[] = [];
  let missing: string | undefined;
  for (const test of collectTests(define)) {
    const outcome = missing === undefined ? await runTest(test) : notRun(test, missing);
    if (test.essential && outcome.status === 'failed') missing = test.name;
    outcomes.push(outcome);
  }
  return outcomes;
}

const notRun = ({ name }: Test, missing: string): TestOutcome => ({
  name,
  status: 'failed',
  milliseconds: 0,
  error: `not run, because this failed: ${missing}`,
});
