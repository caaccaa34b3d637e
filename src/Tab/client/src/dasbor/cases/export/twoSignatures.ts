import type { Directory, LogItem, SealedObject } from "../../../sealing";
import { objectHash } from "../../../sealing/object";

/** One line of the case's log with the hash that later lines name; `name`: its writer wants the reporter's name to go along. */
export type SignedLine = { by: string; ts: number; hash: string; name: boolean };

/** The newest request that is still open, and who agreed to it; `made` once the package was built. */
export type ExportStanding = { request: SignedLine; approve: SignedLine | null; made: boolean };

/** What a line says of an export. The choice about the name is part of what is signed: it stands in the line itself. */
export function exportAct(step: "request" | "approve", name: boolean): string {
  return `export.${step}${name ? ".name" : ""}`;
}

function isAct(act: string, step: "request" | "approve"): boolean {
  return act === exportAct(step, false) || act === exportAct(step, true);
}

/** The name goes along when both said so, and in no other case. */
export function takesName({ request, approve }: ExportStanding): boolean {
  return request.name && approve?.name === true;
}

/** An agreement is for the case as two people know it now. After two weeks they ask each other again. */
export const requestLivesSeconds = 14 * 86_400;

/**
 * Where the export of a case stands, read from its sealed log alone: "export.request" by one reader, "export.approve" by another that names the
 * request's hash (both with ".name" behind them for somebody who wants the name to go along), "export.made" by the first; "export.withdraw" by any reader ends it. The server sees lines of one size and cannot tell them from openings.
 * Only who is in the team now agrees: somebody who left may still know the case's key.
 */
export async function exportStanding(log: readonly SealedObject[], items: readonly LogItem[], { entry }: Directory, nowSeconds: number): Promise<ExportStanding | null> {
  const asked = items.filter((item) => isAct(item.act, "request")).at(-1);
  if (asked === undefined || asked.ts + requestLivesSeconds < nowSeconds) return null;
  const lineOf = async ({ by, ts, act, position }: LogItem): Promise<SignedLine> => {
    const object = log[position];
    if (object === undefined) throw new Error("a line of the log stands nowhere");
    return { by, ts, hash: await objectHash(object), name: act.endsWith(".name") };
  };
  const request = await lineOf(asked);
  if (items.some((item) => item.act === "export.withdraw" && item.ref === request.hash)) return null;
  const inTeam = (by: string) => entry.members.some(({ id, st }) => id === by && st === "active");
  const agreed = items.find((item) => isAct(item.act, "approve") && item.ref === request.hash && item.by !== request.by && inTeam(item.by));
  const made = items.some((item) => item.act === "export.made" && item.by === request.by && item.position > (agreed?.position ?? Infinity));
  return { request, approve: agreed === undefined ? null : await lineOf(agreed), made };
}
