import type { Service } from "../../api/room";
import type { BodyOf } from "../flow/bodies";
import type { CaseView, ReporterBody } from "../flow/case";
import { noticeVersion } from "../../telling/consent";
import { referConsent, standingConsents, standingContact, standingName } from "./consents";

export const needs = ["medical", "psychological", "legal", "police", "shelter", "work", "internal"] as const;
export type Need = (typeof needs)[number];

/** "self": the person goes there alone, and nothing is sent at all. */
export type Way = "unnamed" | "warm" | "letter" | "self";
export type Field = "account" | "contact" | "name" | "needs";

/** What the person chose so far. Nothing is preselected. */
export type Choice = { need: Need | null; service: Service | null; way: Way | null; fields: readonly Field[]; companion: boolean; agreed: boolean };
export const noChoice: Choice = { need: null, service: null, way: null, fields: [], companion: false, agreed: false };

/** The version of the words by which one agrees to a referral. */
export const referVersion = "1";

export function needsWith(services: readonly Service[]): Need[] {
  return needs.filter((need) => services.some((service) => service.needs.includes(need)));
}

/** What could be handed on at all: a name only when there is one, a contact only when one was given. */
export function fieldsOf(view: Pick<CaseView, "open" | "report" | "entries">): Field[] {
  const contact = standingContact(view.report, view.entries);
  return ["account", ...(contact?.choice === "channel" ? (["contact"] as const) : []), ...(view.open.payload.named || standingName(view.report, view.entries) !== null ? (["name"] as const) : []), "needs"];
}

/** The first thing that is missing, or the message to send. Asking without a name hands on nothing about the person. */
export function referBody({ need, service, way, fields, companion, agreed }: Choice, at: string): ReporterBody | "need" | "service" | "way" | "fields" | "agreed" {
  if (need === null) return "need";
  if (service === null) return "service";
  if (way === null || way === "self") return "way";
  if (way !== "unnamed" && fields.length === 0) return "fields";
  if (!agreed) return "agreed";
  return {
    kind: "refer", provider: service.id, name: service.name, need, way, fields: way === "unnamed" ? [] : [...fields], companion: way !== "unnamed" && companion, duty: service.duty,
    consent: { id: referConsent(service.id), version: referVersion, notice: noticeVersion, given: true, at },
  };
}

/** A referral that the person asked for, with what became of it since. */
export type Referred = { asked: BodyOf<"refer">; given: boolean; last: BodyOf<"referral"> | null };

/** Every service once, in the order in which it was last asked for. */
export function referralsOf({ report, entries }: Pick<CaseView, "report" | "entries">): Referred[] {
  const consents = standingConsents(report, entries);
  const found = new Map<string, Referred>();
  for (const { mine, body } of entries) {
    if (mine && body.kind === "refer") {
      found.delete(body.provider);
      found.set(body.provider, { asked: body, given: consents.find(({ id }) => id === body.consent.id)?.given ?? false, last: null });
    }
    const seen = !mine && body.kind === "referral" ? found.get(body.provider) : undefined;
    if (seen !== undefined && body.kind === "referral") seen.last = body;
  }
  return [...found.values()];
}
