import "./style.css";
import { api, listen, type Person, type Scene, type TabApp } from "./api";
import { calendarView } from "./calendar";
import { chatView } from "./chat";
import { h, icon } from "./dom";
import { feedView } from "./feed";
import { startView } from "./start";
import { hostFrame, type Theme } from "./teamsHost";

type Place = "mulai" | "chat" | "aktivitas" | "kalender" | "ruang" | "dasbor";
type View = { root: HTMLElement; refresh?: () => Promise<void>; leave?: () => void; tellTheme?: () => void };

const scene = await api.scene();
const asked = new URLSearchParams(location.search);
const themes: [Theme, string][] = [["default", "Terang"], ["dark", "Gelap"], ["contrast", "Kontras"]];
let person = scene.people.find(p => p.id === asked.get("as")) ?? scene.people[5] ?? scene.people[0]!;
let place = (asked.get("app") ?? "mulai") as Place;
let theme: Theme = (themes.find(([t]) => t === asked.get("theme"))?.[0]) ?? "default";
let view: View | null = null;

const main = h("main", { id: "main" });
const rail = h("nav", { class: "rail", label: "Aplikasi" });
const secret = h("div", { class: "secret" });
const picker = h("select", { testid: "person-picker", label: "Anda sedang menjadi" });
const themePicker = h("select", { testid: "theme-picker", label: "Tema" });

const tabView = (app: TabApp, name: string): View => {
  const frame = h("iframe", { title: app.name });
  frame.name = name;
  frame.src = app.url;
  frame.allow = "";
  const seat = hostFrame(frame, {
    person, tenantId: scene.office.tenantId, tabId: app.tabId, theme: () => theme, openLink, token: async () => (await api.token(person.id)).token,
  });
  return { root: h("section", { class: "view tab", label: app.name }, frame), leave: seat.close, tellTheme: seat.tellTheme };
};

const views: Record<Place, (s: Scene, p: Person) => View> = {
  mulai: (s, p) => startView(s, p, go),
  chat: (_, p) => chatView(p, openLink),
  aktivitas: (_, p) => feedView(p, () => go("dasbor")),
  kalender: (_, p) => calendarView(p),
  ruang: s => tabView(s.apps.staff, "tab-staff"),
  dasbor: s => tabView(s.apps.team, "tab-team"),
};

const entries: { place: Place; label: string; icon: string; testid: string; team?: true }[] = [
  { place: "mulai", label: "Mulai", icon: "home", testid: "rail-home" },
  { place: "aktivitas", label: "Aktivitas", icon: "activity", testid: "rail-activity" },
  { place: "chat", label: "Obrolan", icon: "chat", testid: "rail-chat" },
  { place: "kalender", label: "Kalender", icon: "calendar", testid: "rail-calendar" },
  { place: "ruang", label: "JaringTeams", icon: "staff", testid: "rail-staff" },
  { place: "dasbor", label: "Tim", icon: "team", testid: "rail-team", team: true },
];

/** A deep link to one of our tabs opens it; anything else opens outside, as in Teams. */
function openLink(url: string): void {
  const link = URL.parse(url);
  if (link === null || !["https:", "http:", "mailto:", "tel:"].includes(link.protocol)) return;
  if (link.hostname === "teams.microsoft.com" && link.pathname.startsWith("/l/entity/")) {
    const appId = link.pathname.split("/")[3];
    if (appId === scene.apps.staff.teamsAppId) return go("ruang");
    if (appId === scene.apps.team.teamsAppId && person.team) return go("dasbor");
  } else window.open(url, "_blank", "noopener,noreferrer");
}

let looking = Promise.resolve();

/** Asks for what the view shows, one question after the other: an older answer that comes later would take newer things off the screen. */
function look(): void {
  const shown = view;
  looking = looking.then(() => (shown === view ? shown?.refresh?.() : undefined)).catch(() => undefined);
}

function go(to: Place): void {
  place = to === "dasbor" && !person.team ? "mulai" : to;
  view?.leave?.();
  view = views[place](scene, person);
  main.replaceChildren(view.root);
  rail.replaceChildren(...entries.filter(e => !e.team || person.team).map(e =>
    h("button", { type: "button", testid: e.testid, current: e.place === place, onclick: () => go(e.place) }, icon(e.icon), h("span", {}, e.label))));
  secret.replaceChildren(...(person.passphrase ? [h("span", {}, "Demo. Enam kata: "), h("code", { testid: "demo-passphrase" }, person.passphrase)] : []));
  history.replaceState(null, "", `?as=${person.id}&app=${place}${theme === "default" ? "" : `&theme=${theme}`}`);
  look();
}

const dress = () => { document.documentElement.dataset["theme"] = theme; view?.tellTheme?.(); if (place === "chat") go("chat"); };

for (const p of scene.people) picker.append(new Option(`${p.name}${p.team ? " (tim)" : ""}`, p.id, false, p.id === person.id));
for (const [value, label] of themes) themePicker.append(new Option(label, value, false, value === theme));
picker.addEventListener("change", () => { person = scene.people.find(p => p.id === picker.value) ?? person; go(place); });
themePicker.addEventListener("change", () => { theme = themePicker.value as Theme; dress(); });

document.querySelector("#app")!.append(
  h("header", { class: "top" },
    h("p", { class: "notice" }, "Kotak pasir di komputer ini. Bukan Microsoft Teams."),
    h("label", { class: "who" }, h("span", {}, "Anda sedang menjadi "), picker), h("label", { class: "theme" }, h("span", {}, "Tema "), themePicker), secret),
  rail, main);
document.documentElement.dataset["theme"] = theme;
listen((what, oid) => {
  const shown = { chat: "chat", feed: "aktivitas", calendar: "kalender" }[what];
  if (shown === place && (oid === person.id || what === "calendar")) look();
}, look);
go(place);
