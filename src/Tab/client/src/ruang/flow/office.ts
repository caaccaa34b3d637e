import type { Room, RoomApi } from "../../api/room";
import { verifyDirectory, type Directory } from "../../sealing/reporter";

import { canSeal, clockIsOff } from "./able";

/**
 * What the page knows about the office.
 * "closed": the team is not founded yet. "untrusted": the list of officers does not verify; nothing can be sealed, and there is no way round it.
 * "unable": this browser has not what sealing needs.
 */
export type Office =
  | { kind: "preparing" }
  | { kind: "away" }
  | { kind: "closed"; room: Room }
  | { kind: "untrusted"; room: Room }
  | { kind: "unable"; room: Room }
  | { kind: "ready"; room: Room; directory: Directory; clockIsOff?: true };

/**
 * A list shorter than the file remembers is an old one, unless it grew between the two answers: then the room is asked once more. Lists of teams before a
 * new founding come along, so that a thread of theirs can still be read; nobody of theirs is offered.
 */
export async function loadOffice(api: Pick<RoomApi, "readRoom" | "readGenesis">, now: number): Promise<Office> {
  const [first, genesis] = await Promise.all([api.readRoom(), api.readGenesis()]);
  const isShort = first.kind === "ok" && genesis.kind === "ok" && first.value.chain.length <= genesis.value.floor;
  const room = isShort ? await api.readRoom() : first;
  if (room.kind !== "ok") return { kind: "away" };
  if (genesis.kind === "problem" && genesis.status === 404 && room.value.genesis === null) return { kind: "closed", room: room.value };
  if (!(await canSeal())) return { kind: "unable", room: room.value };
  if (genesis.kind === "away" || genesis.kind === "stopped") return { kind: "away" };
  if (genesis.kind === "problem" || genesis.value.genesis !== room.value.genesis) return { kind: "untrusted", room: room.value };
  if (room.value.chain.length <= genesis.value.floor) return { kind: "untrusted", room: room.value };
  try {
    const verified = (chain: Room["chain"], root: string) => verifyDirectory(chain, root, Math.floor(now / 1000), "seal");
    const past = await Promise.all(room.value.past.map((before) => verified(before.chain, before.genesis)));
    return { kind: "ready", room: room.value, directory: { ...(await verified(room.value.chain, genesis.value.genesis)), past }, ...(clockIsOff(now, room.value.nextNotice) && { clockIsOff: true as const }) };
  } catch {
    return { kind: "untrusted", room: room.value };
  }
}

export function roomOf(office: Office): Room | null {
  return "room" in office ? office.room : null;
}
