import { fromBase64url, toBase64url } from "./base64url";
import { expectFresh, signingKeysOf } from "./directory";
import { SealingError } from "./errors";
import { countOf, encodedOf, expectKeys, isRecord, recordOf, stringsOf } from "./json";
import { sealCase, type Submission } from "./report-seal";
import { signPayload, verifyPayload } from "./signature";
import type { Bytes, Directory, HandedCase, Handover, OpenCase, Unlocked } from "./types";

const VIA = "handover";

/** So many fit into one step of a report with room to spare. */
export const MOST_HANDED = 300;

/**
 * Tells members the keys of cases in which they were named, by an entry of the index that looks like any report (sealing.md A2).
 * It gives nobody a right: a case's own signed slot sets say who reads it.
 * @param to the newcomers; the one who hands over is added, so that there are two readers as in any report
 * @throws SealingError two-needed for a dual case: its key is for nobody alone
 */
export async function sealHandover(me: Unlocked, directory: Directory, to: readonly string[], cases: readonly OpenCase[], siteSalt: Bytes): Promise<Submission> {
  expectFresh(directory);
  if (cases.length === 0 || cases.length > MOST_HANDED) throw new SealingError("handover-count");
  if (cases.some((c) => c.dual)) throw new SealingError("two-needed");
  const readers = [...to.filter((id) => id !== me.id), me.id];
  const payload = { to: readers, cases: cases.map((c) => ({ case: c.caseId, epoch: c.epoch, ck: toBase64url(c.ck) })) };
  const author = { by: me.id, key: me.keys.sig.privateKey };
  const bodyFor = async (kh: Bytes) => ({ via: VIA, ...(await signPayload(author, "handover", kh, payload)) });
  const { sealed, late } = await sealCase({ directory, to: readers, exclude: [], siteSalt }, bodyFor);
  return { sealed, late };
}

/** True for a body that calls itself a hand-over: no account, and never shown as one. */
export function isHandover(body: unknown): boolean {
  return isRecord(body) && body["via"] === VIA;
}

/** What a hand-over says, once opened like a report. @throws SealingError not-a-handover, signature, fields */
export async function readHandover(open: OpenCase, directory: Directory): Promise<Handover> {
  const { body } = open.payload;
  if (!isRecord(body) || !isHandover(body)) throw new SealingError("not-a-handover");
  expectKeys(body, ["via", "p", "by", "sig"]);
  const { by, payload } = await verifyPayload(body, "handover", fromBase64url(open.kh), (signer) => signingKeysOf(directory, signer));
  expectKeys(payload, ["to", "cases"]);
  const to = stringsOf(payload["to"]);
  if (to.join("\n") !== open.payload.to.join("\n") || !to.includes(by)) throw new SealingError("handover-readers");
  const cases = payload["cases"];
  if (!Array.isArray(cases) || cases.length === 0 || cases.length > MOST_HANDED) throw new SealingError("handover-count");
  return { by, cases: cases.map(readCase) };
}

function readCase(value: unknown): HandedCase {
  const one = recordOf(value);
  expectKeys(one, ["case", "epoch", "ck"]);
  return { caseId: encodedOf(one["case"], 16), epoch: countOf(one["epoch"]), ck: fromBase64url(one["ck"], 32) };
}
