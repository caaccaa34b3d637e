import { branch, BRANCHES, stem, STEMS } from "./draw";
import { openers, type Told } from "./model";

/** One scenario in names alone: what is done, what has to be refused, and who opens each epoch in the end. */
export type Scenario = { steps: Told[]; keys: string[]; epochs: { alone: string[]; share: string[] }[] };

const COUNT = 200;

/** Each fiftieth scenario: another stem and another branch each time. */
export function sample(): Scenario[] {
  return Array.from({ length: COUNT }, (_, i) => {
    const at = Math.floor((i * STEMS) / COUNT);
    const first = stem(at);
    const rest = branch(at, i % BRANCHES, first.model);
    const keys = rest.model.list.map(({ who, key }) => `${who}#${key}`);
    return { steps: [...first.steps, ...rest.steps], keys, epochs: openers(rest.model) };
  });
}
