import { describe, expect, it } from "vitest";
import { CaseStore, Device } from "../testing/caseStore";
import { foundOffice } from "../testing/office";
import { deeds } from "./deeds";
import { caseLines, inTime, matchingLines, officeLines, type AuditLine } from "./auditLines";

const office = await foundOffice(["Laras", "Bagas", "Nurul"]);

describe("lines of the audit page", () => {
  it("say who opened a case and who changed its readers", async () => {
    const store = new CaseStore(office);
    await store.submit([0, 1], "Satu");
    const laras = new Device(office, store, 0);
    const opened = await laras.desk.open(await laras.only());
    await laras.readers.give([opened], "anggota-2", () => undefined);
    await laras.desk.openFile(await laras.only(), "berkas");
    const lines = caseLines(await laras.only());
    expect(lines.map(({ kind, by }) => `${kind} ${by}`)).toEqual(["opened anggota-0", "readers anggota-0", "file anggota-0"]);
    expect(lines.map(({ act = "" }) => deeds[act])).toEqual([undefined, undefined, "board.audit.deed.file"]);
    expect(lines[1]?.step?.into).toEqual(["anggota-2"]);
  });

  it("say what changed in the list, and nothing of a list that is not there", () => {
    const line = (position: number, act: string, ref: string) => ({ position, by: "anggota-0", ts: 86_400, act, ref });
    const lines = officeLines([line(0, "list", office.directory.hash), line(1, "list", "unknown"), line(2, "seen", "x"), line(3, "new", "x")], office.directory);
    expect(lines.map(({ kind, list }) => [kind, list?.n])).toEqual([["list", 0], ["list", -1], ["seen", undefined], ["other", undefined]]);
  });

  it("keep the order of their chain whatever the clocks said, newest first", () => {
    const line = (caseId: string, place: number, at: number): AuditLine => ({ id: `${caseId}${place}`, caseId, kind: "opened", by: "x", at, place });
    const wrong = [line("a", 0, 500), line("a", 1, 100), line("a", 2, 600)];
    expect(inTime([wrong, [line("b", 0, 550)]]).map(({ id }) => id)).toEqual(["a2", "b0", "a1", "a0"]);
  });

  it("are found by case, member and kind", () => {
    const line = (id: string, caseId: string | null, by: string, kind: AuditLine["kind"]): AuditLine => ({ id, caseId, kind, by, at: 0, place: 0 });
    const lines = [line("1", "c", "l", "opened"), line("2", null, "l", "list"), line("3", "c", "b", "readers")];
    const ids = (of: string, by: string, kind: "all" | AuditLine["kind"]) => matchingLines(lines, { of, by, kind }).map(({ id }) => id);
    expect([ids("all", "all", "all"), ids("office", "all", "all"), ids("c", "b", "all"), ids("all", "all", "opened"), ids("d", "all", "all")]).toEqual([["1", "2", "3"], ["2"], ["3"], ["1"], []]);
  });
});
