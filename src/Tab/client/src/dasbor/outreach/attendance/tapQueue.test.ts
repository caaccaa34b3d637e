import { describe, expect, it } from "vitest";
import type { AttendanceList, ListChange } from "../../../api/attendance";
import { ApiError } from "../../../api/dashboard";
import { deviceMemory, TapQueue, type TapMemory } from "./tapQueue";

const empty: AttendanceList = { open: true, closed: false, people: [], entries: [], units: [] };

class Memory implements TapMemory {
  text: string | null = null;
  read() { return this.text; }
  write(text: string | null) { this.text = text; }
}

/** A server behind a line that a test cuts and mends. */
function line() {
  const state = { up: true, marks: [] as NonNullable<ListChange["mark"]>[], answerLost: false };
  const send = (change: ListChange): Promise<AttendanceList> => {
    if (!state.up) return Promise.reject(new ApiError("away", 0));
    state.marks.push(change.mark ?? []);
    return state.answerLost ? Promise.reject(new ApiError("away", 0)) : Promise.resolve(empty);
  };
  return { state, send };
}

describe("taps of the moderator", () => {
  it("wait while the line is down, survive the page and leave when it is back", async () => {
    const { state, send } = line();
    const memory = new Memory();
    state.up = false;
    const first = new TapQueue(memory, send);
    first.tap("a", "onsite");
    first.tap("b", "onsite");
    first.tap("b", null);
    expect((await first.flush()).kind).toBe("away");
    const second = new TapQueue(memory, send);
    expect([...second.taps]).toEqual([["a", "onsite"], ["b", null]]);
    state.up = true;
    expect((await second.flush()).kind).toBe("sent");
    expect(state.marks).toEqual([[{ person: "a", mode: "onsite" }, { person: "b", mode: null }]]);
    expect([second.taps.size, memory.text]).toEqual([0, null]);
    expect((await second.flush()).kind).toBe("none");
  });

  it("are sent again when only the answer was lost", async () => {
    const { state, send } = line();
    const queue = new TapQueue(new Memory(), send);
    queue.tap("a", "paper");
    state.answerLost = true;
    await queue.flush();
    state.answerLost = false;
    await queue.flush();
    expect(state.marks).toHaveLength(2);
    expect(queue.taps.size).toBe(0);
  });

  it("made while others travel are not taken for sent", async () => {
    let arrived = (_: AttendanceList) => {};
    const queue = new TapQueue(new Memory(), () => new Promise((resolve) => { arrived = resolve; }));
    queue.tap("a", "onsite");
    const flight = queue.flush();
    queue.tap("a", null);
    queue.tap("b", "onsite");
    expect((await queue.flush()).kind).toBe("none");
    arrived(empty);
    await flight;
    expect([...queue.taps]).toEqual([["a", null], ["b", "onsite"]]);
  });

  it("that the server refuses for good do not stand in the way of the next ones", async () => {
    const queue = new TapQueue(new Memory(), () => Promise.reject(new ApiError("bad-shape", 400)));
    queue.tap("a", "onsite");
    expect((await queue.flush()).kind).toBe("refused");
    expect(queue.taps.size).toBe(0);
  });

  it("do without a storage that throws, and without one that holds nonsense", () => {
    const broken = deviceMemory("o", "s", () => { throw new Error("denied"); });
    const queue = new TapQueue(broken, () => Promise.resolve(empty));
    queue.tap("a", "onsite");
    expect(queue.taps.size).toBe(1);
    for (const text of ["{", "7", '[["a","ghost"],[1,null],"x"]']) expect(new TapQueue({ read: () => text, write: () => {} }, () => Promise.resolve(empty)).taps.size).toBe(0);
  });
});
