import { describe, expect, it } from "vitest";
import type { PlannerSettings, Session } from "../../../api/dashboardSchemas";
import { laterOnes } from "../laterOnes";
import { planWords } from "../words";
import { agendaTimes, laterBy } from "./agenda";
import { changeKind, changeStart, firstForm } from "./firstForm";
import { agendaOf, attendeesOf, badMailboxes, formOf, listOf, planFaults, sentPlan, type PlanForm } from "./plan";
import { withRow, without } from "./rows";
import { newSubmitKey } from "./submitKey";
import { templates } from "./templates";

const tell = planWords("id");
const now = "2026-11-23T10:00";
const settings: Pick<PlannerSettings, "audiences"> = { audiences: [{ name: "Sekretariat", mailboxes: ["semua@b.example"] }] };
const form: PlanForm = {
  kind: "training", title: "Sosialisasi", day: "2026-11-26", start: "09.00", end: "11.00", place: "Aula", online: false, link: "", moderator: "Bagas", speakers: [{ name: "", from: "", outside: false }],
  audiences: [], units: "", invitees: "a@b.example", agenda: [], rhythm: "once", sessions: "4", further: [], following: false,
};
const faults = (part: Partial<PlanForm>) => [...planFaults({ ...form, ...part }, settings, now)];
const session: Session = {
  id: "s", seriesId: null, number: 1, kind: "adhoc", title: "Sosialisasi", startsAt: "2026-12-01T09:00", endsAt: "2026-12-01T11:00", place: "Aula", online: true, meetingUrl: null, moderator: "Bagas",
  speakers: [{ name: "Nurul", from: "LBH", outside: true }], audienceUnits: ["Sekretariat", "PPK Ngarso"], attendees: ["semua@b.example", "tamu@c.example"], agenda: [{ minutes: 0, title: "Materi" }],
  points: [], contacts: [], meetingNotes: "", meetingRevision: 0, state: "inCalendar", joinUrl: null, noLink: false, replies: null, checkedAt: null, fault: null, revision: 3, changing: false, outlook: null,
};

describe("a plan", () => {
  it("is whole with title, day, hours, a place or a meeting, a moderator and mailboxes", () => {
    expect(faults({})).toEqual([]);
    expect(faults({ place: "", online: true })).toEqual([]);
    expect(faults({ place: "", link: "https://zoom.example/j/8" })).toEqual([]);
    expect(faults({ invitees: "", audiences: ["Sekretariat"] })).toEqual([]);
    expect(faults({ title: " ", day: "", start: "", end: "", place: "", moderator: "", invitees: "" })).toEqual(["title", "day", "start", "end", "where", "moderator", "invitees"]);
  });

  it("tells each part that is wrong", () => {
    const table: [Partial<PlanForm>, string[]][] = [
      [{ end: "09.00" }, ["end"]], [{ day: "2026-11-22" }, ["past"]], [{ day: "2026-11-23" }, ["past"]], [{ day: "2026-11-23", start: "10.01" }, []], [{ day: "2026-11-23", start: "" }, ["start"]],
      [{ link: "zoom" }, ["link"]], [{ link: "http://zoom.example/j" }, ["link"]], [{ link: "https://a:b@zoom.example/" }, ["link"]], [{ link: "https://zoom.example?pwd=8" }, []],
      [{ speakers: [{ name: " ", from: "LBH", outside: true }] }, ["speakers"]], [{ invitees: "Wening" }, ["address"]],
      [{ agenda: [{ minutes: "10", title: "" }] }, ["agenda"]], [{ agenda: [{ minutes: "x", title: "Materi" }] }, ["agenda"]], [{ agenda: [{ minutes: "", title: "" }] }, []], [{ agenda: [{ minutes: "", title: "Materi" }] }, []],
      [{ further: ["2026-12-03", "2026-12-03"] }, ["further"]], [{ further: ["2026-11-26"] }, ["further"]], [{ further: ["2026-12-03"] }, []],
    ];
    for (const [part, found] of table) expect([part, faults(part)]).toEqual([part, found]);
  });

  it("may change a session that has begun, and not move one into the past", () => {
    expect([...planFaults({ ...form, day: "2026-11-23" }, settings, now, "2026-11-23T09:00")]).toEqual([]);
    expect([...planFaults({ ...form, day: "2026-11-23", start: "08.00" }, settings, now, "2026-11-23T09:00")]).toEqual(["past"]);
  });

  it("names the addresses that cannot be a mailbox", () => {
    expect(listOf("a@b.example, c@d.example;\n a@b.example \n")).toEqual(["a@b.example", "c@d.example"]);
    expect(badMailboxes("a@b.example\nWening\n<c@d.example>, e@f")).toEqual(["Wening", "<c@d.example>", "e@f"]);
  });

  it("invites a group and a list, everybody once", () => {
    expect(attendeesOf({ ...form, audiences: ["Sekretariat"], invitees: "SEMUA@b.example, x@y.example\nX@y.example" }, settings)).toEqual(["semua@b.example", "x@y.example"]);
  });

  it("comes back from a session as it was sent", () => {
    const again = formOf(session, settings);
    expect([again.audiences, again.units, again.invitees]).toEqual([["Sekretariat"], "PPK Ngarso", "tamu@c.example"]);
    const { submitKey, furtherDays, ...sent } = sentPlan(again, settings, "k");
    expect([submitKey, furtherDays]).toEqual(["k", []]);
    expect(session).toMatchObject(sent);
  });
});

it("counts the sessions of a series that a change may go along to", () => {
  const of = (number: number, part: Partial<Session> = {}): Session => ({ ...session, id: `s${number}`, seriesId: "r", number, startsAt: `2026-12-0${number}T09:00`, ...part });
  const all = [of(1), of(2), of(3), of(4, { state: "cancelled" }), of(5, { startsAt: "2026-11-01T09:00" }), of(6, { seriesId: "q" }), of(7, { state: "failed" }), session];
  expect([laterOnes(all, of(2), now), laterOnes(all, of(7), now), laterOnes(all, session, now)]).toEqual([2, 0, 0]);
});

describe("the first form", () => {
  it("lacks only people", () => {
    const first = firstForm(tell, "2026-11-21", []);
    expect([first.day, first.start, first.end]).toEqual(["2026-11-30", "09.00", "11.00"]);
    expect([...planFaults(first, settings, now)]).toEqual(["where", "moderator", "invitees"]);
    expect([...planFaults(firstForm(tell, "2026-11-23", [session]), settings, now)]).toEqual(["invitees"]);
  });

  it("follows the kind where nobody wrote, and leaves alone what somebody wrote", () => {
    const first = firstForm(tell, "2026-11-23", []);
    const meeting = changeKind(first, "coordination", tell);
    expect([meeting.title, meeting.end, meeting.agenda.length]).toEqual(["Rapat koordinasi layanan", "10.30", 6]);
    const own = changeKind({ ...first, title: "Milik sendiri", agenda: without(first.agenda, 0) }, "newcomers", tell);
    expect([own.title, own.end, own.agenda.length]).toEqual(["Milik sendiri", "11.00", 5]);
    expect(changeStart(first, "13.00").end).toBe("15.00");
    expect(changeStart({ ...first, end: "12.00" }, "10.00").end).toBe("12.00");
  });

  it("has for each kind an agenda of half an hour to two hours", () => {
    for (const [kind, { agenda }] of Object.entries(templates)) expect([kind, agenda.reduce((sum, [, minutes]) => sum + minutes, 0)]).toEqual([kind, expect.toSatisfy((sum: number) => sum >= 30 && sum <= 120)]);
  });
});

it("knows when each item begins while every length is known", () => {
  expect(agendaTimes([{ minutes: 10, title: "a" }, { minutes: 0, title: "b" }, { minutes: 5, title: "c" }], "09:55")).toEqual(["09:55", "10:05", null]);
  expect(laterBy("23:00", 60)).toBe(null);
});

it("brings a removed row back to its place", () => {
  expect(withRow(without(["a", "b", "c"], 1), 1, "b")).toEqual(["a", "b", "c"]);
  expect(agendaOf({ ...form, agenda: [{ minutes: " ", title: " " }, { minutes: "5", title: " a " }] })).toEqual([{ minutes: 5, title: "a" }]);
});

it("names each plan with 16 random bytes", () => {
  expect(newSubmitKey()).toMatch(/^[A-Za-z0-9_-]{22}$/);
  expect(newSubmitKey()).not.toBe(newSubmitKey());
});
