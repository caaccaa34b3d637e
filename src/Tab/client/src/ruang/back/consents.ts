import type { ConsentRead, ContactRead, ReportRead } from "../flow/bodies";
import type { Entry } from "../flow/summary";

/** How one consent stands now. `service` is the name of the service that a referral's consent is about. */
export type StandingConsent = ConsentRead & { service?: string };

/** What a report cannot be kept and read without: who takes this back withdraws the report. */
export const ofTheReport: readonly string[] = ["told", "store", "readers"];

export const referConsent = (provider: string): string => `refer/${provider}`;

/**
 * Every consent as it stands: those of the report, changed by what the person said since, in order. A withdrawal takes back all of them; a way of
 * contact that was changed carries its own consent. Only the person's own messages count (UU PDP art. 22, 24).
 */
export function standingConsents(report: Pick<ReportRead, "consent"> | null, entries: readonly Entry[]): StandingConsent[] {
  const now = new Map<string, StandingConsent>();
  const set = (record: StandingConsent) => now.set(record.id, { ...now.get(record.id), ...record });
  for (const record of report?.consent ?? []) set(record);
  for (const { mine, body } of entries) {
    if (!mine) continue;
    if (body.kind === "consent") body.consent.forEach(set);
    if (body.kind === "refer") set({ ...body.consent, service: body.name });
    if (body.kind === "correction" && body.of === "contact") contactRecords(body.contact, body.at).forEach(set);
    if (body.kind === "correction" && body.of === "name") set({ id: "name", version: "1", given: true, at: body.at });
    if (body.kind === "withdraw") for (const record of [...now.values()]) set({ ...record, given: false, at: body.at });
  }
  return [...now.values()];
}

function contactRecords({ choice, mayLeaveMessage }: ContactRead, at: string): ConsentRead[] {
  const channel = choice === "channel";
  return [{ id: "contact", version: "1", given: channel, at }, { id: "message", version: "1", given: channel && mayLeaveMessage === true, at }];
}

/** The way of contact that holds now. */
export function standingContact(report: Pick<ReportRead, "contact"> | null, entries: readonly Entry[]): ContactRead | null {
  const changed = entries.flatMap(({ mine, body }) => (mine && body.kind === "correction" && body.of === "contact" ? [body.contact] : [])).at(-1);
  return changed ?? report?.contact ?? null;
}

/** The name that the readers see openly now; null when none was written, or when it was taken back. */
export function standingName(report: Pick<ReportRead, "name" | "consent"> | null, entries: readonly Entry[]): string | null {
  const written = entries.flatMap(({ mine, body }) => (mine && body.kind === "correction" && body.of === "name" ? [body.name] : [])).at(-1) ?? report?.name ?? "";
  const given = standingConsents(report, entries).find(({ id }) => id === "name")?.given === true;
  return given && written.trim() !== "" ? written : null;
}
