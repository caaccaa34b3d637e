import { chai, JestAsymmetricMatchers, JestChaiExpect, JestExtend } from "@vitest/expect";

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);

/** Vitest's own matchers on a runner of a few lines: the same test files, in a page. */
export const expect = (value: unknown) => chai.expect(value);

type Test = { name: string; run: (() => unknown) | null };
const tests: Test[] = [];
const path: string[] = [];
let skipping = false;

export function it(name: string, run: () => unknown): void {
  tests.push({ name: [...path, name].join(" > "), run: skipping ? null : run });
}

function group(name: string, define: () => void, skip: boolean): void {
  const before = skipping;
  path.push(name);
  skipping ||= skip;
  define();
  skipping = before;
  path.pop();
}

export const describe = Object.assign((name: string, define: () => void) => group(name, define, false), {
  skipIf: (skip: boolean) => (name: string, define: () => void) => group(name, define, skip),
});

export type Result = { name: string; outcome: "passed" | "failed" | "skipped"; message: string };

/** Runs what has been registered since the last call, as far as it is wanted. */
export async function runTests(report: (result: Result) => void, wanted: (name: string) => boolean = () => true): Promise<void> {
  for (const { name, run } of tests.splice(0).filter((test) => wanted(test.name))) {
    if (run === null) {
      report({ name, outcome: "skipped", message: "" });
      continue;
    }
    try {
      await run();
      report({ name, outcome: "passed", message: "" });
    } catch (error) {
      report({ name, outcome: "failed", message: error instanceof Error ? `${error.name}: ${error.message}` : String(error) });
    }
  }
}
