import { actors, after, founded, MOST_KEYS, NEWCOMERS, type Model, type Step, type Told } from "./model";

/** Always the same numbers for a seed (mulberry32). */
export type Dice = { below: (n: number) => number; one: <T>(of: readonly T[]) => T; some: <T>(of: readonly T[], count: number) => T[] };

export function dice(seed: number): Dice {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  };
  const below = (n: number) => next() % n;
  const one = <T>(of: readonly T[]): T => {
    const found = of[below(of.length)];
    if (found === undefined) throw new Error("nothing to draw from");
    return found;
  };
  const some = <T>(of: readonly T[], count: number): T[] => {
    const left = [...of];
    return Array.from({ length: Math.min(count, left.length) }, () => left.splice(below(left.length), 1)).flat();
  };
  return { below, one, some };
}

/** One allowed or forbidden step from here, in the proportions in which they are interesting. */
export function drawStep(m: Model, d: Dice): Step {
  const active = m.list.filter((one) => one.active).map(({ who }) => who);
  const everybody = m.list.map(({ who }) => who);
  if (m.epochs.length === 0) {
    const to = d.some(d.below(8) === 0 ? everybody : active, 1 + d.below(d.below(6) === 0 ? 10 : 4));
    const excl = d.below(12) === 0 ? d.some(everybody, 2) : d.some(everybody.filter((who) => !to.includes(who)), d.below(3));
    return { do: "report", to, excl, dual: d.below(3) === 0 };
  }
  const newcomers = NEWCOMERS.filter((who) => !everybody.includes(who));
  const rekeyable = m.list.filter(({ active: is, key }) => is && key < MOST_KEYS - 1).map(({ who }) => who);
  const able = actors(m);
  const kind = d.below(10);
  if (kind === 0 && newcomers[0] !== undefined) return { do: "join", who: newcomers[0] };
  if (kind === 1 && active.length > 3) return { do: "leave", who: d.one(active) };
  if ((kind <= 3 || able.length === 0) && rekeyable.length > 0) return { do: "rekey", who: d.one(rekeyable) };
  if (able.length === 0) return { do: "join", who: d.one(newcomers) };
  const by = d.one(able);
  const other = d.one(able.filter((who) => who !== by || able.length === 1));
  const newest = m.epochs.at(-1);
  const dual = newest?.dual === true;
  const now = [...new Set(newest?.readers.map((key) => key.slice(0, 2)) ?? [])];
  const stay = now.filter((who) => active.includes(who));
  if (kind <= 6) {
    const more = d.some(d.below(8) === 0 ? everybody : active, 1 + d.below(2));
    const to = d.below(4) === 0 ? stay : [...new Set([...stay, ...more])];
    return { do: "grant", by, with: other, to, tell: dual || d.below(8) > 0 ? null : (to.find((who) => who !== by) ?? null) };
  }
  const out = d.some(now, d.below(3));
  const to = d.below(10) === 0 ? now : stay.filter((who) => !out.includes(who));
  return { do: "rotate", by, with: other, to, dual: d.below(5) === 0 ? !dual : dual };
}

/** Some steps from here on. */
export function walk(from: Model, d: Dice, count: number): { steps: Told[]; model: Model } {
  let model = from;
  const steps: Told[] = [];
  while (steps.length < count) {
    const step = drawStep(model, d);
    const next = after(model, step);
    steps.push({ ...step, refused: next === null });
    model = next ?? model;
  }
  return { steps, model };
}

export const STEMS = 500;
export const BRANCHES = 20;

/** A common beginning: changes of the team, a report, and what comes after it. */
export function stem(at: number): { steps: Told[]; model: Model } {
  const d = dice(at * 7919 + 1);
  let model = founded;
  const steps: Told[] = [];
  for (let i = d.below(3); i > 0; i--) {
    const everybody = model.list.map(({ who }) => who);
    const who = NEWCOMERS.find((name) => !everybody.includes(name));
    const step: Step = d.below(2) === 0 && who !== undefined ? { do: "join", who } : { do: "rekey", who: d.one(everybody) };
    const next = after(model, step);
    if (next === null) continue;
    steps.push({ ...step, refused: false });
    model = next;
  }
  while (model.epochs.length === 0) {
    const one = walk(model, d, 1);
    steps.push(...one.steps);
    model = one.model;
  }
  const later = walk(model, d, d.below(4));
  return { steps: [...steps, ...later.steps], model: later.model };
}

/** One scenario: its stem and what follows in this one alone. */
export function branch(at: number, number: number, from: Model): { steps: Told[]; model: Model } {
  const d = dice(at * 7919 + 2 + number * 104_729);
  return walk(from, d, 1 + d.below(3));
}
