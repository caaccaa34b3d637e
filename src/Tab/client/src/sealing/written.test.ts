import { describe, expect, it } from "vitest";
import { openAsMember } from "./case-open";
import { sealReport, sealWritten, writtenBy } from "./index";
import { foundOffice } from "./testing/office";
import { ownKey } from "./testing/scenario";
import { shapeOf } from "./testing/shape";
import type { JsonRecord } from "./json";

/* A report that a member wrote down for somebody: who reads it sees whose signature stands behind the words. */

const { directory, member, salt } = await foundOffice();
const scribe = member("a1");
const body = { kind: "report", via: "member", text: "cerita", written: { by: "a1", channel: "posko", readBack: true } };
const report = { directory, to: ["b2", "c3"], exclude: ["a1"], body, siteSalt: salt };

async function openedBy(id: string, sealed: Awaited<ReturnType<typeof sealWritten>>["sealed"]) {
  const reader = member(id);
  return openAsMember(reader, await ownKey(reader, sealed), sealed, directory);
}

/** What the opened report would be, had its author written another body. */
const saying = (open: Awaited<ReturnType<typeof openedBy>>, change: JsonRecord) => ({ ...open, payload: { ...open.payload, body: { ...(open.payload.body as JsonRecord), ...change } } });

describe("a report written down by a member", () => {
  it("names its writer to every reader, among whom she need not be, and looks like any report", async () => {
    const { sealed } = await sealWritten(scribe, report);
    for (const id of ["b2", "c3"]) expect(await writtenBy(await openedBy(id, sealed), directory)).toBe("a1");
    await expect(ownKey(scribe, sealed)).rejects.toThrow();
    const own = await sealReport({ ...report, body: { kind: "report", via: "room", text: "cerita" }, late: [] });
    expect(shapeOf(sealed)).toEqual(shapeOf(own.sealed));
  });

  it("is nobody's where one word, the writer or the case is another", async () => {
    const [one, two] = await Promise.all([sealWritten(scribe, report), sealWritten(scribe, report)]);
    const [open, other] = await Promise.all([openedBy("b2", one.sealed), openedBy("b2", two.sealed)]);
    const { written } = open.payload.body as { written: JsonRecord };
    expect(await writtenBy(saying(open, {}), directory)).toBe("a1");
    for (const change of [{ text: "lain" }, { release: { to: [], slots: "" } }, { written: { ...written, by: "c3" } }, { written: { ...written, channel: "phone" } }, { written: { ...written, sig: "" } }, { written: { by: "a1" } }, { written: "a1" }]) {
      expect([change, await writtenBy(saying(open, change), directory)]).toEqual([change, null]);
    }
    expect(await writtenBy({ ...open, reportKh: other.reportKh }, directory)).toBeNull();
  });

  it("is claimed in vain by somebody who has no key of the office", async () => {
    const { sealed } = await sealReport({ ...report, body: { ...body, written: { ...body.written, sig: "A".repeat(86) } }, late: [] });
    expect(await writtenBy(await openedBy("b2", sealed), directory)).toBeNull();
  });
});
