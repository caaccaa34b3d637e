import { beforeAll, describe, expect, it } from "vitest";
import { nextDirectoryEntry, renewedEntry, type DirectoryMember } from "../../sealing";
import { directoryHash } from "../../sealing/directory-entry";
import { foundedAt, foundOffice, grown, type Office } from "../testing/office";
import { DirectoryRefused, pinDirectory, type Served } from "./directoryPin";

let office: Office;
let other: Office;
let larger: Served;
let removed: Served;
beforeAll(async () => {
  [office, other] = await Promise.all([foundOffice(["Laras", "Bagas", "Nurul", "Ratna"]), foundOffice(["Laras", "Bagas", "Nurul", "Ratna"])]);
  larger = served({ ...office, chain: await grown(office, renewedEntry(office.directory, foundedAt + 60), [0, 1]) });
  removed = served({ ...office, chain: await grown(office, nextDirectoryEntry(office.directory, without(office, 3), foundedAt + 60), [0, 1]) });
});

function without(from: Office, at: number): DirectoryMember[] {
  return from.directory.entry.members.map((member) => (member.id === from.members[at]?.me.id ? { ...member, st: "removed" as const } : member));
}

function served(from: Office): Served {
  return { genesis: from.genesis, file: { genesis: from.genesis, floor: 0, before: [] }, chain: from.chain, past: [], proposals: [] };
}
const me = () => office.members[0]?.me as Office["members"][number]["me"];
const seen = (from: Office) => ({ genesis: from.genesis, n: 0, h: from.genesis });
const fault = (attempt: Promise<unknown>) => attempt.then(() => "accepted", (refused: unknown) => (refused instanceof DirectoryRefused ? refused.fault : refused));

describe("the list this page holds on to", () => {
  it("is taken when it verifies, and again when it is the same", async () => {
    const first = await pinDirectory(served(office), null, null, me(), foundedAt + 60);
    expect(first.directory.hash).toBe(office.genesis);
    expect((await pinDirectory(served(office), first, null, me(), foundedAt + 120)).directory.hash).toBe(first.directory.hash);
  });

  it("goes on serving past its day and says since when", async () => {
    const late = foundedAt + 31 * 24 * 60 * 60;
    expect((await pinDirectory(served(office), null, null, me(), late)).directory.stale).toBe(foundedAt + 30 * 24 * 60 * 60);
  });

  it("is refused when the file and the server disagree, or the team was founded anew behind our back", async () => {
    expect(await fault(pinDirectory({ ...served(office), file: served(other).file }, null, null, me(), foundedAt))).toBe("forked");
    const first = await pinDirectory(served(office), null, null, me(), foundedAt);
    expect(await fault(pinDirectory(served(other), first, null, me(), foundedAt))).toBe("forked");
  });

  it("is refused when it names me with keys that are not mine", async () => {
    expect(await fault(pinDirectory(served(other), null, null, me(), foundedAt))).toBe("forked");
    expect((await pinDirectory(served(other), null, null, { ...me(), id: "anggota-9" }, foundedAt)).genesis).toBe(other.genesis);
  });

  it("is refused when it has shrunk: below what this page saw, what I saw at an earlier visit, or what the office's file remembers", async () => {
    const first = await pinDirectory(larger, null, null, me(), foundedAt + 60);
    expect(await fault(pinDirectory(served(office), first, null, me(), foundedAt + 60))).toBe("rollback");
    const earlier = { genesis: office.genesis, n: 1, h: first.directory.hash };
    expect(await fault(pinDirectory(served(office), null, earlier, me(), foundedAt + 60))).toBe("rollback");
    expect(await fault(pinDirectory({ ...served(office), file: { ...served(office).file, floor: 1 } }, null, null, me(), foundedAt + 60))).toBe("rollback");
  });

  it("is refused when it forked after what I saw", async () => {
    const first = await pinDirectory(larger, null, null, me(), foundedAt + 60);
    expect(await fault(pinDirectory(removed, null, { genesis: office.genesis, n: 1, h: first.directory.hash }, me(), foundedAt + 60))).toBe("forked");
    expect(await fault(pinDirectory(removed, first, null, me(), foundedAt + 60))).toBe("forked");
  });

  it("is refused without all the founders' signatures, and with a change that only one member signed", async () => {
    const chain = office.chain.map(({ e, sigs }) => ({ e, sigs: sigs.slice(1) }));
    expect(await fault(pinDirectory({ ...served(office), chain }, null, null, me(), foundedAt))).toBe("unsigned");
    const alone = await grown(office, nextDirectoryEntry(office.directory, without(office, 3), foundedAt + 60), [0]);
    expect(await fault(pinDirectory({ ...served(office), chain: alone }, null, null, me(), foundedAt))).toBe("unsigned");
  });

  it("tells what changed since I looked, and nothing when it was only renewed", async () => {
    const pinned = await pinDirectory(removed, null, seen(office), me(), foundedAt + 60);
    expect(pinned.change?.left.map(({ who }) => who?.name)).toEqual(["Ratna"]);
    expect([pinned.change?.joined, pinned.foundedAnew]).toEqual([[], null]);
    expect((await pinDirectory(larger, null, seen(office), me(), foundedAt + 60)).change).toBeNull();
  });

  it("founded anew is told with the digits of the one before, and believed only with the old chain and the office's file", async () => {
    const anew = { ...served(other), past: [{ genesis: office.genesis, chain: office.chain }], file: { genesis: other.genesis, floor: 0, before: [office.genesis] } };
    const newcomer = { ...me(), id: "anggota-9" };
    const pinned = await pinDirectory(anew, null, seen(office), newcomer, foundedAt + 60);
    expect(pinned.foundedAnew).toEqual({ before: office.genesis });
    expect(pinned.directory.past?.map(({ hash }) => hash)).toEqual([office.genesis]);
    const open = await pinDirectory(served(office), null, null, newcomer, foundedAt);
    expect((await pinDirectory(anew, open, null, newcomer, foundedAt + 60)).foundedAnew).toEqual({ before: office.genesis });
    expect(await fault(pinDirectory({ ...anew, past: [] }, open, null, newcomer, foundedAt))).toBe("forked");
    expect(await fault(pinDirectory({ ...anew, past: [] }, null, seen(office), newcomer, foundedAt))).toBe("forked");
    expect(await fault(pinDirectory({ ...anew, file: served(other).file }, null, seen(office), newcomer, foundedAt))).toBe("forked");
    expect(await fault(pinDirectory(anew, null, { genesis: office.genesis, n: 1, h: office.genesis }, newcomer, foundedAt))).toBe("rollback");
    expect(await directoryHash(other.e)).toBe(other.genesis);
  });
});
