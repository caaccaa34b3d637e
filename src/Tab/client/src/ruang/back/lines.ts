import type { Body } from "../flow/bodies";
import { longDay, type Language } from "../../telling/dates";
import type { Say } from "../page/words";
import { backWords, type BackKey } from "./words";
import { needs } from "./referral";

const fieldWords: Record<string, BackKey> = { account: "back.field.account", contact: "back.field.contact", name: "back.field.name", needs: "back.field.needs" };

/** What one message of the thread says, whoever wrote it. */
export function lineOf(body: Exclude<Body, { kind: "unknown" }>, mine: boolean, say: Say, language: Language): string {
  const tell = backWords(language);
  switch (body.kind) {
    case "message": return body.text;
    case "answer": return [body.text, body.question ?? "", body.agreed === undefined ? "" : tell(`back.closed.${body.agreed.how}`, { date: longDay(body.agreed.on, language) })].filter((part) => part.trim() !== "").join("\n\n");
    case "reopen": return body.text.trim() !== "" ? body.text : say(mine ? "room.return.reopened" : "room.return.reopened.team");
    case "receipt": return say("room.return.vouched");
    case "close-ask": return body.text.trim() === "" ? tell("back.close.ask") : body.text;
    case "referral": return `${tell(`back.referral.${body.step}`, { service: body.name, date: longDay(body.on, language) })} ${body.text}`.trim();
    case "consent": return body.consent.some(({ id, given }) => id === "readers" && given) ? tell("back.line.goon") : tell("back.line.consent", { count: String(body.consent.length) });
    case "withdraw": return tell(body.erase ? "back.line.withdraw.erase" : "back.line.withdraw");
    case "correction": return body.of === "account" ? `${tell("back.line.correction")}\n${body.text}` : body.of === "name" ? tell("back.line.name", { name: body.name }) : tell("back.line.contact");
    case "agree-close": return tell(`back.line.close.${body.agree}`, { date: body.until === undefined ? "" : longDay(body.until, language) });
    case "refer": return referLine(body, language);
  }
}

function referLine({ name, need, way, fields }: Extract<Body, { kind: "refer" }>, language: Language): string {
  const tell = backWords(language);
  const known = needs.find((one) => one === need);
  const what = known === undefined ? need : tell(`back.need.${known}`);
  if (way === "unnamed") return tell("back.line.refer.unnamed", { service: name, need: what });
  const told = fields.map((field) => { const key = fieldWords[field]; return key === undefined ? field : tell(key); }).join(", ");
  return tell("back.line.refer", { service: name, need: what, fields: told });
}
