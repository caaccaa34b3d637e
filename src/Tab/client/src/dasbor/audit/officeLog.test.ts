import { describe, expect, it } from "vitest";
import { ApiError } from "../../api/dashboard";
import { signGlobalEntry, verifyDirectory, type GlobalEntry, type Head } from "../../sealing";
import { nextDirectoryEntry } from "../../sealing";
import { foundedAt, foundOffice, grown } from "../testing/office";
import { keepOfficeLog, lastOf, nextLine, readOfficeLog, startOf } from "./officeLog";

const office = await foundOffice(["Laras", "Bagas", "Nurul"]);
const { directory } = office;
const day = "2026-11-22";
const name = "tirtawana";
const unlocked = (at: number) => office.members[at]?.unlocked as (typeof office.members)[number]["unlocked"];

/** A server that keeps lines in order; `lie` changes what it serves. */
function server(lines: GlobalEntry[] = [], lie: (lines: GlobalEntry[]) => GlobalEntry[] = (all) => all) {
  return {
    lines,
    audit: async () => lie([...lines]),
    addAudit: async (line: GlobalEntry) => {
      const { seq } = JSON.parse(atob(line.e.replaceAll("-", "+").replaceAll("_", "/"))) as { seq: number };
      if (seq !== lines.length) throw new ApiError("conflict", 409);
      lines.push(line);
    },
  };
}

const keep = (api: ReturnType<typeof server>, at: number, seen: Head | null = null) => keepOfficeLog(api, unlocked(at), name, directory, seen, day);
const spoken = (log: { lines: readonly { by: string; act: string }[] }) => log.lines.map(({ by, act }) => `${by} ${act}`);

async function three(): Promise<{ lines: GlobalEntry[]; head: Head }> {
  const api = server();
  let head: Head | null = null;
  for (const at of [0, 1, 2]) ({ head } = await keep(api, at));
  if (head === null) throw new Error("no log");
  return { lines: api.lines, head };
}

describe("the office's log", () => {
  it("is begun by the first who sees the list, held for whole by the others, and then rests", async () => {
    const api = server();
    expect(spoken(await keep(api, 0))).toEqual(["anggota-0 list"]);
    await keep(api, 1);
    await keep(api, 2);
    for (const at of [0, 1, 2, 0]) expect(spoken(await keep(api, at))).toEqual(["anggota-0 list", "anggota-1 seen", "anggota-2 seen"]);
  });

  it("tells no hour: a line names the office's day", async () => {
    const { lines } = await keep(server(), 0);
    expect([lines[0]?.ts, startOf(day)]).toEqual([Date.parse("2026-11-22T00:00:00Z") / 1000, lines[0]?.ts]);
  });

  it("stays one chain when all write at once", async () => {
    const api = server();
    await Promise.all([keep(api, 0), keep(api, 1), keep(api, 2)]);
    for (const at of [0, 1, 2]) await keep(api, at);
    const { doubt, lines } = await readOfficeLog(name, api.lines, directory, null);
    expect([doubt, lines.filter(({ act }) => act === "list").length]).toEqual([null, 1]);
    expect(lastOf(lines, ["anggota-0", "anggota-1", "anggota-2"]).every(({ last }) => last !== null)).toBe(true);
  });

  it("shows how far each colleague has held it for whole", async () => {
    const { lines } = await three();
    const log = await readOfficeLog(name, lines, directory, null);
    expect(lastOf(log.lines, ["anggota-0", "anggota-1", "anggota-9"]).map(({ last }) => last?.position ?? null)).toEqual([0, 1, null]);
  });

  it("is read, and the fault told, when the own line cannot be written", async () => {
    const api = { ...server(), addAudit: () => Promise.reject(new ApiError("store-away", 503)) };
    expect(await keep(api, 0)).toMatchObject({ doubt: null, unwritten: true, lines: [] });
  });

  it("asks for nothing once everybody agreed", async () => {
    const { lines, head } = await three();
    const log = await readOfficeLog(name, lines, directory, head);
    for (const id of ["anggota-0", "anggota-1", "anggota-2"]) expect(nextLine(log, id, directory)).toBeNull();
    expect(nextLine(log, "anggota-new", directory)).toEqual({ act: "seen", ref: head.hash });
  });
});

describe("a server that lies about the office's log", () => {
  const lies: [string, string, (lines: GlobalEntry[]) => GlobalEntry[]][] = [
    ["withholds the end", "short", (lines) => lines.slice(0, -1)],
    ["has nothing left", "short", () => []],
    ["changes places", "order", ([a, b, c]) => [a, c, b] as GlobalEntry[]],
    ["leaves one out", "order", ([a, , c]) => [a, c] as GlobalEntry[]],
    ["gives one twice", "repeated", ([a, b, c]) => [a, b, b, c] as GlobalEntry[]],
    ["puts another signature below", "edited", ([a, b, c]) => [a, { ...b, sig: c?.sig }, c] as GlobalEntry[]],
    ["puts another name below", "edited", ([a, b, c]) => [a, { ...b, by: "anggota-2" }, c] as GlobalEntry[]],
  ];
  for (const [what, doubt, lie] of lies) {
    it(`${what}: ${doubt}, and nothing is written behind it`, async () => {
      const { lines, head } = await three();
      const api = server(lines, lie);
      expect((await keep(api, 0, head)).doubt).toBe(doubt);
      expect(api.lines.length).toBe(3);
    });
  }

  it("shows another branch, soundly signed: forked", async () => {
    const { lines, head } = await three();
    const other = server(lines.slice(0, 1));
    await keep(other, 2);
    await keep(other, 1);
    expect((await keep(server(other.lines), 0, head)).doubt).toBe("forked");
    expect((await keep(server(other.lines), 0, null)).doubt).toBeNull();
  });

  it("plays back the log of another office: foreign", async () => {
    const line = await signGlobalEntry(unlocked(0), "lembayung", null, { ts: startOf(day), act: "list", ref: directory.hash });
    expect((await keep(server([line]), 1)).doubt).toBe("foreign");
  });

  it("plays back yesterday's log to a page that is still open", async () => {
    const { lines } = await three();
    const later = await keep(server(lines), 0);
    expect((await keep(server(lines.slice(0, 2)), 0, later.head)).doubt).toBe("short");
  });

  it("shows one member an older list of the team than a colleague saw and signed", async () => {
    const { lines } = await three();
    const e = nextDirectoryEntry(directory, directory.entry.members.map((member) => (member.id === "anggota-2" ? { ...member, st: "removed" as const } : member)), foundedAt + 60);
    const newer = await verifyDirectory(await grown(office, e, [0, 1]), office.genesis, foundedAt + 60);
    await keepOfficeLog(server(lines), unlocked(0), name, newer, null, day);
    expect(lines.length).toBe(4);
    expect((await keep(server(lines), 1)).doubt).toBe("list");
    expect((await keepOfficeLog(server(lines), unlocked(1), name, newer, null, day)).doubt).toBeNull();
  });
});
