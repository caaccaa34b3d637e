import { describe, expect, it } from "vitest";
import type { AttendanceList, Entry, Person } from "../../../api/attendance";
import { peopleOf, suggested, unmatched, withTaps } from "./names";

const person = (id: string, name: string, unit = ""): Person => ({ id, name, unit, sex: null, mode: null });
const entry = (id: string, name: string, unit = "", more: Partial<Entry> = {}): Entry => ({ id, name, unit, sex: null, mode: "onsite", late: false, person: null, aside: false, ...more });
const list = (people: Person[], entries: Entry[] = []): AttendanceList => ({ open: true, closed: false, people, entries, units: [] });

describe("typed names", () => {
  it("find who is spelled alike, by unit where two are", () => {
    const two = list([person("1", "Sari Dewi", "Umum"), person("2", "SARI  DEWI", "Hukum"), person("3", "Yoga")]);
    expect(suggested(entry("e", "sari dewi", "hukum"), two)?.id).toBe("2");
    expect(suggested(entry("e", "sari dewi"), two)).toBeNull();
    expect(suggested(entry("e", "Yoga."), two)?.id).toBe("3");
    expect(suggested(entry("e", "Yog"), two)).toBeNull();
  });

  it("are not offered somebody who has an entry", () => {
    const taken = list([person("3", "Yoga")], [entry("a", "Yoga", "", { person: "3" }), entry("b", "Yoga"), entry("c", "X", "", { aside: true })]);
    expect(suggested(entry("b", "Yoga"), taken)).toBeNull();
    expect(unmatched(taken).map((left) => left.id)).toEqual(["b"]);
  });
});

describe("the list", () => {
  it("shows taps before they have arrived", () => {
    expect(withTaps([{ ...person("1", "A"), mode: "online" }, person("2", "B")], new Map([["1", null]])).map((shown) => shown.mode)).toEqual([null, null]);
  });

  it("takes lines and pasted columns", () => {
    let n = 0;
    const people = peopleOf(" Sari Dewi ; Umum; P\n\nYoga\tHukum\nTamu;;x\n ;Umum", () => String(++n));
    expect(people).toEqual([
      { id: "1", name: "Sari Dewi", unit: "Umum", sex: "P" },
      { id: "2", name: "Yoga", unit: "Hukum", sex: null },
      { id: "3", name: "Tamu", unit: "", sex: null },
    ]);
  });
});
