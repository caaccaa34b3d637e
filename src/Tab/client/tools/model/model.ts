/**
 * Who can open what, told with plain sets of names. It shares no code with sealing and knows no cryptography: it is what the sealed format is held against.
 * A pair of keys is written "b2#1": the person, and which of her keys, since somebody who enrols again has new ones.
 */
export type Step =
  | { do: "report"; to: string[]; excl: string[]; dual: boolean }
  | { do: "join" | "leave" | "rekey"; who: string }
  | { do: "grant"; by: string; with: string; to: string[]; tell: string | null }
  | { do: "rotate"; by: string; with: string; to: string[]; dual: boolean };

/** The step, and whether it has to be refused. A refused step changes nothing. */
export type Told = Step & { refused: boolean };

type Epoch = { readers: string[]; dual: boolean; known: string[] };
export type Model = { list: { who: string; active: boolean; key: number }[]; epochs: Epoch[] };

export const FOUNDERS = ["a1", "b2", "c3", "d4", "e5"];
export const NEWCOMERS = ["f6", "g7", "h8", "i9", "j0"];
export const MOST_KEYS = 3;
const MOST_READERS = 8;

export const founded: Model = { list: FOUNDERS.map((who) => ({ who, active: true, key: 0 })), epochs: [] };

/** The model after a step, or null when the step is not allowed. */
export function after(m: Model, step: Step): Model | null {
  const active = m.list.filter((one) => one.active);
  const keys = (names: string[]) => names.map((who) => `${who}#${m.list.find((one) => one.who === who)?.key ?? -1}`);
  const readable = (to: string[]) => to.length > 0 && to.length <= MOST_READERS && new Set(to).size === to.length && to.every((who) => active.some((one) => one.who === who));
  const known = m.list.map(({ who }) => who);
  const newest = m.epochs.at(-1);
  switch (step.do) {
    case "join":
      return { ...m, list: [...m.list, { who: step.who, active: true, key: 0 }] };
    case "leave":
      return { ...m, list: m.list.map((one) => (one.who === step.who ? { ...one, active: false } : one)) };
    case "rekey":
      return { ...m, list: m.list.map((one) => (one.who === step.who ? { ...one, key: one.key + 1 } : one)) };
    case "report": {
      const allowed = readable(step.to) && step.to.length >= 2 && step.excl.every((who) => known.includes(who) && !step.to.includes(who));
      return allowed ? { ...m, epochs: [{ readers: keys(step.to), dual: step.dual, known }] } : null;
    }
    case "grant":
      if (newest === undefined || !readable(step.to)) return null;
      if (newest.dual && (step.to.length < 2 || step.to.some((who) => !newest.known.includes(who)))) return null;
      return { ...m, epochs: [...m.epochs.slice(0, -1), { ...newest, readers: keys(step.to) }] };
    case "rotate":
      return readable(step.to) && (!step.dual || step.to.length >= 2) ? { ...m, epochs: [...m.epochs, { readers: keys(step.to), dual: step.dual, known }] } : null;
  }
}

/** Every pair of keys that anybody ever had. */
export function everyKey(m: Model): string[] {
  return m.list.flatMap(({ who, key }) => Array.from({ length: key + 1 }, (_, i) => `${who}#${i}`));
}

/** For each epoch who opens it alone: its readers, and those of a later one, whose key carries the earlier ones; and who holds one share of it. */
export function openers(m: Model): { alone: string[]; share: string[] }[] {
  return m.epochs.map((epoch, at) => ({
    alone: everyKey(m).filter((key) => m.epochs.slice(at).some((later) => !later.dual && later.readers.includes(key))),
    share: everyKey(m).filter((key) => epoch.dual && epoch.readers.includes(key)),
  }));
}

/** Who could change the readers now: active, with a slot for her present keys; in dual mode two of them. */
export function actors(m: Model): string[] {
  const newest = m.epochs.at(-1);
  const able = m.list.filter(({ who, active, key }) => active && newest?.readers.includes(`${who}#${key}`)).map(({ who }) => who);
  return newest?.dual === true && able.length < 2 ? [] : able;
}
