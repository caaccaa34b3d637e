import { coSignReceipt, type ReceiptReplacement, rotate } from "../src/sealing/epoch-rotate";
import { readReceiptRequest, sealReceiptRequest, vouchBody } from "../src/sealing/lost-receipt";
import { sealReport } from "../src/sealing/report-seal";
import { openAsMember } from "../src/sealing/case-open";
import { findKey } from "../src/sealing/case-key";
import { sign } from "../src/sealing/signature";
import { receiptStatement } from "../src/sealing/epoch-open";
import { loadWorld, need } from "../src/sealing/testing/scenario";
import { sealMessage } from "../src/sealing/thread";
import type { JsonRecord } from "../src/sealing/json";

const readers = ["m1", "m2", "m4"];

/** tests/vectors/lost-receipt.json: a receipt is asked for, vouched for and replaced, with faulty twins. Its keys are fresh each time, so it is made once and committed. */
export async function make(): Promise<unknown> {
  const { directory, site, member } = await loadWorld();
  const { sealed, receipt } = await sealReport({ directory, to: readers, exclude: [], body: { kind: "report", text: "Kode hilang" }, siteSalt: site });
  const openFor = async (id: string) => openAsMember(member(id), need(await findKey(member(id), sealed)), sealed, directory);
  const [second, first] = [await openFor("m1"), await openFor("m4")];
  const made = await sealReceiptRequest(directory, ["m1", "m4"], first.caseId, site);
  const asked = await openAsMember(member("m4"), need(await findKey(member("m4"), made.sealed)), made.sealed, directory);
  const fresh = readReceiptRequest(asked.payload.body);
  const body = asked.payload.body as JsonRecord;
  const { sig } = await coSignReceipt(first, directory, fresh.rk);
  const vouch = vouchBody(fresh, first.epoch, sig);
  const said = await sealMessage(first, { seq: 0, hash: first.reportHash }, vouch);

  const replace = async (change: Omit<Partial<ReceiptReplacement>, "co"> & { co?: unknown }) => {
    const replacement = { rk: fresh.rk, rid: fresh.rid, rbox: fresh.rbox, co: { by: "m4", sig }, ...change } as ReceiptReplacement;
    const { epoch, close } = await rotate(second, directory, readers, { replacement });
    return { epoch, sets: [close] };
  };
  const signedBy = async (id: string, rk = fresh.rk) => ({ by: id, sig: await sign(member(id).keys.sig.privateKey, "rk", await receiptStatement(first.kh, rk)) });
  const stranger = await signedBy("m6");
  const other = first.header.rk;
  const later = await sign(member("m4").keys.sig.privateKey, "msg", await receiptStatement(first.kh, fresh.rk));
  return {
    sealed, digits: receipt, readers,
    request: { sealed: made.sealed, reader: "m4", digits: made.receipt, case: first.caseId, rk: fresh.rk, rid: fresh.rid },
    vouch: { by: "m4", message: said, body: vouch },
    replacement: { by: "m1", ...(await replace({})) },
    bad: {
      requests: [
        { name: "a report", reason: "not-a-request", body: { kind: "report", via: "room" } },
        { name: "no object", reason: "not-a-request", body: "receipt" },
        { name: "another word for it", reason: "not-a-request", body: { ...body, via: "receipts" } },
        { name: "a case id too short", reason: "length", body: { ...body, case: "AAAA" } },
        { name: "a key too short", reason: "length", body: { ...body, rk: { ...fresh.rk, kem: "AAAA" } } },
        { name: "no way to find it", reason: "fields", body: without(body, "rid") },
        { name: "a hash too long", reason: "length", body: { ...body, rid: `${fresh.rid}A` } },
        { name: "another spelling of the hash", reason: "base64url", body: { ...body, rid: `${fresh.rid}=` } },
        { name: "with the digits", reason: "fields", body: { ...body, digits: "0" } },
        { name: "a box without salt", reason: "fields", body: { ...body, rbox: without(fresh.rbox, "s") } },
      ],
      vouches: [
        { name: "for another epoch", by: "m4", body: { ...vouch, epoch: 1 } },
        { name: "for other keys", by: "m4", body: { ...vouch, rk: other } },
        { name: "signed by another reader", by: "m2", body: vouch },
        { name: "by somebody who does not read the case", by: "m6", body: { ...vouch, sig: stranger.sig } },
        { name: "signed for another purpose", by: "m4", body: { ...vouch, sig: later } },
      ],
      replacements: [
        { name: "both words by one reader", reason: "receipt-change", ...(await replace({ co: await signedBy("m1") })) },
        { name: "without a second word", reason: "receipt-change", ...(await replace({ co: null })) },
        { name: "a second word for other keys", reason: "receipt-change", ...(await replace({ co: await signedBy("m4", other) })) },
        { name: "a second word in another's name", reason: "receipt-change", ...(await replace({ co: { by: "m2", sig } })) },
        { name: "a second word by somebody who does not read the case", reason: "not-reader", ...(await replace({ co: stranger })) },
        { name: "a second word where nothing is replaced", reason: "receipt-change", ...(await replace({ rk: other })) },
      ],
    },
  };
}

function without(value: object, key: string): JsonRecord {
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
}
