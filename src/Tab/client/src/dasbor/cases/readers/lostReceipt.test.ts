import { expect, test } from "vitest";
import { readThread, receiptKeys, sealReceiptRequest, siteSalt } from "../../../sealing";
import { CaseStore, Device, officeId } from "../../testing/caseStore";
import { foundOffice } from "../../testing/office";
import type { Asked } from "../caseBook";
import { waitingReceipts, type Waiting } from "./freshReceipts";

const office = await foundOffice(["Laras Kinanti", "Bagas Wirawan", "Nurul Hasanah"]);
const id = (at: number) => `anggota-${at}`;

async function world() {
  const store = new CaseStore(office);
  const stored = await store.submit([0, 1], "Cerita.");
  const [laras, bagas] = [new Device(office, store, 0), new Device(office, store, 1)];
  const known = await laras.only();
  await bagas.only();
  const made = await sealReceiptRequest(office.directory, [id(0), id(1)], known.id, await siteSalt(officeId));
  await store.handOver("", made);
  return { store, stored, laras, bagas, known, made };
}

const only = (waiting: Waiting[]): Waiting => {
  const [one] = waiting;
  if (one === undefined || waiting.length !== 1) throw new Error(`${waiting.length} wait`);
  return one;
};

test("two readers who met the person replace the code; the old one opens nothing, and it is told", async () => {
  const { store, stored, laras, bagas, known, made } = await world();
  const asked: Asked[] = (await laras.look()).asked;
  expect(asked).toMatchObject([{ caseId: known.id, rk: made.rk }]);
  expect(JSON.stringify(asked)).not.toContain(made.receipt);
  await laras.desk.vouch(known, only(waitingReceipts(known, asked)));

  const seen = await bagas.of(stored);
  const waiting = only(waitingReceipts(seen, (await bagas.look()).asked));
  const [first] = waiting.vouches;
  if (first === undefined) throw new Error("nobody vouched");
  expect(first.by).toBe(id(0));
  const { known: replaced } = await bagas.readers.replaceReceipt(seen, first.vouch, first.by);
  expect(replaced?.open.receiptChanges).toEqual([{ epoch: 1, by: [id(1), id(0)] }]);
  expect(waitingReceipts(replaced ?? seen, asked)).toEqual([]);

  await expect(store.asReporter(stored)).rejects.toThrow("key-commitment");
  const open = await store.asReporter({ ...stored, receipt: made.receipt });
  expect(open.payload.body).toMatchObject({ text: "Cerita." });
  expect((await readThread(open, stored.messages, office.directory)).items).toMatchObject([{ by: id(0), body: { kind: "receipt" } }]);
  const rid = (await receiptKeys(made.receipt, await siteSalt(officeId))).rid;
  expect(stored.epochs.at(-1)?.rid).toBe(rid);
});

test("one reader alone gives nobody a code, nor does a word from before the key changed", async () => {
  const { stored, laras, bagas, known } = await world();
  const fresh = only(waitingReceipts(known, (await laras.look()).asked));
  const { known: vouched } = await laras.desk.vouch(known, fresh);
  const [first] = only(waitingReceipts(vouched, [])).vouches;
  if (first === undefined) throw new Error("nobody vouched");
  await expect(laras.readers.replaceReceipt(vouched, first.vouch, id(0))).rejects.toThrow("receipt-change");
  await expect(laras.readers.replaceReceipt(vouched, first.vouch, id(1))).rejects.toThrow("receipt-change");

  await laras.readers.exclude([vouched], [id(2)], () => undefined);
  await bagas.readers.exclude([await bagas.of(stored)], [id(1)], () => undefined);
  const alone = await laras.of(stored);
  expect(waitingReceipts(alone, [])).toEqual([]);
  await expect(laras.readers.replaceReceipt(alone, first.vouch, id(1))).rejects.toThrow("receipt-change");
});

test("a request about a case of others is nothing to a member", async () => {
  const { store, known } = await world();
  const made = await sealReceiptRequest(office.directory, [id(0), id(2)], known.id, await siteSalt(officeId));
  await store.handOver("", made);
  const nurul = await new Device(office, store, 2).look();
  expect([nurul.asked, nurul.cases.size, nurul.troubles]).toEqual([[], 0, []]);
});
