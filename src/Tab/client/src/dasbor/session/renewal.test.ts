import { beforeAll, describe, expect, it } from "vitest";
import { createDashboardApi } from "../../api/dashboard";
import type { Proposal } from "../../api/dashboardSchemas";
import { nextDirectoryEntry, renewedEntry, signDirectory } from "../../sealing";
import { directoryHash } from "../../sealing/directory-entry";
import { fromBase64url, toBase64url } from "../../sealing/base64url";
import { foundedAt, foundOffice, type Office } from "../testing/office";
import { renewalStep, renew } from "./renewal";

const day = 24 * 60 * 60;
let office: Office;
beforeAll(async () => { office = await foundOffice(["Laras", "Bagas", "Nurul"]); });

const idOf = (at: number) => office.members[at]?.me.id ?? "";
const proposed = async (e: string, by: number): Promise<Proposal> => {
  const signer = office.members[by];
  if (signer === undefined) throw new Error("nobody");
  return { e, hash: await directoryHash(e), by: idOf(by), sigs: [{ by: idOf(by), sig: await signDirectory(e, signer.unlocked) }] };
};
const step = (proposals: Proposal[], days: number, me = 0) => renewalStep(office.directory, proposals, idOf(me), foundedAt + days * day);

describe("what a page does to the list without asking", () => {
  it("leaves a young list alone, and proposes an old one anew with nothing changed", () => {
    expect(step([], 6.9).kind).toBe("nothing");
    expect(step([], 7.1)).toEqual({ kind: "propose", e: renewedEntry(office.directory, foundedAt + 7.1 * day) });
    expect(step([], 45).kind).toBe("propose");
  });

  it("signs another's renewal once, and not its own twice", async () => {
    const renewal = await proposed(renewedEntry(office.directory, foundedAt + 8 * day), 1);
    expect(step([renewal], 8.1)).toEqual({ kind: "sign", proposal: renewal });
    expect(step([renewal], 8.1, 1).kind).toBe("nothing");
    expect(step([renewal], 16, 1).kind).toBe("propose");
  });

  it("never signs anything else, and lets a person's proposal stand until the list is near its end", async () => {
    const { members } = office.directory.entry;
    const removal = await proposed(nextDirectoryEntry(office.directory, members.map((m, at) => (at === 2 ? { ...m, st: "removed" as const } : m)), foundedAt + 8 * day), 1);
    expect(step([removal], 8.1).kind).toBe("nothing");
    expect(step([removal], 15.9).kind).toBe("propose");
    const late = await proposed(nextDirectoryEntry(office.directory, members.map((m, at) => (at === 2 ? { ...m, st: "removed" as const } : m)), foundedAt + 17 * day), 1);
    expect(step([late], 17.1).kind).toBe("propose");
  });

  it("leaves what is dated ahead of this device alone, and what differs by one byte", async () => {
    const ahead = await proposed(renewedEntry(office.directory, foundedAt + 20 * day), 1);
    expect(step([ahead], 8)).toMatchObject({ kind: "propose" });
    const e = renewedEntry(office.directory, foundedAt + 8 * day);
    const text = new TextDecoder().decode(fromBase64url(e));
    for (const [from, to] of [['"minR":2', '"minR":1'], ["Bagas", "Bagus"], ['"exp":', '"exp":1']] as const) {
      const other = await proposed(toBase64url(new TextEncoder().encode(text.replace(from, to))), 1);
      expect([from, step([other], 8.1).kind]).toEqual([from, "nothing"]);
    }
  });

  it("does nothing for somebody who is not in the list", () => {
    expect(renewalStep(office.directory, [], "anggota-9", foundedAt + 8 * day).kind).toBe("nothing");
  });

  it("sends exactly one signature", async () => {
    const sent: unknown[] = [];
    const api = { ...createDashboardApi("tirtawana", () => Promise.resolve(""), () => "id"), proposeEntry: (e: string, sig: string) => { sent.push([e, sig.length]); return Promise.reject(new Error("stop")); } };
    const me = office.members[0]?.unlocked;
    if (me === undefined) throw new Error("nobody");
    await expect(renew(api, office.directory, [], me, foundedAt + 8 * day)).rejects.toThrow("stop");
    expect(sent).toEqual([[renewedEntry(office.directory, foundedAt + 8 * day), 86]]);
  });
});
