import * as v from "valibot";
import { attachedTo, type Attached } from "../../../../attached/att";
import { shownName } from "../../../../attached/names";
import { sizeText } from "../../../../attached/sizes";
import type { Text } from "../../../page/i18n";
import { clock, dayOf, isDay, longDay } from "../../../time/officeTime";
import { zoneName } from "../../../time/officeZone";
import { consentRecord } from "../../bodies";
import { flat, isObject, type Field } from "./flat";
import { consents, labels, people, unprinted, values } from "./words";

export type Line = { label: string; value: string };

/** Words and names in one language: what `t`, dates and the list of the team know. */
export type Saying = { t: Text; language: string; name: (id: string) => string };

/** A body on paper: its own words, what else it says, consents, files, and what this page has no words for. */
export type OnPaper = { text: string | null; facts: Line[]; consents: Line[]; files: Line[]; rest: Line[] };

/** Nothing of a body is left out: what has no words here, or another form than usual, stands in `rest` under its own name. */
export function onPaper(say: Saying, body: unknown): OnPaper {
  const { text, consent = [], att, ...others }: Record<string, unknown> = isObject(body) ? body : { value: body };
  const kind = typeof others["kind"] === "string" ? others["kind"] : "";
  const files = attachedTo(body);
  const agreed = each(consent).map((one) => ({ one, read: v.safeParse(v.strictObject(consentRecord.entries), one) }));
  const known = flat(others, "").map((field) => ({ field, label: labels[`${kind} ${field.path}`] ?? labels[field.path] }));
  const rest = [
    ...known.filter(({ field: { path }, label }) => label === undefined && !unprinted.has(path) && !unprinted.has(`${kind} ${path}`)).map(({ field }) => field),
    ...(text === undefined || typeof text === "string" ? [] : flat(text, "text")),
    ...agreed.flatMap(({ one, read }, at) => (read.success ? [] : flat(one, `consent[${at}]`))),
    ...each(att).flatMap((one, at) => strangeIn(one, files).flatMap((field) => flat(field.value, `att[${at}]${field.path}`))),
  ];
  return {
    text: typeof text === "string" ? text : null,
    facts: known.flatMap(({ field, label }) => (label === undefined ? [] : [{ label: say.t(label), value: valueText(say, field) }])),
    consents: agreed.flatMap(({ read }) => (read.success ? [consentLine(say, read.output)] : [])),
    files: files.map((file) => fileLine(say, file)),
    rest: rest.map((field) => ({ label: field.path, value: plain(field.value) })),
  };
}

const each = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]);

/** Of a file that this page knows only what stands beside the usual; of any other thing in its place all of it. */
function strangeIn(one: unknown, files: readonly Attached[]): Field[] {
  const file = files.find(({ id }) => isObject(one) && one["id"] === id);
  if (file === undefined || !isObject(one)) return [{ path: "", value: one }];
  return Object.entries(one).filter(([key]) => !(key in file)).map(([key, value]) => ({ path: `.${key}`, value }));
}

function consentLine({ t, language }: Saying, { id, version, notice, given, at }: v.InferOutput<typeof consentRecord>): Line {
  const word = consents[id];
  const label = word !== undefined ? t(word) : id.startsWith("refer/") ? t("board.said.consent.refer", { service: id.slice("refer/".length) }) : id;
  const about = notice === undefined ? "" : `${t("board.case.consent.notice", { version: notice })}.`;
  return { label, value: `${t(given ? "board.case.consent.given" : "board.case.consent.withheld")}, ${timeText(language, Date.parse(at)) ?? at}. ${t("board.paper.consent.version", { version })} ${about}`.trim() };
}

function fileLine({ t, language }: Saying, { id, name, type, size, sha256 }: Attached): Line {
  return { label: shownName(name), value: t("board.paper.file", { type, size: sizeText(size, language), bytes: size, sha256, id }) };
}

/** Day and minute of the office, with the year: paper is read years later. Null when it is no time. */
export function timeText(language: string, at: number): string | null {
  return Number.isNaN(at) ? null : `${longDay(dayOf(at), language)}, ${clock(at, language)} ${zoneName}`;
}

function valueText(say: Saying, { path, value }: Field): string {
  if (Array.isArray(value)) return value.length === 0 || value.some(isObject) ? "–" : value.map((one) => wordOf(say, path, one)).join(", ");
  return wordOf(say, path, value);
}

function wordOf({ t, language, name }: Saying, path: string, value: unknown): string {
  const word = values[path]?.[String(value)];
  if (word !== undefined) return t(word);
  if (typeof value === "boolean") return t(value ? "board.paper.yes" : "board.paper.no");
  if (value === null) return t("board.paper.nobody");
  if (path === "at" || path === "written.consentAt") return timeText(language, typeof value === "number" ? value * 1000 : Date.parse(String(value))) ?? plain(value);
  if (typeof value === "string" && people.has(path)) return name(value);
  return typeof value === "string" && isDay(value) ? longDay(value, language) : plain(value);
}

/** As it was written; what is no text in the notation of its bytes. */
function plain(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
