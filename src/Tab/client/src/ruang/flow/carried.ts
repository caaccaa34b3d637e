import type { Carried } from "../files/bag";
import { consentVersion } from "./consent";

/** Words with the files that go along, and the consent that was given for them (docs/sealing.md 16, `att`). */
export function withFiles<T extends object>(body: T, carried: Carried | null): T {
  if (carried === null || carried.att.length === 0) return body;
  const { consent } = body as { consent?: unknown[] };
  return { ...body, att: carried.att, consent: [...(consent ?? []), { id: "files", version: consentVersion, given: true, at: carried.agreedAt }] };
}
