import { describe, expect, it } from "vitest";
import { openAsMember, openAsReporter } from "./case-open";
import { isVouchedBy, readReceiptRequest, readVouch } from "./lost-receipt";
import { receiptKeys } from "./receipt";
import { reasonOf } from "./testing/refusal";
import { loadWorld, need, openFor, ownKey } from "./testing/scenario";
import { shapeOf } from "./testing/shape";
import { vectors } from "./testing/vectors";
import { openThread } from "./thread";
import type { Epoch, PublicKeys, Sealed, SealedObject } from "./types";

type Replaced = { sets: SealedObject[]; epoch: Epoch };
type LostReceipt = {
  sealed: Sealed; digits: string; readers: string[];
  request: { sealed: Sealed; reader: string; digits: string; case: string; rk: PublicKeys; rid: string };
  vouch: { by: string; message: SealedObject; body: unknown };
  replacement: Replaced & { by: string };
  bad: { requests: { name: string; reason: string; body: unknown }[]; vouches: { name: string; by: string; body: unknown }[]; replacements: (Replaced & { name: string; reason: string })[] };
};

const [world, file] = await Promise.all([loadWorld(), vectors<LostReceipt>("lost-receipt")]);
const { directory, member, site } = world;
const { sealed, request, vouch, replacement, bad } = file;
const reader = await openFor(world, request.reader, sealed);

async function openReplaced(id: string, { sets, epoch }: Replaced) {
  return openAsMember(member(id), await ownKey(member(id), epoch), { ...sealed, sets }, directory, { epochs: [epoch] });
}
const asReporter = async (digits: string) => openAsReporter(await receiptKeys(digits, site), { ...sealed, sets: replacement.sets }, directory, { epochs: [replacement.epoch] });

describe("a lost receipt", () => {
  it("is asked for by something that looks like a report, without the digits", async () => {
    expect(JSON.stringify(shapeOf(request.sealed))).toBe(JSON.stringify(shapeOf(world.served("main"))));
    const { body } = (await openFor(world, request.reader, request.sealed)).payload;
    expect(readReceiptRequest(body)).toMatchObject({ caseId: request.case, rk: request.rk, rid: request.rid });
    expect(JSON.stringify(body)).not.toContain(request.digits.slice(0, 24));
  });

  it("is not asked for by anything else", async () => {
    for (const { name, reason, body } of bad.requests) expect([name, await reasonOf(() => readReceiptRequest(body))]).toEqual([name, reason]);
    expect(bad.requests.length).toBe(10);
  });

  it("is vouched for in the thread by a reader, for the next epoch alone", async () => {
    const { items } = await openThread(reader, [vouch.message], directory);
    expect(items).toMatchObject([{ by: vouch.by, body: vouch.body }]);
    const said = need(readVouch(items[0]?.body));
    expect([said.rk, await isVouchedBy(reader, directory, vouch.by, said)]).toEqual([request.rk, true]);
    expect(readVouch({ kind: "message", text: "receipt" })).toBeNull();
    for (const { name, by, body } of bad.vouches) expect([name, await isVouchedBy(reader, directory, by, need(readVouch(body)))]).toEqual([name, false]);
  });

  it("is replaced by two readers: the new digits open the case, the old ones nothing, and who did it is told", async () => {
    const open = await openReplaced("m2", replacement);
    expect([open.receiptChanges, open.header.rk]).toEqual([[{ epoch: 1, by: [replacement.by, vouch.by] }], request.rk]);
    expect((await asReporter(request.digits)).payload.body).toMatchObject({ text: "Kode hilang" });
    expect(await reasonOf(() => asReporter(file.digits))).toBe("key-commitment");
  });

  it("is not replaced otherwise", async () => {
    for (const twin of bad.replacements) expect([twin.name, await reasonOf(() => openReplaced("m2", twin))]).toEqual([twin.name, twin.reason]);
    expect(bad.replacements.length).toBe(6);
  });
});
