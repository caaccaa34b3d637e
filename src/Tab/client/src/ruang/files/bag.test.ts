import { beforeEach, describe, expect, it } from "vitest";
import { FileBag, withFiles } from "./bag";
import { PartStore } from "./testing/partStore";

const signal = new AbortController().signal;
const at = "2026-11-22T05:00Z";
const pdf = (name: string, size = 2000) => new File(["%PDF-1.7", new Uint8Array(size)], name);

let store: PartStore;
let bag: FileBag;
beforeEach(() => {
  store = new PartStore();
  bag = new FileBag(store.road());
});
const states = () => bag.look().items.map(({ name, state }) => `${name} ${state}`);

describe("files to go along", () => {
  it("are looked at one by one, by content; what is refused is told with its own sentence", async () => {
    const files = [
      pdf("surat.pdf"), new File(["<svg onload=alert(1)>"], "foto.jpg"), new File(["PK\x03\x04"], "foto.png"), new File([], "kosong.pdf"), pdf("besar.pdf", 51_000_000), new File([Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), new Uint8Array(40)], "layar.png"),
    ];
    await bag.add(files);
    expect(states()).toEqual(["surat.pdf ready"]);
    expect(bag.look().refused.map(({ name, why }) => `${name} ${why}`)).toEqual(["foto.jpg markup", "foto.png archive", "kosong.pdf empty", "besar.pdf big", "layar.png unreadable"]);
    await bag.add(Array.from({ length: 11 }, (_, n) => pdf(`${n}.pdf`)));
    expect([bag.look().items.length, bag.look().refused.map(({ why }) => why)]).toEqual([10, ["many", "many"]]);
  });

  it("nothing leaves the device before it is sent with consent", async () => {
    await bag.add([pdf("surat.pdf")]);
    expect([await bag.deliver(signal), store.log]).toEqual([null, []]);
    expect(bag.mark()).toBeNull();
    bag.agree(at);
    const carried = await bag.deliver(signal);
    expect(withFiles({ kind: "report", consent: [{ id: "store" }] }, carried)).toMatchObject({ att: [{ name: "surat.pdf", type: "application/pdf", size: 2008 }], consent: [{ id: "store" }, { id: "files", given: true, at }] });
    expect(carried?.files).toEqual([{ id: carried?.att[0]?.id, token: [...store.files.values()][0]?.token, bytes: 54 + 65_536 + 16 }]);
    expect(withFiles({ kind: "message" }, null)).toEqual({ kind: "message" });
  });

  it("one that does not arrive holds nothing up, and is named afterwards", async () => {
    await bag.add([pdf("satu.pdf"), pdf("dua.pdf")]);
    bag.agree(at);
    store.troubles = Array.from({ length: 9 }, () => ({ on: "begin", kind: "unsent" }));
    const carried = await bag.deliver(signal);
    expect([states(), carried?.att.map(({ name }) => name)]).toEqual([["satu.pdf later", "dua.pdf sent"], ["dua.pdf"]]);
    bag.settle([], false);
    expect(bag.look()).toMatchObject({ items: [], left: ["satu.pdf"] });
  });

  it("what the server misses is named too, and can stay for another try", async () => {
    await bag.add([pdf("satu.pdf")]);
    bag.agree(at);
    const carried = await bag.deliver(signal);
    bag.settle(carried?.files.map(({ id }) => id) ?? [], true);
    expect([bag.look().left, bag.look().items.length, bag.look().agreedAt]).toEqual([["satu.pdf"], 1, null]);
    bag.agree(at);
    expect((await bag.deliver(signal))?.att).toHaveLength(1);
  });

  it("whoever does not want to wait goes without; whoever stops leaves nothing on the server", async () => {
    await bag.add([pdf("satu.pdf", 3_000_000), pdf("dua.pdf")]);
    bag.agree(at);
    const stopListening = bag.subscribe(() => { if (bag.look().items.some(({ share }) => share > 0)) bag.goWithout(); });
    expect((await bag.deliver(signal))?.att).toEqual([]);
    stopListening();
    expect([store.files.size, states()]).toEqual([1, ["satu.pdf later", "dua.pdf ready"]]);
    bag.takeBack();
    expect([store.files.size, states()]).toEqual([0, ["satu.pdf ready", "dua.pdf ready"]]);
    expect((await bag.deliver(signal))?.att.map(({ name }) => name)).toEqual(["satu.pdf", "dua.pdf"]);
    bag.drop();
    expect([store.files.size, bag.look().items]).toEqual([0, []]);
  });

  it("one that is taken out goes from the server too", async () => {
    await bag.add([pdf("satu.pdf")]);
    bag.agree(at);
    const before = bag.mark();
    await bag.deliver(signal);
    bag.remove(bag.look().items[0]?.key ?? 0);
    expect([store.files.size, bag.look().items.length]).toEqual([0, 0]);
    expect(bag.mark()).not.toEqual(before);
  });
});
