import { zip } from "../export/zip";
import type { Block, Letter } from "./letter";

/**
 * The letter as a Word document (ECMA-376, transitional): six small parts in a zip, nothing compressed, no macro, no link, no picture, and nothing that
 * names an author, a device or an hour. Written by hand: docs/decisions/0010.
 */
export function letterDocx(letter: Letter): Uint8Array<ArrayBuffer> {
  const parts: [string, string][] = [
    ["[Content_Types].xml", contentTypes],
    ["_rels/.rels", relations([["rId1", "officeDocument", "word/document.xml"]])],
    ["word/document.xml", document(letter)],
    ["word/_rels/document.xml.rels", relations([["rId1", "styles", "styles.xml"], ["rId2", "header", "header1.xml"], ["rId3", "footer", "footer1.xml"]])],
    ["word/styles.xml", styles],
    ["word/header1.xml", `${start}<w:hdr ${names}>${paragraph(letter.mark, { align: "center", bold: true })}</w:hdr>`],
    ["word/footer1.xml", `${start}<w:ftr ${names}><w:p><w:pPr><w:jc w:val="center"/></w:pPr>${run(`${letter.foot} · `, { size: small })}${field("PAGE")}${run("/", { size: small })}${field("NUMPAGES")}</w:p></w:ftr>`],
  ];
  return zip(new Map(parts.map(([path, text]) => [path, new TextEncoder().encode(text)])));
}

const start = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`;
const word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packaged = "http://schemas.openxmlformats.org/package/2006";
const names = `xmlns:w="${word}" xmlns:r="${related}"`;
const type = "application/vnd.openxmlformats-officedocument.wordprocessingml";

const contentTypes = `${start}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`
  + `<Override PartName="/word/document.xml" ContentType="${type}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${type}.styles+xml"/>`
  + `<Override PartName="/word/header1.xml" ContentType="${type}.header+xml"/><Override PartName="/word/footer1.xml" ContentType="${type}.footer+xml"/></Types>`;

/** Half points. */
const small = 18;
const normal = 22;
const styles = `${start}<w:styles ${names}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/><w:sz w:val="${normal}"/><w:szCs w:val="${normal}"/>`
  + `<w:lang w:val="id-ID"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>`
  + `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>`;

function relations(all: readonly [id: string, kind: string, target: string][]): string {
  return `${start}<Relationships xmlns="${packaged}/relationships">${all.map(([id, kind, target]) => `<Relationship Id="${id}" Type="${related}/${kind}" Target="${target}"/>`).join("")}</Relationships>`;
}

/** A4, 3 cm at the left for the file, 2 cm elsewhere; in twentieths of a point. */
function document({ head, under, placeAndDay, about, to, body, signer, slip }: Letter): string {
  const [first = "", ...more] = head;
  const paragraphs = [
    ...[first, ...more].map((line) => paragraph(line, { align: "center", bold: true, size: 28, after: 0, keep: true })),
    ...under.map((line) => paragraph(line, { align: "center", size: small, after: 0, keep: true })),
    `<w:p><w:pPr><w:pBdr><w:top w:val="single" w:sz="12" w:space="4" w:color="000000"/></w:pBdr><w:spacing w:before="80" w:after="120"/></w:pPr></w:p>`,
    paragraph(placeAndDay, { align: "right" }),
    ...about.map(([label, value]) => fact(label, value, { column: 1400, after: 0, line: false })),
    ...to.map((line, at) => paragraph(line, { after: at === to.length - 1 ? 240 : 0, before: at === 0 ? 240 : 0 })),
    ...body.map(block),
    ...[signer, "", "", ""].map((line, at) => paragraph(line, { left: 5200, before: at === 0 ? 360 : 0, after: 0, keep: true })),
    paragraph("(………………………………………)", { left: 5200 }),
    `<w:p><w:r><w:br w:type="page"/></w:r></w:p>`,
    ...slip.map(block),
  ];
  return `${start}<w:document ${names}><w:body>${paragraphs.join("")}<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:footerReference w:type="default" r:id="rId3"/>`
    + `<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1304" w:right="1134" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`;
}

function block(part: Block): string {
  switch (part.kind) {
    case "text": return paragraph(part.text, { align: "both" });
    case "title": return paragraph(part.text, { bold: true, before: 240, keep: true });
    case "words": return part.text.split(/\r\n|[\r\n\u2028\u2029]/).map((line) => paragraph(line, { left: 340, after: 60 })).join("");
    case "facts": return part.rows.map(([label, value]) => fact(label, value, { column: 3000, after: 60, line: true })).join("");
  }
}

type Look = { align?: "center" | "right" | "both"; bold?: boolean; size?: number; left?: number; before?: number; after?: number; keep?: boolean };

function paragraph(text: string, look: Look = {}): string {
  const { align, left, before, after, keep } = look;
  const spacing = before === undefined && after === undefined ? "" : `<w:spacing${before === undefined ? "" : ` w:before="${before}"`}${after === undefined ? "" : ` w:after="${after}"`}/>`;
  return `<w:p><w:pPr>${keep === true ? "<w:keepNext/>" : ""}${spacing}${left === undefined ? "" : `<w:ind w:left="${left}"/>`}${align === undefined ? "" : `<w:jc w:val="${align}"/>`}</w:pPr>${text === "" ? "" : run(text, look)}</w:p>`;
}

/** "Label : value", the value in a column of its own; `line` draws one where somebody writes by hand. */
function fact(label: string, value: string, { column, after, line }: { column: number; after: number; line: boolean }): string {
  const by = column + 200;
  const blank = value === "" && line;
  const stops = `<w:tab w:val="left" w:pos="${column}"/><w:tab w:val="left" w:pos="${by}"/>${blank ? `<w:tab w:val="right" w:leader="dot" w:pos="9071"/>` : ""}`;
  return `<w:p><w:pPr><w:tabs>${stops}</w:tabs><w:spacing w:after="${blank ? 200 : after}"/><w:ind w:left="${by}" w:hanging="${by}"/></w:pPr>${run(label, {})}<w:r><w:tab/><w:t>:</w:t><w:tab/></w:r>${blank ? "<w:r><w:tab/></w:r>" : run(value, {})}</w:p>`;
}

function run(text: string, { bold, size }: Look): string {
  const look = `${bold === true ? "<w:b/>" : ""}${size === undefined ? "" : `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`}`;
  return `<w:r>${look === "" ? "" : `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
}

function field(name: "PAGE" | "NUMPAGES"): string {
  return `<w:fldSimple w:instr="${name}">${run("1", { size: small })}</w:fldSimple>`;
}

/** What XML 1.0 cannot hold is shown as a mark; signs that turn the direction of writing as well, since they would reach beyond the words. */
function escaped(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]|[\u202a-\u202e\u2066-\u2069]/gu, "\uFFFD")
    .replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\"", "&quot;");
}
