import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import krama from "../krama/locales/jv.json";
import { needIds } from "../../telling/kinds";

const room = join(import.meta.dirname, "..");
const folders = readdirSync(room).filter((name) => existsSync(join(room, name, "locales", "id.json"))).map((name) => join(name, "locales"));
type Texts = Record<string, string>;
const textsIn = (folder: string, language: string): Texts => JSON.parse(readFileSync(join(room, folder, `${language}.json`), "utf8")) as Texts;
/** Those of the first load and those of each part that comes later. */
const [id = {}, en = {}] = ["id", "en"].map((language): Texts => Object.assign({}, ...["locales", ...folders].map((folder) => textsIn(folder, language))));
const roomId = textsIn("locales", "id");
const source = readdirSync(room, { recursive: true, encoding: "utf8" })
  .filter((f) => /\.tsx?$/.test(f) && !f.includes(".test."))
  .map((f) => readFileSync(join(room, f), "utf8"))
  .join("\n");
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort();
const hits = (texts: Record<string, string>, pattern: RegExp) => Object.entries(texts).filter(([, text]) => pattern.test(text)).map(([key]) => key);

test("Both languages have the same keys and the same placeholders", () => {
  expect(Object.keys(en)).toEqual(Object.keys(id));
  for (const [key, text] of Object.entries(id)) expect([key, placeholders(en[key] ?? "")]).toEqual([key, placeholders(text)]);
});

test("Every text is used; none is left over", () => {
  const built = [
    ...["phone", "whatsapp", "other"].flatMap((c) => [`room.contact.${c}`, `room.contact.via.${c}`]),
    ...["contact", "save", "report", "refer"].flatMap((wish) => [`room.choice.${wish}`, `room.choice.${wish}.about`]),
    ...["told", "store", "message", "other"].map((consent) => `room.consent.${consent}`),
    ...needIds.map((need) => `room.needs.${need}`), ...["willing", "unwilling", "unknown"].map((knows) => `room.witness.${knows}`), "room.other.name", "room.other.reach",
    ...["medical", "psychological", "legal", "police", "shelter", "work"].map((need) => `room.near.need.${need}`),
  ];
  const made = [...source.matchAll(/`(back[\w.]+)\.\$\{[^}]*\}([\w.]*)`/g)].map(([, before = "", after = ""]) => ({ before: `${before}.`, after }));
  const isMade = (key: string) => made.some(({ before, after }) => key.startsWith(before) && key.endsWith(after) && key.length > before.length + after.length);
  const inFiles = (key: string) => /^room\.(error\.file|files\.item)\./.test(key);
  expect(Object.keys(id).filter((key) => !source.includes(`"${key}"`) && !built.includes(key) && !isMade(key) && !inFiles(key))).toEqual([]);
});

test("Krama stands beside sentences that there are, and says no number that they do not say", () => {
  for (const [key, sentence] of Object.entries(krama)) {
    expect(Object.keys(roomId)).toContain(key);
    for (const number of sentence.match(/\d+/g) ?? []) expect(roomId[key]).toContain(number);
  }
});

test("No field of the room is filled in, corrected or watched by the browser", () => {
  const fields = [...source.matchAll(/<(?:textarea|input)\b[^]*?\/>/g)].map(([tag]) => tag).filter((tag) => !/type=(?:\{type\}|"(?:radio|checkbox|file)")/.test(tag));
  expect(fields.length).toBeGreaterThan(5);
  expect(fields.filter((tag) => !tag.includes("{...privateField}"))).toEqual([]);
});

/** From the lint list of the words deck (part E): what an office may never say to a person who tells. */
describe("Forbidden words", () => {
  const indonesian = [
    /\b(me|pe)?ngaku(i|an|kan)?\b|\bpengakuan/i, /\baib/i, /\b(ter|di|me)noda/i, /\boknum/i, /\b(ke)?khilaf/i, /\bdamai/i, /\bkekeluargaan\b/i,
    /\b(mem|di|ter)bukti(kan)?\b/i, /interogasi/i, /\b(di|ter|ke)?tuduh|menuduh/i, /\bkenapa\b|\bmengapa\b/i, /\bbaru\s+(sekarang|lapor|cerita)\b/i,
    /\b(se|di|ke)?harus(nya|kan|lah)?\b/i, /\bwajib\s*(di)?isi\b/i, /\b(mem|di)?pasti(kan|nya)?\b/i, /\b(di|men|ter)jamin\b|\bjaminan/i, /\bpelaku/i, /\bkorban/i,
    /mediasi/i, /\banonim/i, /!/, /\banda\b/, /\bterlapor\b/i,
  ];
  const english = [/\bwhy\b/i, /\b(perpetrators?|accused|offenders?|abusers?)\b/i, /\banonym/i, /\b(guarantee|certainly|promise|definitely)/i, /\b(confess|admit|shame|prove|accus|interrogat)/i, /\bmust\b/i, /!/];
  test.each(indonesian)("Indonesian has no %s", (pattern) => {
    expect(hits(id, pattern).filter((key) => key !== "room.numbers.lpsk")).toEqual([]);
  });
  test.each(english)("English has no %s", (pattern) => expect(hits(en, pattern)).toEqual([]));
});

test("What a passer-by reads names no purpose", () => {
  for (const key of ["room.page.title", "room.name"] as const) expect(id[key]).not.toMatch(/lapor|kekerasan|seksual|pelecehan|kasus|aduan/i);
});
