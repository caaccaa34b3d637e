import type { LetterSettings } from "../../../api/dashboardSchemas";
import type { TextKey } from "../../page/i18n";
import { clock, dayOf, plainDay, type Day } from "../../time/officeTime";
import { zoneName } from "../../time/officeZone";
import { needWords } from "../CaseSide";
import { readEntry, type Report } from "../bodies";
import { reportNow, type Referral } from "../person/personState";
import type { KnownCase } from "../readCase";

/** A part of the letter, from which the page and the document are made alike. An empty value is a line to be written by hand. */
export type Block = { kind: "text" | "title" | "words"; text: string } | { kind: "facts"; rows: readonly (readonly [string, string])[] };

export type Letter = {
  head: readonly string[]; under: readonly string[]; mark: string; placeAndDay: string; about: readonly (readonly [string, string])[]; to: readonly string[];
  body: readonly Block[]; signer: string; slip: readonly Block[]; foot: string;
};

/** `name`: what the person wrote as a name, when it goes along and this reader has it; null leaves a line for it. */
export type LetterFacts = { known: KnownCase; report: Report; asked: Referral["asked"]; code: string; name: string | null; settings: LetterSettings; today: Day };

/** A letter is in Indonesian, whatever the reader's page speaks. */
export type Say = (key: TextKey, values?: Record<string, string | number>) => string;

const letterLanguage = "id";

const fieldWords: Readonly<Record<string, TextKey>> = { account: "letter.field.account", contact: "letter.field.contact", name: "letter.field.name", needs: "letter.field.needs" };

/**
 * The letter to a service, in the form of an office's letter: number, signer's name and signature stay empty for those who register it (domain.md 5). It says
 * nothing about the person but what the consent names, field by field: what is not there is not hinted at either.
 */
export function letterOf(say: Say, { known, report, asked, code, name, settings, today }: LetterFacts): Letter {
  const provider = settings.providers.find(({ id }) => id === asked.provider);
  const { consent } = asked;
  const agreedAt = Date.parse(consent.at);
  const given = Number.isNaN(agreedAt) ? consent.at : `${plainDay(dayOf(agreedAt), letterLanguage)}, ${clock(agreedAt, letterLanguage)} ${zoneName}`;
  return {
    head: settings.lines,
    under: [settings.address, settings.contact].filter((line) => line !== ""),
    mark: say("letter.mark"),
    placeAndDay: [settings.place, plainDay(today, letterLanguage)].filter((part) => part !== "").join(", "),
    about: [[say("letter.number"), ""], [say("letter.nature"), say("letter.nature.secret")], [say("letter.enclosed"), "–"], [say("letter.about"), say("letter.about.referral")]],
    to: [say("letter.to"), say("letter.to.head", { service: asked.name }), provider === undefined || provider.address === "" ? say("letter.to.there") : provider.address],
    body: [
      { kind: "text", text: say("letter.opening") },
      { kind: "facts", rows: [[say("letter.code"), code], ...consented(say, report, known, asked, name)] },
      ...account(say, known, report, asked.fields),
      { kind: "title", text: say("letter.consent") },
      { kind: "text", text: say("letter.consent.given", { time: given, fields: asked.fields.map((id) => { const key = fieldWords[id]; return key === undefined ? id : say(key); }).join(", ") }) },
      { kind: "text", text: say(asked.duty === "police-3x24" ? "letter.duty.told" : "letter.duty.unknown") },
      { kind: "text", text: `${say("letter.consent.version", { version: consent.version, notice: consent.notice ?? "–" })} ${say("letter.consent.back")}` },
      { kind: "title", text: say("letter.request") },
      { kind: "text", text: say("letter.request.once") },
      { kind: "text", text: say("letter.request.secret") },
      { kind: "text", text: say("letter.closing") },
    ],
    signer: settings.signer,
    slip: [
      { kind: "title", text: say("letter.slip") },
      { kind: "text", text: say("letter.slip.about", { code, office: settings.lines.join(" ") }) },
      { kind: "facts", rows: (["letter.slip.by", "letter.slip.post", "letter.slip.day", "letter.slip.plan", "letter.slip.next"] as const).map((key) => [say(key), ""]) },
    ],
    foot: say("letter.foot", { code }),
  };
}

/** Name, way of contact and needs, each only with its own tick. Who may not be contacted directly is reached through the office. */
function consented(say: Say, report: Report, known: KnownCase, { fields, need, companion }: Referral["asked"], name: string | null): [string, string][] {
  const now = reportNow(report, known.items);
  const { choice, channel = "", address = "", hours = "", mayLeaveMessage } = now.contact;
  const contact: [string, string][] = fields.includes("contact") && choice === "channel"
    ? [
        [say("letter.contact"), [channel, address].filter((part) => part !== "").join(", ")],
        ...(hours === "" ? [] : [[say("letter.hours"), hours] as [string, string]]),
        [say("letter.message"), say(mayLeaveMessage === true ? "letter.message.yes" : "letter.message.no")],
      ]
    : [[say("letter.contact"), say("letter.contact.us")]];
  const needs = [...new Set([need, ...(report.needs ?? [])])].map((id) => { const key = needWords[id]; return key === undefined ? id : say(key); });
  return [
    ...(fields.includes("name") ? [[say("letter.name"), name ?? ""] as [string, string]] : []),
    ...contact,
    ...(fields.includes("needs") ? [[say("letter.needs"), needs.join(", ")] as [string, string]] : []),
    ...(companion ? [[say("letter.companion"), say("letter.companion.yes")] as [string, string]] : []),
  ];
}

/** The account in the person's own words, and what was corrected or added to it since. */
function account(say: Say, { items }: KnownCase, report: Report, fields: readonly string[]): Block[] {
  if (!fields.includes("account")) return [];
  const added = items.flatMap(({ by, body }): Block[] => {
    const entry = by === "r" ? readEntry(by, body) : null;
    return entry?.kind === "correction" && entry.of === "account" ? [{ kind: "text", text: say("letter.account.added") }, { kind: "words", text: entry.text }] : [];
  });
  return [{ kind: "title", text: say("letter.account") }, { kind: "words", text: report.text.trim() === "" ? say("letter.account.none") : report.text }, ...added];
}
