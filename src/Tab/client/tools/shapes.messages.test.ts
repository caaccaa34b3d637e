import { expect, test } from "vitest";
import { CaseStore } from "../src/dasbor/testing/caseStore";
import { foundOffice } from "../src/dasbor/testing/office";
import { readEntry } from "../src/dasbor/cases/bodies";
import { readBody } from "../src/ruang/flow/bodies";
import { sealMessage } from "../src/sealing";
import { shapeOf } from "../src/sealing/testing/shape";

/** What a person may say when she comes back, and what readers say about it. */
const at = "2026-11-23T02:00Z";
const record = (id: string) => ({ id, version: "1", given: false, at });
const long = "n".repeat(120);
const bodies: ["r" | "m", unknown][] = [
  ["r", { kind: "message", text: "Halo" }], ["r", { kind: "reopen", text: "" }],
  ["r", { kind: "consent", consent: ["store", "readers", "contact", "message", "envelope", "coordinator", "statistics", "refer/dinsos-p3a"].map(record) }],
  ["r", { kind: "withdraw", stop: ["use", "share", "contact"], erase: true, at }],
  ["r", { kind: "correction", of: "account", text: "k".repeat(2000) }],
  ["r", { kind: "correction", of: "contact", contact: { choice: "channel", channel: "WhatsApp", address: "0".repeat(300), hours: "x".repeat(300), mayLeaveMessage: true }, at }],
  ["r", { kind: "agree-close", agree: "silence", until: "2026-12-23" }],
  ["r", { kind: "refer", provider: "dinsos-p3a", name: long, need: "psychological", way: "letter", fields: ["account", "contact", "name", "needs"], companion: true, duty: "police-3x24", consent: record("refer/dinsos-p3a") }],
  ["m", { kind: "answer", text: "Baik.", status: "closed", next: "Selesai", lookOn: "2026-11-26", question: "Sudah?", agreed: { how: "met", on: "2026-11-23" } }],
  ["m", { kind: "close-ask", text: long }], ["m", { kind: "referral", provider: "dinsos-p3a", name: long, step: "confirmed", on: "2026-11-25", text: "t".repeat(500) }],
];

test("to the server a withdrawal, a consent, a correction, a referral and a word about closing are one message like any: one shape, one length, nothing readable", async () => {
  const office = await foundOffice(["Laras", "Bagas", "Nurul"]);
  const store = new CaseStore(office);
  const open = await store.asReporter(await store.submit([0, 1], "Cerita"));
  const sealed = await Promise.all(bodies.map(([, body]) => sealMessage(open, { seq: 0, hash: open.reportHash }, body)));
  expect(new Set(sealed.map((message) => JSON.stringify(shapeOf(message)))).size).toBe(1);
  expect(new Set(sealed.map((message) => JSON.stringify(message).length)).size).toBe(1);
  expect(new Set(sealed.map(({ h }) => Object.keys(JSON.parse(Buffer.from(h, "base64url").toString()) as object).join(" "))).size).toBe(1);
});

test("every one of them is known to both pages, from its own side alone", () => {
  for (const [from, body] of bodies) {
    const by = from === "r" ? "r" : "m1";
    expect([readBody(by, body).kind, readEntry(by, body).kind]).toEqual([(body as { kind: string }).kind, (body as { kind: string }).kind]);
    const other = from === "r" ? "m1" : "r";
    const common = ["message", "reopen"].includes((body as { kind: string }).kind);
    if (!common) expect([readBody(other, body).kind, readEntry(other, body).kind]).toEqual(["unknown", "unknown"]);
  }
});
