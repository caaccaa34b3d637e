import { fromBase64url } from "../base64url";
import { findKey, fitKey } from "../case-key";
import { openAsMember } from "../case-open";
import { verifyDirectory } from "../directory";
import { SealingError } from "../errors";
import { unlock } from "../member";
import { openReport } from "../report-open";
import type { EpochEnd } from "../epoch-open";
import type { Bytes, CaseKey, Directory, OpenCase, OpenOptions, ServedCase, Unlocked, WholeKey } from "../types";
import { type Attack, type Scenario, type VectorSeen, vectors } from "./vectors";

/** The scenario with its directory verified and its members unlocked: what every test of it stands on. */
export type World = {
  scenario: Scenario;
  directory: Directory;
  site: Bytes;
  member: (id: string | undefined) => Unlocked;
  served: (name: string) => ServedCase;
};

export async function loadWorld(): Promise<World> {
  const scenario = await vectors<Scenario>("scenario");
  const directory = await verifyDirectory(scenario.chain, scenario.genesis, scenario.now);
  const members = new Map<string, Unlocked>();
  for (const [id, { rec, pass }] of Object.entries(scenario.members)) members.set(id, await unlock(rec, { passphrase: pass }));
  return {
    scenario,
    directory,
    site: fromBase64url(scenario.site),
    member: (id) => need(members.get(id ?? "")),
    served: (name) => structuredClone(need(scenario.cases[name])),
  };
}

/** The value, which this test takes to be there. */
export function need<T>(value: T | undefined | null): T {
  if (value === undefined || value === null) throw new Error("a value is missing");
  return value;
}

/** One's own key, or a refusal: what a page does between the index and the bodies. */
export async function ownKey(me: Unlocked, entry: Pick<ServedCase, "kh" | "slots">): Promise<CaseKey> {
  const key = await findKey(me, entry);
  if (key === null) throw new SealingError("no-slot");
  return key;
}

export async function openFor(world: World, id: string | undefined, served: ServedCase, o: OpenOptions = {}): Promise<OpenCase> {
  const me = world.member(id);
  return openAsMember(me, await ownKey(me, served), served, world.directory, o);
}

export function seenOf(seen: VectorSeen): { epoch: number } & VectorSeen {
  return { epoch: 0, rev: seen.rev, h: seen.h, n: seen.n };
}

/** Main as served after two slot sets, and after the set that ends its epoch. */
export function afterSets(world: World, closed: boolean): ServedCase {
  const { sets, slots, close } = world.scenario.sets;
  return { ...world.served("main"), slots, sets: closed ? [...sets, close] : sets };
}

/** Verifies epoch 0 with its key, as the first step of opening epoch 1. */
export async function endOfFirstEpoch(world: World, old: WholeKey): Promise<EpochEnd> {
  return (await openReport(old, afterSets(world, true), world.directory)).sets;
}

/** A case with some of its fields replaced; a dotted path goes down into objects and lists. */
export function patched(world: World, attack: Attack): ServedCase {
  const served = world.served(attack.case ?? "main");
  for (const [path, value] of Object.entries(attack.patch ?? {})) {
    const steps = path.split(".");
    const last = need(steps.pop());
    let target = served as unknown as Record<string, unknown>;
    for (const step of steps) target = target[step] as Record<string, unknown>;
    target[last] = value;
  }
  return served;
}

export async function cachedKey(served: ServedCase, ck: string): Promise<WholeKey> {
  return fitKey(served.kh, fromBase64url(ck));
}
