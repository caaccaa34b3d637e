// @vitest-environment jsdom
import { writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readReport, type Report } from "../bodies";
import { letterOf } from "./letter";
import { letterDocx } from "./letterDocx";
import { refer, say, settings, story } from "./testing/agreed";

/** The parts of a zip without compression, by its central directory (APPNOTE 4.3). */
function parts(zip: Uint8Array): Map<string, string> {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.length);
  const found = new Map<string, string>();
  let at = view.getUint32(zip.length - 6, true);
  for (let count = view.getUint16(zip.length - 12, true); count > 0; count -= 1) {
    const [size, name, local] = [view.getUint32(at + 24, true), view.getUint16(at + 28, true), view.getUint32(at + 42, true)];
    const start = local + 30 + name;
    found.set(new TextDecoder().decode(zip.subarray(at + 46, at + 46 + name)), new TextDecoder().decode(zip.subarray(start, start + size)));
    at += 46 + name;
  }
  return found;
}

describe("the letter as a document", () => {
  const w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  const report = readReport({ kind: "report", via: "room", text: `${story}\n\n${"Baris yang panjang sekali, agar terlihat bagaimana ia patah. ".repeat(8)}`, contact: { choice: "channel", channel: "WhatsApp", address: "0812-000", hours: "Senin, 19.00", mayLeaveMessage: true }, consent: [], language: "id", needs: ["shelter"] }) as Report;
  const facts = { report, code: "K7Q2", name: null, settings, today: "2026-11-23", known: { items: [] } as never };
  const letter = letterOf(say, { ...facts, asked: refer(["account", "contact", "name", "needs"]) as never });
  const docx = letterDocx(letter);
  const opened = parts(docx);
  const xml = new Map([...opened].map(([path, text]) => [path, new DOMParser().parseFromString(text, "application/xml")]));

  it("is a package of well-formed parts, each with a type and each found by its relation", () => {
    for (const [path, parsed] of xml) expect([path, parsed.querySelector("parsererror")]).toEqual([path, null]);
    expect([...opened.keys()]).toEqual(["[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/_rels/document.xml.rels", "word/styles.xml", "word/header1.xml", "word/footer1.xml"]);
    const types = [...(xml.get("[Content_Types].xml")?.getElementsByTagName("Override") ?? [])].map((one) => one.getAttribute("PartName"));
    expect(types).toEqual(["/word/document.xml", "/word/styles.xml", "/word/header1.xml", "/word/footer1.xml"]);
    const targets = (path: string) => new Map([...(xml.get(path)?.getElementsByTagName("Relationship") ?? [])].map((one) => [one.getAttribute("Id"), one.getAttribute("Target")]));
    expect([...targets("_rels/.rels").values()]).toEqual(["word/document.xml"]);
    const used = [...opened.get("word/document.xml")?.matchAll(/r:id="(\w+)"/g) ?? []].map(([, one]) => targets("word/_rels/document.xml.rels").get(one ?? ""));
    expect(used).toEqual(["header1.xml", "footer1.xml"]);
  });

  it("has only what a letter needs, in the order that the format wants, and each thing once", () => {
    const document = xml.get("word/document.xml");
    const all = [...(document?.getElementsByTagNameNS(w, "*") ?? [])];
    expect([...new Set(all.map(({ localName }) => localName))].sort()).toEqual(
      ["b", "body", "br", "document", "footerReference", "headerReference", "ind", "jc", "keepNext", "p", "pBdr", "pPr", "pgMar", "pgSz", "r", "rPr", "sectPr", "spacing", "sz", "szCs", "t", "tab", "tabs", "top"]);
    expect(all[1]?.lastElementChild?.localName).toBe("sectPr");
    const order = ["keepNext", "pBdr", "tabs", "spacing", "ind", "jc"];
    for (const look of all.filter(({ localName }) => localName === "pPr")) {
      const places = [...look.children].map(({ localName }) => order.indexOf(localName));
      expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
      expect(look).toBe(look.parentElement?.firstElementChild);
    }
  });

  it("says what the letter says, mark, code and words, and hides nothing: no author, no time, no address of anything", () => {
    const text = xml.get("word/document.xml")?.documentElement.textContent ?? "";
    for (const words of ["KABUPATEN TIRTAWANA", "Pimpinan LBH Tirta & Rekan", "Baris dua: <b>&\"' \uFFFD\uFFFD \uFFFD ꦗꦮ", "0812-000", "Rumah aman", "Lembar balik", "3x24 jam"]) expect(text).toContain(words);
    expect(xml.get("word/header1.xml")?.documentElement.textContent).toBe("RAHASIA");
    expect(xml.get("word/footer1.xml")?.documentElement.textContent).toContain("K7Q2");
    expect([...opened.values()].join("").match(/https?:\/\/[^"]+/g)?.filter((address) => !address.startsWith("http://schemas.openxmlformats.org/"))).toEqual([]);
    expect([...opened.keys()].some((path) => /docProps|settings|custom|embed|media|macro|vba/i.test(path))).toBe(false);
    if (process.env["JARING_LETTER"] !== undefined) writeFileSync(process.env["JARING_LETTER"], docx);
  });
});
