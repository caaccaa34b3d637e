// @vitest-environment jsdom
import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { bundleDigits, runsListed } from "./code";

const bytes = "console.log(1)";
const line = `${createHash("sha256").update(bytes).digest("hex")}  assets/a.js`;
const head = (integrity: string) => new DOMParser().parseFromString(`<head><script src="a.js" integrity="${integrity}"></script></head>`, "text/html");

test("The digits are those of the hash over the lines", async () => {
  const hash = createHash("sha256").update(`${line}\n${line}\n`).digest();
  const number = BigInt(`0x${hash.subarray(0, 11).toString("hex")}`) >> 5n;
  expect((await bundleDigits([line, line])).replaceAll(" ", "")).toBe(number.toString().padStart(25, "0"));
});

test("A page runs what is listed, or says that it does not", () => {
  const of = (text: string) => `sha256-${createHash("sha256").update(text).digest("base64")}`;
  expect(runsListed(head(of(bytes)), [line])).toBe(true);
  expect(runsListed(head(of(`${bytes};`)), [line])).toBe(false);
  expect(runsListed(head("broken-hash"), [line])).toBe(false);
  expect(runsListed(new DOMParser().parseFromString("<head></head>", "text/html"), [line])).toBe(false);
});
