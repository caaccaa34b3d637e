import type { LetterSettings } from "../../../../api/dashboardSchemas";
import id from "../../../locales/id.json";
import type { Say } from "../letter";

export const say: Say = (key, values = {}) => Object.entries(values).reduce((text, [name, value]) => text.replaceAll(`{${name}}`, String(value)), id[key]);

export const settings: LetterSettings = {
  lines: ["KOMISI PEMILIHAN UMUM", "KABUPATEN TIRTAWANA"], address: "Jalan Contoh 1, Tirtawana 58200", contact: "Telepon (0200) 000-001", place: "Tirtawana", signer: "Koordinator Jaring Informasi",
  providers: [{ id: "lbh", address: "Jalan Karangan 12, Tirtawana", contact: "(0200) 000-144" }],
};

/** Words with everything that a document could trip over. */
export const story = "Cerita karangan, baris satu.\nBaris dua: <b>&\"' \u202e\u0007 \uD800 ꦗꦮ";
export const at = "2026-11-22T02:00Z";

/** The person agrees to a letter. */
export function refer(fields: readonly string[], more: Record<string, unknown> = {}) {
  return {
    kind: "refer", provider: "lbh", name: "LBH Tirta & Rekan", need: "legal", way: "letter", fields, companion: true, duty: "police-3x24",
    consent: { id: "refer/lbh", version: "1", notice: "2", given: true, at }, ...more,
  };
}
