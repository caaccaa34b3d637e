import type { Text, TextKey } from "../../page/i18n";
import { dayAndClock, longDay } from "../../time/officeTime";
import type { Decided } from "../bodies";
import { consentWords } from "../CaseSide";
import { stopWithin } from "./personState";

type Told = { says: string; todo: string | null };

/** What of a report may be handed on, by id. */
export const fields: Record<string, TextKey> = { account: "board.refer.field.account", contact: "board.refer.field.contact", name: "board.refer.field.name", needs: "board.refer.field.needs" };

/** One decision in plain words, and what a reader has to do about it; null where nothing is. */
export function decidedText(t: Text, language: string, entry: Decided): Told {
  switch (entry.kind) {
    case "withdraw": return { says: t(entry.erase ? "board.said.withdraw.erase" : "board.said.withdraw"), todo: t("board.todo.withdraw", { time: dayAndClock(Date.parse(entry.at) + stopWithin, language) }) };
    case "consent": return consentTold(t, language, entry);
    case "correction": return entry.of === "account"
      ? { says: t("board.said.correction"), todo: t("board.todo.correction") }
      : entry.of === "name" ? { says: t("board.said.name"), todo: null }
      : { says: t("board.said.contact"), todo: t("board.todo.contact") };
    case "agree-close": return { says: t(`board.said.close.${entry.agree}`, { date: entry.until === undefined ? "" : longDay(entry.until, language) }), todo: null };
    case "refer": {
      const what = { service: entry.name, fields: fieldNames(t, entry.fields) };
      return entry.way === "unnamed"
        ? { says: t("board.said.refer.unnamed", what), todo: t("board.todo.refer.unnamed") }
        : { says: t(`board.said.refer.${entry.way}`, what), todo: t(entry.duty === "police-3x24" ? "board.todo.refer.police" : "board.todo.refer") };
    }
    case "close-ask": return { says: t("board.said.closeask"), todo: null };
    case "referral": return { says: t(`board.said.referral.${entry.step}`, { service: entry.name, date: longDay(entry.on, language) }), todo: null };
  }
}

function consentTold(t: Text, language: string, { consent }: Extract<Decided, { kind: "consent" }>): Told {
  const names = (given: boolean) => consent.filter((one) => one.given === given).map(({ id }) => consentName(t, id)).join(", ");
  const [on, off] = [names(true), names(false)];
  const says = [off === "" ? "" : t("board.said.consent.off", { names: off }), on === "" ? "" : t("board.said.consent.on", { names: on })].filter((part) => part !== "").join(" ");
  const last = consent.filter(({ given }) => !given).map(({ at }) => Date.parse(at)).filter((at) => !Number.isNaN(at));
  return { says, todo: last.length === 0 ? null : t("board.todo.consent", { time: dayAndClock(Math.min(...last) + stopWithin, language) }) };
}

function consentName(t: Text, id: string): string {
  const key = consentWords[id];
  if (key !== undefined) return t(key);
  return id.startsWith("refer/") ? t("board.said.consent.refer", { service: id.slice("refer/".length) }) : id;
}

export function fieldNames(t: Text, ids: readonly string[]): string {
  return ids.map((id) => { const key = fields[id]; return key === undefined ? id : t(key); }).join(", ");
}

/** The person's or a reader's own words in it. */
export function decidedWords(entry: Decided): string {
  if (entry.kind === "correction" && entry.of === "contact") return [entry.contact.channel, entry.contact.address, entry.contact.hours].filter((part) => part !== undefined && part !== "").join(", ");
  if (entry.kind === "correction" && entry.of === "name") return entry.name;
  return "text" in entry ? entry.text : "";
}
