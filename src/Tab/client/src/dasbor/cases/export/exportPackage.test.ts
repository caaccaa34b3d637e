import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Bytes } from "../../../sealing";
import { lockWithWords, openWithWords } from "../../../sealing/export";
import { reasonOf } from "../../../sealing/testing/refusal";
import { buildPackage } from "./exportPackage";
import { listsAnew, olderCase, olderPackage } from "./testing/olderCase";
import { foundTeam, wholePackage } from "./testing/wholeCase";
import { zip } from "./zip";

const vectors = join(import.meta.dirname, "../../../../../../../tests/vectors");
const words = "ayam bambu cermin dahan embun fajar";
const team = await foundTeam();
const made = await wholePackage(team);
const lists = await listsAnew(team);
const older = await olderPackage(team, lists, true);

// The package that C# verifies and spoils in its tests. Written again only on purpose: it is a vector.
if (process.env["WRITE_EXPORT_VECTORS"] === "1") {
  const members = Object.fromEntries([...team.people].map(([id, { record, passphrase }]) => [id, { rec: record, pass: passphrase }]));
  const sealed = parts(made).get("case/sealed.json") ?? new Uint8Array();
  writeFileSync(join(vectors, "export.zip"), made);
  writeFileSync(join(vectors, "export-anew.zip"), older);
  writeFileSync(join(vectors, "export.jt1f"), await lockWithWords(words, made));
  writeFileSync(join(vectors, "export.json"), `${JSON.stringify({ words, genesis: team.genesis, anew: lists.genesis, ack: createHash("sha256").update(sealed).digest("base64url"), members }, null, 1)}\n`);
}

/** A store-only zip read by its local heads. */
function parts(bytes: Bytes): Map<string, Uint8Array> {
  const [view, found] = [new DataView(bytes.buffer), new Map<string, Uint8Array>()];
  for (let at = 0; view.getUint32(at, true) === 0x04034b50;) {
    const [size, name] = [view.getUint32(at + 22, true), view.getUint16(at + 26, true)];
    found.set(new TextDecoder().decode(bytes.subarray(at + 30, at + 30 + name)), bytes.subarray(at + 30 + name, at + 30 + name + size));
    at += 30 + name + size;
  }
  return found;
}

describe("an export package", () => {
  it("lists every file with its hash, and nothing else lies in it", () => {
    const found = parts(made);
    const manifest = JSON.parse(new TextDecoder().decode(found.get("manifest.json"))) as { files: { path: string; size: number; sha256: string }[] };
    expect([...found.keys()].slice(2)).toEqual(manifest.files.map((file) => file.path));
    for (const { path, size, sha256 } of manifest.files) {
      const content = found.get(path) ?? new Uint8Array();
      expect([path, content.length, createHash("sha256").update(content).digest("base64url")]).toEqual([path, size, sha256]);
    }
  });

  it("holds the keys of this case and of no member", () => {
    const all = new TextDecoder().decode(made);
    for (const { record } of team.people.values()) expect(all).not.toContain(record.priv.c);
    expect(JSON.parse(new TextDecoder().decode(parts(made).get("keys.json")))).toMatchObject({ ck: [expect.any(String), expect.any(String)] });
  });

  it("is a zip that other tools read", () => {
    const folder = mkdtempSync(join(tmpdir(), "jaring-zip-"));
    try {
      writeFileSync(join(folder, "a.zip"), zip(new Map([["satu.txt", new TextEncoder().encode("Satu")], ["map/é.txt", new Uint8Array(0)]])));
      const told = execFileSync("python3", ["-c", "import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); print(z.testzip(), z.namelist(), z.read('satu.txt'))", join(folder, "a.zip")], { encoding: "utf8" });
      expect(told.trim()).toBe("None ['satu.txt', 'map/é.txt'] b'Satu'");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

const other = await foundTeam();

describe("a case from before the team was founded anew", () => {
  const listIn = (bytes: Bytes) => JSON.parse(new TextDecoder().decode(parts(bytes).get("directory.json"))) as { genesis: string; past?: { genesis: string }[] };

  it("takes along the list it was sealed under, also without a new key since", async () => {
    expect(listIn(older)).toMatchObject({ genesis: lists.genesis, past: [{ genesis: team.genesis }] });
    expect(listIn(await olderPackage(team, lists, false)).past).toHaveLength(1);
  });

  it("leaves out lists that have nothing to do with the case", async () => {
    const farther = { ...lists, past: [{ genesis: other.genesis, chain: other.chain }, ...lists.past] };
    expect(listIn(await olderPackage(team, farther, true)).past).toEqual(lists.past);
    expect(listIn(made)).not.toHaveProperty("past");
  });

  it("does not go out without that list, nor with a spoilt one, nor under another fingerprint", async () => {
    const { open, served, files } = await olderCase(team, lists, true);
    const refusal = async (past: typeof lists.past) =>
      reasonOf(() => buildPackage(open, served, { ...lists, past }, { office: "tirtawana", made: 1_800_000_060, request: "", approve: "" }, "", { files }));
    expect(await refusal([])).toBe("directory-unknown");
    expect(await refusal([{ genesis: other.genesis, chain: other.chain }])).toBe("directory-unknown");
    expect(await refusal([{ genesis: other.genesis, chain: team.chain }])).toBe("directory-genesis");
    const [first] = team.chain;
    expect(await refusal([{ genesis: team.genesis, chain: first === undefined ? [] : [{ e: first.e, sigs: first.sigs.slice(1) }] }])).toBe("directory-quorum");
  });
});

describe("a file locked with words", () => {
  it("opens with them and with no others, and never after a change", async () => {
    const content = new TextEncoder().encode("isi");
    const locked = await lockWithWords(words, content);
    expect(await openWithWords(words, locked)).toEqual(content);
    expect(await reasonOf(() => openWithWords(words.replace("ayam", "bambu"), locked))).toBe("file-decrypt");
    for (const [at, reason] of [[0, "file-header"], [5, "file-header"], [8, "file-decrypt"], [30, "file-decrypt"], [locked.length - 1, "file-decrypt"]] as const) {
      const changed = locked.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(await reasonOf(() => openWithWords(words, changed))).toBe(reason);
    }
    expect(await reasonOf(() => openWithWords(words, locked.slice(0, 40)))).toBe("file-truncated");
  });

  it("opens the one in the vectors", async () => {
    const { words: kept } = JSON.parse(readFileSync(join(vectors, "export.json"), "utf8")) as { words: string };
    expect(Buffer.from(await openWithWords(kept, new Uint8Array(readFileSync(join(vectors, "export.jt1f"))))).equals(readFileSync(join(vectors, "export.zip")))).toBe(true);
  });
});
