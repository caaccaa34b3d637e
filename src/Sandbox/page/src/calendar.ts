import { api, type CalendarEvent, type Person } from "./api";
import { day, h } from "./dom";

const answers: [string, string][] = [["accepted", "Terima"], ["tentativelyAccepted", "Mungkin"], ["declined", "Tolak"]];
const told: Record<string, string> = { accepted: "Anda menerima", tentativelyAccepted: "Anda menjawab mungkin", declined: "Anda menolak", none: "Belum dijawab" };
const hour = (local: string) => local.slice(11, 16).replace(":", ".");

const line = (person: Person | null, e: CalendarEvent): HTMLElement =>
  h("li", { class: e.isCancelled ? "event gone" : "event" },
    h("p", { class: "when" }, `${day(e.start)}, ${hour(e.start)} s.d. ${hour(e.end)} WIB`),
    h("h2", {}, e.isCancelled ? `Dibatalkan: ${e.subject}` : e.subject),
    e.location !== null && e.location !== "" && h("p", {}, e.location),
    e.joinUrl !== null && h("p", { class: "join" }, "Tautan rapat: ", e.joinUrl),
    h("p", { class: "hint" }, `Penyelenggara: ${e.organizer}. `, e.attendeesHidden ? "Daftar undangan disembunyikan." : `Undangan: ${e.attendees.join(", ") || "tidak ada"}.`),
    e.cancelComment !== null && h("p", { class: "hint" }, e.cancelComment),
    person !== null && !e.isCancelled && h("p", { class: "answers" },
      ...answers.map(([value, label]) => h("button", { type: "button", onclick: () => void api.reply(person.id, e.id, value) }, label)),
      h("span", { class: "hint" }, told[e.myResponse ?? "none"] ?? "Belum dijawab")));

/** The person's own calendar, and the mailbox that organises. */
export const calendarView = (person: Person): { root: HTMLElement; refresh: () => Promise<void> } => {
  const own = h("ul", { class: "rows", testid: "calendar-list" });
  const mailbox = h("ul", { class: "rows", testid: "calendar-mailbox" });
  const fill = (list: HTMLElement, who: Person | null, events: CalendarEvent[]) =>
    list.replaceChildren(...(events.length ? events.map(e => line(who, e)) : [h("li", { class: "empty" }, "Belum ada acara.")]));
  const refresh = async () => {
    fill(own, person, (await api.calendar(person.id)).events);
    fill(mailbox, null, (await api.calendar("mailbox")).events);
  };
  return {
    root: h("section", { class: "view", label: "Kalender" }, h("h1", {}, `Kalender ${person.name}`), own, h("h2", { class: "part" }, "Kotak surat penyelenggara"), mailbox),
    refresh,
  };
};
