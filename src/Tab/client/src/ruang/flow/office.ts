import type { Room, RoomApi } from "../../api/room";
import { verifyDirectory, type Directory } from "../../sealing";

/**
 * What the page knows about the office.
 * "closed": the team is not founded yet. "untrusted": the list of officers does not verify; nothing can be sealed, and there is no way round it.
 */
export type Office =
  | { kind: "preparing" }
  | { kind: "away" }
  | { kind: "closed"; room: Room }
  | { kind: "untrusted"; room: Room }
  | { kind: "ready"; room: Room; directory: Directory };

export async function loadOffice(api: Pick<RoomApi, "readRoom" | "readGenesis">, now: number): Promise<Office> {
  const [room, genesis] = await Promise.all([api.readRoom(), api.readGenesis()]);
  if (room.kind !== "ok") return { kind: "away" };
  if (genesis.kind === "problem" && genesis.status === 404 && room.value.genesis === null) return { kind: "closed", room: room.value };
  if (genesis.kind === "away" || genesis.kind === "stopped") return { kind: "away" };
  if (genesis.kind === "problem" || genesis.value.genesis !== room.value.genesis) return { kind: "untrusted", room: room.value };
  try {
    const directory = await verifyDirectory(room.value.chain, genesis.value.genesis, Math.floor(now / 1000), "seal");
    return { kind: "ready", room: room.value, directory };
  } catch {
    return { kind: "untrusted", room: room.value };
  }
}

export function roomOf(office: Office): Room | null {
  return "room" in office ? office.room : null;
}
