import { describe, expect, it } from "vitest";
import { caseCode, caseCodes } from "./caseCode";

const id = (...first: number[]) => Buffer.from([...first, ...new Array<number>(16 - first.length).fill(0)]).toString("base64url");

describe("the short name of a case", () => {
  it("is the first bits of the random id in an alphabet without I, L, O and U", () => {
    expect(caseCode(id(0b00000_000, 0b01_00010_0, 0b0011_0000))).toBe("0123");
    expect(caseCode(id(0xff, 0xff, 0xff))).toBe("ZZZZ");
  });

  it("grows only for those that would be the same", () => {
    const same = [id(1, 2, 0x30), id(1, 2, 0x3f)] as const;
    const codes = caseCodes([...same, id(9)]);
    expect(codes.get(id(9))).toHaveLength(4);
    expect(codes.get(same[0])).not.toBe(codes.get(same[1]));
    expect(codes.get(same[0])?.slice(0, 4)).toBe(codes.get(same[1])?.slice(0, 4));
  });
});
