// @vitest-environment jsdom
import { act } from "react";
import { createRoot } from "react-dom/client";
import { expect, test, vi } from "vitest";
import { newFoundingEntry, receiptKeys, sealWritten, signDirectory, siteSalt, verifyDirectory } from "../../sealing";
import { directoryHash } from "../../sealing/directory-entry";
import { generateKeys, publicKeysOf } from "../../sealing/keys";
import { openAsReporter } from "../../sealing/reporter-opens";
import type { CaseView } from "../flow/case";
import { startWords } from "../page/words";
import { RoomProvider, type RoomContext } from "../ui/context";
import { WrittenDown } from "./WrittenDown";

// The pretend browser brings bytes of its own, which Node's WebCrypto does not know.
vi.hoisted(() => Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true, ArrayBuffer: Buffer.alloc(1).buffer.constructor, Uint8Array: (Object.getPrototypeOf(Buffer.prototype) as Uint8Array).constructor }));

/** Three officers with keys and no ways to unlock them: those would be the slow part. */
async function office() {
  const people = await Promise.all(["Ratna Wulandari", "I Gede Surya", "Siti Nur’aini"].map(async (name, at) => {
    const keys = await generateKeys();
    return { me: { id: ["a1", "b2", "c3"][at] ?? "", keys, masterKey: new Uint8Array(32) }, who: { name, post: "Staf", sex: "P" as const }, pub: await publicKeysOf(keys) };
  }));
  const now = 1_795_400_000;
  const e = newFoundingEntry(people.map(({ me: { id }, who, pub }) => ({ id, ...pub, who })), now);
  const sigs = await Promise.all(people.map(async ({ me }) => ({ by: me.id, sig: await signDirectory(e, me) })));
  const [scribe] = people;
  if (scribe === undefined) throw new Error("nobody writes");
  return { scribe: scribe.me, directory: await verifyDirectory([{ e, sigs }], await directoryHash(e), now), salt: await siteSalt("tirtawana") };
}

test("Who comes back to a report that an officer wrote down reads who that was; a name that nobody signed for is told", async () => {
  const { directory, scribe, salt } = await office();
  const body = { kind: "report", via: "member", text: "Cerita", written: { by: "a1", channel: "posko" } };
  const made = await sealWritten(scribe, { directory, to: ["b2", "c3"], exclude: ["a1"], body, siteSalt: salt });
  const open = await openAsReporter(await receiptKeys(made.receipt, salt), made.sealed, directory, {});
  const room = { words: await startWords() } as unknown as RoomContext;
  const heard = { position: 0, by: "b2", ts: 0, act: "written.heard", ref: open.reportHash };
  const shown: string[] = [];
  const observed = async (more: Partial<CaseView>) => {
    const holder = document.body.appendChild(document.createElement("div"));
    const root = createRoot(holder);
    await act(async () => root.render(<RoomProvider value={room}><WrittenDown view={{ open, directory, log: [], ...more } as unknown as CaseView} /></RoomProvider>));
    for (let turn = 0; turn < 100 && holder.textContent === ""; turn += 1) await act(() => new Promise((resume) => setTimeout(resume, 10)));
    shown.push(holder.textContent);
    await act(async () => root.unmount());
  };
  await observed({ log: [heard, { ...heard, by: "a1" }, { ...heard, by: "c3", ref: "lain" }] });
  await observed({ open: { ...open, payload: { ...open.payload, body: { ...body, written: { by: "b2", channel: "posko" } } } } });
  expect(shown[0]).toMatch(/dituliskan untuk Anda oleh Ratna Wulandari, di posko.*persetujuan Anda: I Gede Surya\./);
  expect(shown[1]).toContain("Tanda tangannya tidak cocok");
});
