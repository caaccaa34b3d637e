import { type Result, runTests } from "./vitest";

const files = import.meta.glob("../../src/sealing/*.test.ts");
const say = (line: string) => console.log(`result ${line}`);
const report = (result: Result) => say(JSON.stringify(result));

/** The page must be under the policy it is meant for; a suite that passes without it would prove nothing. */
function expectPolicy(): void {
  expectRefused("innerHTML", () => { document.createElement("div").innerHTML = "<b>x</b>"; });
  expectRefused("a worker's script", () => { new Worker(location.href); });
}

function expectRefused(what: string, act: () => void): void {
  const name = `page > trusted types refuse ${what}`;
  try {
    act();
  } catch {
    return report({ name, outcome: "passed", message: "" });
  }
  report({ name, outcome: "failed", message: "the policy is missing" });
}

async function run(): Promise<void> {
  expectPolicy();
  for (const [file, load] of Object.entries(files)) {
    try {
      await load();
    } catch (error) {
      report({ name: file, outcome: "failed", message: String(error) });
    }
    await runTests(report);
  }
  say("done");
}

void run();
