import { toBase64url } from "../src/sealing/base64url";
import { globalHash, signGlobalEntry, type GlobalEntry } from "../src/sealing/global-log";
import { headerBytes } from "../src/sealing/header";
import { sign, type SignatureLabel } from "../src/sealing/signature";
import { loadWorld } from "../src/sealing/testing/scenario";
import type { Head } from "../src/sealing/types";

const log = "tirtawana";
const day = 1_795_219_200;

/** tests/vectors/audit.json: an office's log and the ways to spoil it. Signatures are fresh each time, so it is made once and committed. */
export async function make(): Promise<unknown> {
  const world = await loadWorld();
  const { m1, m2, m4 } = { m1: world.member("m1"), m2: world.member("m2"), m4: world.member("m4") };
  const list = world.directory.hash;

  const headOf = async (lines: readonly GlobalEntry[]): Promise<Head | null> => {
    const last = lines.at(-1);
    return last === undefined ? null : { seq: lines.length - 1, hash: await globalHash(last) };
  };
  /** Each in turn adds a line: the first notes the list, the others hold what is there for whole. */
  const written = async (members: readonly typeof m1[], from: readonly GlobalEntry[] = []): Promise<GlobalEntry[]> => {
    const lines = [...from];
    for (const me of members) {
      const head = await headOf(lines);
      lines.push(await signGlobalEntry(me, log, head, { ts: day, act: head === null ? "list" : "seen", ref: head === null ? list : head.hash }));
    }
    return lines;
  };
  /** A line by hand, sound but for what is said. */
  const line = async (at: Head | null, o: { by?: string; log?: string; label?: SignatureLabel; more?: Record<string, string>; act?: string } = {}): Promise<GlobalEntry> => {
    const by = o.by ?? "m1";
    const e = headerBytes({ t: "audit", log: o.log ?? log, seq: (at?.seq ?? -1) + 1, prev: at?.hash ?? null, ts: day, by, act: o.act ?? "list", ref: list, ...o.more });
    return { e: toBase64url(e), by, sig: await sign(m1.keys.sig.privateKey, o.label ?? "audit", e) };
  };

  const lines = await written([m1, m2, m4, m1]);
  const [first, second, third, fourth] = lines as [GlobalEntry, GlobalEntry, GlobalEntry, GlobalEntry];
  const seen = await headOf(lines);
  const otherBranch = await written([m4, m2, m1], [first]);
  const bad = [
    { name: "truncated: the end is withheld", reason: "log-truncated", lines: lines.slice(0, 3), seen },
    { name: "truncated to nothing", reason: "log-truncated", lines: [], seen },
    { name: "forked: another branch, as long, soundly signed", reason: "log-fork", lines: otherBranch, seen },
    { name: "forked: another branch, longer", reason: "log-fork", lines: await written([m2], otherBranch), seen },
    { name: "edited: another act under the old signature", reason: "signature", lines: [{ ...first, e: (await line(null, { act: "seen" })).e }], seen: null },
    { name: "edited: somebody else's signature", reason: "signature", lines: [first, { ...second, sig: third.sig }], seen: null },
    { name: "edited: in a colleague's name", reason: "signature", lines: [await line(null, { by: "m2" })], seen: null },
    { name: "reordered: two lines change places", reason: "header-seq", lines: [first, third, second, fourth], seen: null },
    { name: "dropped: a line in the middle is left out", reason: "header-seq", lines: [first, third, fourth], seen: null },
    { name: "dropped: the beginning is left out", reason: "header-seq", lines: lines.slice(1), seen: null },
    { name: "repeated: a line comes twice", reason: "header-seq", lines: [first, second, second, third], seen: null },
    { name: "spliced: a line of another branch goes on", reason: "header-prev", lines: [first, second, otherBranch[2], fourth], seen: null },
    { name: "another office's log", reason: "header-log", lines: [await line(null, { log: "lembayung" })], seen: null },
    { name: "signed for another purpose", reason: "signature", lines: [await line(null, { label: "log" })], seen: null },
    { name: "one field more", reason: "fields", cs: "json", lines: [await line(null, { more: { case: "x" } })], seen: null },
  ];
  return { log, list, lines, head: seen, bad };
}
