import { describe, expect, it } from "vitest";
import { ApiError, type DashboardApi } from "../../api/dashboard";
import { enrol, newRecoveryCode, nextDirectoryEntry, renewedEntry, signDirectory, unlock, verifyDirectory, type SealedObject, type Unlocked } from "../../sealing";
import { publicKeysOf } from "../../sealing/keys";
import { foundedAt, foundOffice, grown, type Office } from "../testing/office";
import { DirectoryRefused, pinDirectory, type Served } from "./directoryPin";
import { begin, recall, remember, takeOver } from "./seenList";

/** Laras renews her keys: entry 1 names the new ones, entry 2 is only a renewal of the list. */
const words = "enam kata baru untuk daftar ini";
const office = await foundOffice(["Laras", "Bagas", "Nurul"]);
const laras = memberAt(0);
const fresh = await unlock(await enrol(laras.id, words, newRecoveryCode().bytes), { passphrase: words });
const carried: Unlocked = { ...fresh, before: laras };
const pub = await publicKeysOf(fresh.keys);
const me = { ...pub, id: laras.id };
const named = await grown(office, nextDirectoryEntry(office.directory, membersWith(office), foundedAt + 60), [1, 2]);
named[1]?.sigs.push({ by: laras.id, sig: await signDirectory(named[1].e, fresh) });
const renewed: Office = { ...office, chain: named, directory: await verifyDirectory(named, office.genesis, foundedAt + 60) };
const later = await grown(renewed, renewedEntry(renewed.directory, foundedAt + 120), [1, 2]);

function memberAt(at: number): Unlocked {
  const member = office.members[at];
  if (member === undefined) throw new Error("nobody");
  return member.unlocked;
}
function membersWith(from: Office) {
  return from.directory.entry.members.map((member) => (member.id === laras.id ? { ...member, ...pub } : member));
}
const served = (from: Pick<Office, "genesis" | "chain">): Served => ({ genesis: from.genesis, file: { genesis: from.genesis, floor: 0, before: [] }, chain: from.chain, past: [], proposals: [] });
const fault = (attempt: Promise<unknown>) => attempt.then(() => "accepted", (refused: unknown) => (refused instanceof DirectoryRefused ? refused.fault : refused));

/** The server's one memory of this member. */
function serverOf() {
  let kept: { rev: number; object: SealedObject } | null = null;
  const api = {
    seen: async () => kept,
    keepSeen: async (rev: number, object: SealedObject) => {
      if (rev !== (kept?.rev ?? 0) + 1) throw new ApiError("conflict", 409);
      kept = { rev, object };
      return null;
    },
  } as unknown as DashboardApi;
  return { api, give: (old: typeof kept) => { kept = old; }, now: () => kept };
}

/** A host that founded a team of its own, changed the file too, and put the new keys of this member into its list. */
async function falseTeam(): Promise<Served> {
  const other = await foundOffice(["Laras", "Bagas", "Nurul"]);
  const chain = await grown(other, nextDirectoryEntry(other.directory, membersWith(other), foundedAt + 60), [1, 2]);
  chain[1]?.sigs.push({ by: laras.id, sig: await signDirectory(chain[1].e, fresh) });
  return served({ genesis: other.genesis, chain });
}

describe("what a member remembers of the list when the keys are renewed", () => {
  it("goes on under the new keys: another list right after the renewal is refused", async () => {
    const { api, now } = serverOf();
    await remember(api, laras, await recall(api, laras, 0), office.directory);
    const memory = await recall(api, carried, 0);
    expect(memory.seen).toEqual({ genesis: office.genesis, n: 0, h: office.genesis });
    const lie = await falseTeam();
    expect(await fault(pinDirectory(lie, null, memory.seen, me, foundedAt + 120))).toBe("forked");
    expect(await fault(pinDirectory(lie, null, null, me, foundedAt + 120))).toBe("accepted");

    // Sealed anew at the first look, also when nothing changed: the old keys may be destroyed any day.
    const first = await remember(api, carried, { ...memory, seen: { genesis: office.genesis, n: 1, h: renewed.directory.hash } }, renewed.directory);
    expect([first.rev, now()?.rev, (await recall(api, fresh, first.rev)).seen?.n]).toEqual([2, 2, 1]);
    expect(await takeOver(api, fresh, first)).toBe(first);
    await expect(recall(api, laras, 0)).rejects.toThrow("object-decrypt");
  });

  it("is sealed anew as it is while a change of the list waits for the member's eye", async () => {
    const { api } = serverOf();
    await remember(api, laras, await recall(api, laras, 0), office.directory);
    await takeOver(api, carried, await recall(api, carried, 0));
    expect((await recall(api, fresh, 0)).seen).toEqual({ genesis: office.genesis, n: 0, h: office.genesis });
  });

  it("notices a list that is taken back right after the renewal", async () => {
    const { api } = serverOf();
    await remember(api, laras, await recall(api, laras, 0), office.directory);
    const all = await pinDirectory(served({ genesis: office.genesis, chain: later }), null, (await recall(api, carried, 0)).seen, me, foundedAt + 120);
    await remember(api, carried, await recall(api, carried, 0), all.directory);
    expect(await fault(pinDirectory(served(renewed), null, (await recall(api, fresh, 0)).seen, me, foundedAt + 120))).toBe("rollback");
  });

  it("is not taken from other keys, older revisions or another place", async () => {
    const { api, now, give } = serverOf();
    await remember(api, laras, await recall(api, laras, 0), office.directory);
    const old = now();
    await remember(api, carried, await recall(api, carried, 0), renewed.directory);
    await expect(recall(api, memberAt(1), 0)).rejects.toThrow("header-id");
    give(old);
    await expect(recall(api, carried, 2)).rejects.toThrow("cache-rollback");
    await expect(recall(api, fresh, 0)).rejects.toThrow("object-decrypt");
    give(old === null ? null : { ...old, rev: 2 });
    await expect(recall(api, carried, 0)).rejects.toThrow("cache-kind");
  });
});

describe("keys that were made because all ways to the old ones were lost", () => {
  it("remember, before the board is shown, the list that was verified while they waited", async () => {
    const { api } = serverOf();
    await begin(api, fresh, (await verifyDirectory(later, office.genesis, foundedAt + 120)));
    const { seen } = await recall(api, fresh, 0);
    expect(await fault(pinDirectory(served(renewed), null, seen, me, foundedAt + 120))).toBe("rollback");
    expect(await fault(pinDirectory(await falseTeam(), null, seen, me, foundedAt + 120))).toBe("forked");
    // What is remembered already is not overwritten by what a page saw while it waited.
    await begin(api, fresh, renewed.directory);
    expect((await recall(api, fresh, 0)).seen?.n).toBe(2);
  });
});
