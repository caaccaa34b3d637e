import { ApiError, type DashboardApi } from "../../api/dashboard";
import type { KeptKeys } from "../../api/dashboardSchemas";
import { lockByPin, newDeviceKey, sealDeviceName, SealingError, tryPin, type Unlocked } from "../../sealing";
import type { Keys } from "../session/keys";
import type { DeviceMemory, KnownDevice } from "./deviceMemory";
import { keysOf } from "./openKeys";

/** How a PIN ended. "gone": the half is destroyed or of no use any more; "half": the server gave another half than it was given. */
export type PinEnd = { kind: "open"; keys: Keys; wrongBefore: number } | { kind: "wrong"; left: number } | { kind: "gone" } | { kind: "half" };

/** A fortnight after the six words were last typed on a device, it asks for them (sealing.md flow 8: what is never typed is forgotten). */
const practiceMilliseconds = 14 * 24 * 60 * 60 * 1000;

type Api = Pick<DashboardApi, "keepDevice" | "openDevice" | "forgetDevice">;

/** Everyday unlock on this device, for one member of one office: PIN here, key here, half at the server. */
export class PinDesk {
  private readonly api: Api;
  private readonly memory: DeviceMemory;
  private readonly member: string;

  constructor(api: Api, memory: DeviceMemory, office: string, memberId: string) {
    this.api = api;
    this.memory = memory;
    this.member = `${office}/${memberId}`;
  }

  get lasting(): boolean {
    return this.memory.lasting;
  }

  /** What this device knows, or null; a storage that has gone away meanwhile counts as empty. */
  known(): Promise<KnownDevice | null> {
    return this.memory.read(this.member).catch(() => null);
  }

  /** Locks the keys under a PIN. The server's half first: a device that knows a lock without a half would only disappoint. */
  async make(me: Unlocked, pin: string, name: string, wordsAt: number): Promise<void> {
    const before = await this.known();
    const key = await newDeviceKey();
    const { device, locked, half, proofHash } = await lockByPin(me, pin, key);
    await this.api.keepDevice(device, { half, proofHash, name: await sealDeviceName(me, device, name), lasting: this.memory.lasting });
    await this.memory.keep(this.member, { device, key, locked, wordsAt, putOff: false });
    if (before !== null) await this.api.forgetDevice(before.device).catch(() => undefined);
  }

  /** Opens with a PIN. What turns out to be of no use any more is forgotten here. */
  async open(kept: KeptKeys, known: KnownDevice, pin: string): Promise<PinEnd> {
    const typed = await tryPin(kept.record, known.locked, pin, known.key);
    const answer = await this.api.openDevice(known.device, typed.proof).catch(asEnd);
    if ("kind" in answer) {
      if (answer.kind === "gone") await this.memory.forget(this.member);
      return answer;
    }
    try {
      return { kind: "open", keys: await keysOf(kept, await typed.open(answer.half)), wrongBefore: answer.wrongBefore };
    } catch (fault) {
      if (!(fault instanceof SealingError)) throw fault;
      if (fault.reason === "device-half") return { kind: "half" };
      // The lock opened and the record did not: its keys are newer than this PIN.
      await this.forget();
      return { kind: "gone" };
    }
  }

  /** Takes the PIN off this device, here and at the server; a server that is away lets the half die of age. */
  async forget(): Promise<void> {
    const known = await this.known();
    if (known === null) return;
    await this.memory.forget(this.member);
    await this.api.forgetDevice(known.device).catch(() => undefined);
  }

  /** The six words were just typed, or asking for them was put off. */
  async note(change: Partial<Pick<KnownDevice, "wordsAt" | "putOff">>): Promise<void> {
    const known = await this.known();
    if (known !== null) await this.memory.keep(this.member, { ...known, ...change }).catch(() => undefined);
  }

  /** Whether it is time to type the words again. A clock that was set back asks too early rather than never. */
  asksForWords(known: KnownDevice, now: number): boolean {
    return this.memory.lasting && Math.abs(now - known.wordsAt) >= practiceMilliseconds;
  }
}

function asEnd(fault: unknown): { kind: "wrong"; left: number } | { kind: "gone" } {
  if (fault instanceof ApiError && fault.code === "device-gone") return { kind: "gone" };
  if (fault instanceof ApiError && fault.code === "wrong-proof") return { kind: "wrong", left: fault.left ?? 0 };
  throw fault;
}
