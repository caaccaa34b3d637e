import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { emptyDraft, withConsent, withContact, withMore, withReaders, withText } from "../../telling/draft";
import { readersOf, takenOut } from "../../telling/readers";
import { foundOffice } from "../testing/office";
import en from "./locales/en.json";
import id from "./locales/id.json";
import { emptyPaper, gaps, isBegun, stepsOf, withDraft, writtenReport, type Paper } from "./paper";

const office = await foundOffice(["Laras Kinanti", "Bagas Wirawan", "Nurul Hasanah"]);
const list = readersOf(office.directory);
const [at, limit] = ["2026-11-22T03:00Z", 188_416];
const here = { choice: "here", channel: null, address: "", hours: "", mayLeaveMessage: false } as const;

/** Written, read out and agreed to, by the first member, who was left out. */
function finished(): Paper {
  const told = withMore(withText(emptyDraft, "Kata-katanya sendiri"), { wish: "report" });
  const draft = ["store", "readers"].reduce((before, one) => withConsent(before, one as "store", at), withContact(withReaders(told, takenOut({ kind: "team" }, "anggota-0", list)), here));
  return { draft, way: "posko", safe: "yes", readBack: true, agreedAt: at, receipt: "taken" };
}
const because = (paper: Paper) => gaps(paper, list, limit).map((gap) => gap.because);
const report = (paper: Paper) => writtenReport(paper, "anggota-0", list, limit, "id", Date.parse(at), "2026-11-23T00:00:00+07:00", () => "telepon");

describe("A report written down for somebody", () => {
  it("asks in the order of the screens, and nothing once all is there", () => {
    expect(because(emptyPaper)).toEqual(["safe", "channel", "wish", "readers", "contact", "readback", "receipt", "consent", "verbal"]);
    expect(because(finished())).toEqual([]);
    expect([isBegun(emptyPaper), isBegun(finished())]).toEqual([false, true]);
    expect(report({ ...finished(), agreedAt: null })).toBeNull();
  });

  it("is the report of the room, and says how it came to be", () => {
    const sealed = report(finished());
    expect([sealed?.to, sealed?.exclude, sealed?.late]).toEqual([["anggota-1", "anggota-2"], ["anggota-0"], []]);
    expect(sealed?.body).toEqual({
      kind: "report", via: "member", text: "Kata-katanya sendiri", contact: { choice: "here" }, language: "id", lookOn: "2026-11-26",
      consent: ["store", "readers"].map((one) => ({ id: one, version: "spoken-1", given: true, at })),
      written: { by: "anggota-0", channel: "posko", readBack: true, consentAt: at, receipt: "taken" },
    });
  });

  it("is read out again once a word, a reader or a way of contact is another; a tick alone changes nothing", () => {
    const paper = finished();
    expect(withDraft(paper, withConsent(paper.draft, "store", "2026-11-22T03:01Z")).readBack).toBe(true);
    for (const draft of [withText(paper.draft, "lain"), withReaders(paper.draft, { kind: "team" }), withContact(paper.draft, { ...here, choice: "none" }), withMore(paper.draft, { needs: ["legal"] })]) {
      const changed = withDraft(paper, draft);
      expect([changed.readBack, changed.agreedAt]).toEqual([false, null]);
    }
  });

  it("lets nobody wait for an answer behind a code that was not taken", () => {
    const refused: Paper = { ...finished(), receipt: "refused" };
    expect(because(refused)).toEqual(["nocode"]);
    expect(because({ ...refused, draft: withContact(refused.draft, { ...here, choice: "none" }) })).toEqual([]);
  });

  it("takes no account of somebody under 18, or who only wants to be reached", () => {
    for (const wish of ["minor", "contact"] as const) {
      const paper = finished();
      const asked = { ...paper, draft: withMore(paper.draft, { wish }) };
      expect(stepsOf(asked)).toEqual(["before", "readers", "needs", "review"]);
      expect(because(asked)).toContain("consent");
      const agreed = { ...asked, draft: ["told", "store", "readers"].reduce((before, one) => withConsent(before, one as "told", at), asked.draft) };
      expect(report(agreed)?.body).toMatchObject({ wish, text: "" });
    }
  });
});

describe("Its words", () => {
  it("are the same keys in both languages, sorted, and all of them are said", () => {
    expect(Object.keys(en)).toEqual(Object.keys(id));
    expect(Object.keys(id)).toEqual(Object.keys(id).toSorted());
    const source = readdirSync(import.meta.dirname).filter((name) => /\.tsx?$/.test(name) && !name.includes(".test.")).map((name) => readFileSync(join(import.meta.dirname, name), "utf8")).join("\n");
    const built = [...source.matchAll(/`(scribe(?:\.\w+)*)\.\$\{/g)].map(([, stem = ""]) => `${stem}.`);
    expect(Object.keys(id).filter((key) => !source.includes(`"${key}"`) && !built.some((stem) => stem !== "scribe." && key.startsWith(stem)) && !/^scribe\.(sealing|preparing|sending)$/.test(key))).toEqual([]);
  });
});
