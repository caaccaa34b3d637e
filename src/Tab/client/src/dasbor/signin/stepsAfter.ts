import type { Keys } from "../session/keys";
import type { PinDesk } from "../unlock/pinDesk";
import type { Entered } from "../unlock/Unlock";

/** What is asked between the unlocking and the board, one thing at a time; each can be passed. */
export type AfterStep = { kind: "tries"; count: number } | { kind: "newWords"; proven: boolean } | { kind: "practice"; mayPutOff: boolean } | { kind: "pin" };

/**
 * Which steps follow. Words that were just typed need no practice; whoever used the printed code has probably lost the words; a device without a PIN is
 * offered one, once while this page is open; a passkey is as quick and needs none.
 */
export async function stepsAfter(desk: PinDesk, keys: Keys, { by, strangeTries }: Entered, declined: boolean, at: number): Promise<AfterStep[]> {
  // Keys that wait for two signatures open nothing that a PIN would be for.
  if (keys.standsInFor !== null) return [];
  const device = await desk.known();
  const steps: AfterStep[] = [];
  if (strangeTries > 0) steps.push({ kind: "tries", count: strangeTries });
  if (by === "code") steps.push({ kind: "newWords", proven: true });
  if (by === "pin" && device !== null && desk.asksForWords(device, at)) steps.push({ kind: "practice", mayPutOff: !device.putOff });
  if (by === "words" && device !== null) await desk.note({ wordsAt: at, putOff: false });
  if ((by === "words" || by === "code") && device === null && !declined) steps.push({ kind: "pin" });
  return steps;
}
