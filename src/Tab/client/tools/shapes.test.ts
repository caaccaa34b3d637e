import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import "./model/nativeBase64";
import { sealReport } from "../src/sealing/report-seal";
import { shapeOf } from "../src/sealing/testing/shape";
import { dice } from "./model/draw";
import { FOUNDERS } from "./model/model";
import { Pool } from "./model/perform";
import { quickCrypto } from "./model/quickCrypto";

const COUNT = 1000;

/** The same text against which the C# side holds 1,000 drills (tests: Intake/A_Thousand_Drills). */
const shape = JSON.parse(readFileSync(new URL("../../../../tests/vectors/scenario.json", import.meta.url), "utf8")).shape;

test(`${COUNT} normal and ${COUNT} dual reports of one step have one shape and one length, which is that of a drill`, { timeout: 600_000 }, async () => {
  const pool = new Pool();
  const { directory } = await pool.fill();
  quickCrypto();
  const d = dice(20261122);
  const [shapes, lengths] = [{ normal: new Set<string>(), dual: new Set<string>() }, { normal: new Set<number>(), dual: new Set<number>() }];
  for (let i = 0; i < 2 * COUNT; i++) {
    const dual = i % 2 === 1;
    const to = d.some(FOUNDERS, 2 + d.below(4));
    const exclude = d.some(FOUNDERS.filter((who) => !to.includes(who)), d.below(3));
    const named = d.below(2) === 0 ? { identity: { name: "n".repeat(1 + d.below(200)), phone: "0".repeat(d.below(14)) } } : {};
    const { sealed } = await sealReport({ directory, to, exclude, dual, siteSalt: new Uint8Array(16), body: { text: "k".repeat(d.below(45_000)) }, ...named });
    const kind = dual ? "dual" : "normal";
    shapes[kind].add(JSON.stringify(shapeOf(sealed)));
    lengths[kind].add(JSON.stringify(sealed).length);
  }
  expect([...shapes.normal]).toEqual([shape]);
  expect([...shapes.dual]).toEqual([shape]);
  expect(lengths.normal.size).toBe(1);
  expect([...lengths.dual]).toEqual([...lengths.normal]);
});
