import type { LogItem, SealedObject } from "../../../sealing";
import { objectHash } from "../../../sealing/object";

/** One line of the case's log with the hash that later lines name. */
export type SignedLine = { by: string; ts: number; hash: string };

/** The newest request that is still open, and who agreed to it; `made` once the package was built. */
export type ExportStanding = { request: SignedLine; approve: SignedLine | null; made: boolean };

/** An agreement is for the case as two people know it now. After two weeks they ask each other again. */
export const requestLivesSeconds = 14 * 86_400;

/**
 * Where the export of a case stands, read from its sealed log alone: "export.request" by one reader, "export.approve" by another that names the
 * request's hash, "export.made" by the first; "export.withdraw" by any reader ends it. The server sees lines of one size and cannot tell them from openings.
 */
export async function exportStanding(log: readonly SealedObject[], items: readonly LogItem[], nowSeconds: number): Promise<ExportStanding | null> {
  const asked = items.filter((item) => item.act === "export.request").at(-1);
  if (asked === undefined || asked.ts + requestLivesSeconds < nowSeconds) return null;
  const lineOf = async ({ by, ts, position }: LogItem): Promise<SignedLine> => {
    const object = log[position];
    if (object === undefined) throw new Error("a line of the log stands nowhere");
    return { by, ts, hash: await objectHash(object) };
  };
  const request = await lineOf(asked);
  if (items.some((item) => item.act === "export.withdraw" && item.ref === request.hash)) return null;
  const agreed = items.find((item) => item.act === "export.approve" && item.ref === request.hash && item.by !== request.by);
  const made = items.some((item) => item.act === "export.made" && item.by === request.by && item.position > (agreed?.position ?? Infinity));
  return { request, approve: agreed === undefined ? null : await lineOf(agreed), made };
}
