import { expect, it } from "vitest";
import { readSettings, textOf, type SettingsText } from "./settingsText";

const typed: SettingsText = {
  sessionTitle: " Sosialisasi ",
  moderator: "Laras",
  agenda: "Pembukaan; materi\nPenutup;",
  days: "7-12-2026\n\n08/12/2026\n2026-12-09",
  hours: "8.00-10.00\n13:30 s.d. 15:30",
  rooms: "Balai Jati; 300; Jati\nAula\t250\tRandu, Jati",
  teams: "Nurul, Bagas; nurul@x.example, bagas@x.example",
  contacts: "Ketua PPK; Jati\nKetua PPS; Jati; Mulya; pps@x.example",
};

it("reads what is typed or pasted, and writes it back the same", () => {
  const { settings, faults } = readSettings(typed);
  expect(faults).toEqual([]);
  expect(settings).toEqual({
    sessionTitle: "Sosialisasi",
    moderator: "Laras",
    agenda: ["Pembukaan", "materi", "Penutup"],
    days: ["2026-12-07", "2026-12-08", "2026-12-09"],
    hours: [{ start: "08:00", end: "10:00" }, { start: "13:30", end: "15:30" }],
    rooms: [{ name: "Balai Jati", capacity: 300, areas: ["Jati"] }, { name: "Aula", capacity: 250, areas: ["Randu", "Jati"] }],
    teams: [{ speakers: ["Nurul", "Bagas"], mailboxes: ["nurul@x.example", "bagas@x.example"] }],
    contacts: [{ name: "Ketua PPK", area: "Jati", unit: null, mailbox: null }, { name: "Ketua PPS", area: "Jati", unit: "Mulya", mailbox: "pps@x.example" }],
  });
  expect(readSettings(textOf(settings))).toEqual({ settings, faults: [] });
});

it("names each line of another form", () => {
  const { faults } = readSettings({ ...typed, days: "besok\n7-12-2026\nlusa", hours: "pagi", rooms: "Balai; banyak; Jati\nAula; 30", teams: "Nurul", contacts: "Ketua" });
  expect(faults.map(({ code, line }) => `${code} ${line}`)).toEqual(["day-form 1", "day-form 3", "hours-form 1", "room-form 1", "room-form 2", "team-form 1", "contact-form 1"]);
});
