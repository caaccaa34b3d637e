import { createHash } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { wholeFile } from "../../attached/wholeFile";
import { paddedFile } from "../../sealing/file-padding";
import { randomBytes } from "../../sealing/random";
import { sealedSize } from "./content";
import { PartStore } from "./testing/partStore";
import { Upload } from "./upload";

const signal = new AbortController().signal;
const size = 3_500_000;
const parts = Math.ceil(paddedFile(size) / 2 ** 20);

let store: PartStore;
let content: Uint8Array<ArrayBuffer>;
let shares: number[];
const upload = (blob = new Blob([content])) => new Upload({ name: "rekaman.mp3", kind: "mp3", content: blob }, store.road(), (share) => shares.push(share));

beforeEach(() => {
  store = new PartStore();
  content = new Uint8Array(Buffer.concat(Array.from({ length: size / 50_000 }, () => randomBytes(50_000))));
  shares = [];
});

/** All of it arrived as the body names it: a member opens it and has the same bytes. */
async function expectArrived(one: Upload): Promise<void> {
  const about = one.carried?.attached;
  if (about === undefined) throw new Error("nothing arrived");
  expect(about).toMatchObject({ name: "rekaman.mp3", type: "audio/mpeg", size, log2: 20, sha256: createHash("sha256").update(content).digest("base64url") });
  expect(store.sealed(about.id)).toHaveLength(sealedSize(size, 20));
  expect(Buffer.concat(await wholeFile(about, store.source(about.id))).equals(Buffer.from(content))).toBe(true);
}

const puts = () => store.log.filter((line) => line.startsWith("put")).map((line) => Number(line.slice(4)));

describe("a file on its way", () => {
  it("goes part by part, in padded size, and a member opens it", async () => {
    const one = upload();
    expect(await one.run(signal)).toBe("sent");
    await expectArrived(one);
    expect(puts()).toEqual(Array.from({ length: parts }, (_, n) => n));
    expect(shares.at(-1)).toBe(1);
    expect(await one.run(signal)).toBe("sent");
    expect(puts()).toHaveLength(parts);
  });

  it("pays with a puzzle once; the next shows the ticket", async () => {
    const road = store.road();
    for (const name of ["a.mp3", "b.mp3"]) expect(await new Upload({ name, kind: "mp3", content: new Blob(["ID3"]) }, road, () => undefined).run(signal)).toBe("sent");
    expect([store.puzzles, store.files.size]).toEqual([1, 2]);
  });

  it("goes on where it broke, and sends nothing that arrived a second time", async () => {
    store.troubles = [{ on: "put", at: 2, kind: "unsent" }, { on: "state", kind: "unsent" }, { on: "put", at: 3, kind: "unacknowledged" }];
    const one = upload();
    expect(await one.run(signal)).toBe("sent");
    await expectArrived(one);
    expect(puts()).toEqual([0, 1, 2, 2, 3]);
    expect(store.files.size).toBe(1);
  });

  it("a line that stays away leaves it for later; asked again it goes on with the very same file", async () => {
    store.troubles = Array.from({ length: 9 }, (_, i) => (i === 0 ? { on: "put", at: 1, kind: "unsent" } : { on: "state", kind: "unsent" }));
    const one = upload();
    expect(await one.run(signal)).toBe("away");
    expect([one.carried, store.waits.length]).toEqual([null, 8]);
    expect(await one.run(signal)).toBe("sent");
    expect(puts()).toEqual([0, 1, 1, 2, 3]);
    await expectArrived(one);
  });

  it("waits anew after each part that arrives: a bad line is no reason to give up", async () => {
    const cut = (at: number) => Array.from({ length: 8 }, (_, i): PartStore["troubles"][number] => (i === 0 ? { on: "put", at, kind: "unsent" } : { on: "state", kind: "down" }));
    store.troubles = [...cut(0), ...cut(1), ...cut(2)];
    expect(await upload().run(signal)).toBe("sent");
    expect(store.waits.length).toBe(24);
  });

  it("begins anew under another key when the server forgot it or holds something else, and gives up in the end", async () => {
    const forgetful = upload();
    const first = store.api.put;
    let count = 0;
    const forgetting = async (...args: Parameters<typeof first>) => {
      count += 1;
      if (count === 3) store.files.clear();
      return first(...args);
    };
    Object.assign(store.api, { put: forgetting });
    expect(await forgetful.run(signal)).toBe("sent");
    await expectArrived(forgetful);
    expect(puts()).toEqual([0, 1, 2, 0, 1, 2, 3]);

    Object.assign(store.api, { put: async (...args: Parameters<typeof first>) => { store.files.clear(); return first(...args); } });
    expect(await upload().run(signal)).toBe("refused");
  });

  it("stops when it is told to, and says so to the server when it is taken out", async () => {
    const stop = new AbortController();
    const one = new Upload({ name: "a.mp3", kind: "mp3", content: new Blob([content]) }, store.road(), () => stop.abort());
    expect(await one.run(stop.signal)).toBe("stopped");
    expect(puts()).toEqual([0]);
    one.drop();
    expect([store.files.size, store.log.at(-1), one.carried]).toEqual([0, "drop", null]);
  });

  it("is told unreadable when it changes or goes while it is read", async () => {
    const broken = (last: "error" | "close") => new ReadableStream({ start: (controller) => { controller.enqueue(content.slice(0, 1_500_000)); }, pull: (controller) => controller[last]() });
    for (const last of ["error", "close"] as const) {
      const gone = Object.defineProperty(new Blob([content]), "stream", { value: () => broken(last) });
      expect(await upload(gone).run(signal)).toBe("unreadable");
    }
  });

  it("never has more than a part of it in memory: a piece is given back once it is read, a part once it arrived", async () => {
    const [read, sent] = [[] as ArrayBuffer[], [] as ArrayBuffer[]];
    const held = (all: ArrayBuffer[]) => all.reduce((sum, { byteLength }) => sum + byteLength, 0);
    let at = 0;
    const pieces = new ReadableStream({
      pull: (controller) => {
        const piece = content.slice(at, (at += 300_000));
        read.push(piece.buffer);
        return piece.length === 0 ? controller.close() : controller.enqueue(piece);
      },
    }, { highWaterMark: 0 });
    const watched = Object.defineProperty(new Blob([content]), "stream", { value: () => pieces });
    const first = store.api.put;
    const watching = async (...args: Parameters<typeof first>) => {
      sent.push(args[2].buffer);
      expect([held(read) <= 300_000, held(sent)]).toEqual([true, args[2].length]);
      return first(...args);
    };
    Object.assign(store.api, { put: watching });
    expect(await upload(watched).run(signal)).toBe("sent");
    expect([at >= size, sent.length, held(read), held(sent)]).toEqual([true, parts, 0, 0]);
  });
});
