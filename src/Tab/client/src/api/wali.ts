/**
 * What the trustee's page says before it is signed in: digits find a record, a signature of the record's own key begins a session.
 * From then on it is a caller of the dashboard's API like a member's page (api/dashboard.ts), on the few routes that are open to it.
 */
import * as v from "valibot";
import type { MemberRecord } from "../sealing";
import { ApiError } from "./dashboard";
import { memberRecord } from "./dashboardSchemas";
import { ask, type Ask } from "./http";
import { base64url, count, instant } from "./schemas";

const office = v.object({ id: v.string(), name: v.string() });
const found = v.variant("state", [
  v.object({ state: v.literal("invited"), id: v.string(), office }),
  v.object({ state: v.literal("enrolled"), id: v.string(), record: memberRecord, revision: count }),
]);
const challenge = v.object({ nonce: base64url });
const session = v.object({ token: base64url, until: instant });
const me = v.object({
  me: v.object({ id: v.string(), name: v.string(), post: v.string(), sex: v.picklist(["L", "P"]) }),
  state: v.picklist(["enrolled", "active", "removed"]),
  office,
  checkedAt: instant,
});

export type Who = { name: string; post: string; sex: "L" | "P" };
export type Found = v.InferOutput<typeof found>;
export type Invited = Extract<Found, { state: "invited" }>;
export type Enrolled = Extract<Found, { state: "enrolled" }>;
export type WaliMe = v.InferOutput<typeof me>;
export type WaliApi = ReturnType<typeof createWaliApi>;

/** @param language The page's language, for the server's sentences. */
export function createWaliApi(officeId: string, language: () => string) {
  const root = `/${encodeURIComponent(officeId)}/api/wali`;

  async function call<T>(schema: v.GenericSchema<unknown, T>, method: Ask["method"], path: string, body?: unknown, bearer?: string): Promise<T> {
    const answer = await ask(schema, {
      method, url: `${root}${path}`, language: language(), ...(body === undefined ? {} : { body }), ...(bearer === undefined ? {} : { bearer }),
    });
    if (answer.kind === "ok") return answer.value;
    if (answer.kind !== "problem") throw new ApiError("away", 0);
    throw new ApiError(answer.problem.code, answer.status, answer.problem.detail ?? answer.problem.title);
  }

  return {
    look: (lookup: string): Promise<Found> => call(found, "POST", "/look", { lookup }),
    enrol: (lookup: string, who: Who, record: MemberRecord): Promise<unknown> => call(v.unknown(), "POST", "/record", { lookup, who, record }),
    challenge: (id: string) => call(challenge, "POST", "/challenge", { id }),
    begin: (id: string, nonce: string, sig: string) => call(session, "POST", "/session", { id, nonce, sig }),
    end: (token: string): Promise<unknown> => call(v.unknown(), "DELETE", "/session", undefined, token),
    me: (token: string): Promise<WaliMe> => call(me, "GET", "/me", undefined, token),
  };
}
