import { toBase64url } from "../../../sealing/base64url";
import type { Late, WavesApi } from "../wavesApi";
import type { Person } from "./sift";

/** Rows of one part; the server takes no more (ImportWave.PartRows). */
export const partRows = 500;

/** What came of an import: the wave, or that this very list is one already. */
export type Imported = { id: string; already: boolean };

/**
 * Sends a list in parts under one id and commits it. The id says what is in the list, so that after a break the same file goes on where it was, and a
 * list that was imported before is noticed.
 * @param again How many waves of this very list there shall be besides; 0 unless somebody asked for one more.
 */
export async function upload(api: WavesApi, title: string, people: readonly Person[], setAside: number, again: number, sent: (share: number) => void): Promise<Imported> {
  const { id, done } = await sendList(api, title, people, setAside, `${again}`, sent);
  if (done) return { id, already: true };
  await api.commitImport(id);
  sent(1);
  return { id, already: false };
}

/** Sends a second list in the same way and adds who is new in it to a wave that is made. Sent again it adds nobody. */
export async function uploadLate(api: WavesApi, wave: string, people: readonly Person[], setAside: number, sent: (share: number) => void): Promise<Late> {
  const { id } = await sendList(api, "susulan", people, setAside, wave, sent);
  const added = await api.addLate(wave, id);
  sent(1);
  return added;
}

async function sendList(api: WavesApi, title: string, people: readonly Person[], setAside: number, kind: string, sent: (share: number) => void): Promise<{ id: string; done: boolean }> {
  const inOrder = [...people].sort((a, b) => compare(a.area, b.area) || compare(a.unit, b.unit) || compare(a.name, b.name) || compare(a.mailbox ?? "", b.mailbox ?? ""));
  const id = await idOf(inOrder, kind);
  const parts = Math.ceil(inOrder.length / partRows);
  const { done, received } = await api.beginImport(id, { title, rows: inOrder.length, parts, setAside });
  if (done) return { id, done };
  const there = new Set(received);
  for (let part = 0; part < parts; part += 1) {
    if (!there.has(part)) await api.sendPart(id, part, inOrder.slice(part * partRows, (part + 1) * partRows));
    sent((part + 1) / (parts + 1));
  }
  return { id, done };
}

async function idOf(people: readonly Person[], kind: string): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify([kind, people.map(({ name, area, unit, mailbox }) => [name, area, unit, mailbox])]));
  return toBase64url(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).slice(0, 16));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
