import type { Row } from "./readCsv";

/** Which column is what; -1 for none. Every other column stays behind. */
export type Columns = { name: number; area: number; unit: number; mailbox: number };
export type ColumnName = keyof Columns;

/** The head of a list: its titles, in which row they stand, what we take them for. */
export type Head = { titles: string[]; row: number; guess: Columns };

/** Titles as offices write them, best first. */
const known: Record<ColumnName, readonly RegExp[]> = {
  name: [/^nama( lengkap)?$/, /^nama (anggota|petugas|kpps|pps|ppk|pantarlih|peserta)/, /^(full )?name$/, /^nama(?! (desa|kel|kec|kab|tps|ibu|bank|ayah))/],
  area: [/^(nama )?kecamatan$/, /^kec\b/, /kecamatan/, /^ppk$/, /^(sub)?district$/],
  unit: [/^(nama )?(desa|kelurahan)( ?[/-] ?(desa|kelurahan))?$/, /^(desa|kel)\b/, /desa|kelurahan/, /^pps$/, /^unit$/, /^village$/],
  mailbox: [/^(alamat )?(surel|e-?mail)$/, /surel|e-?mail/],
};

/** Columns that are never taken, whatever somebody chooses: numbers of people, and what stands beside them. */
const never = /\b(nik|ktp|kk|nip|npwp|hp|no|nomor|nomer|telp?|tel(e|e?p)on|phone|mobile|handphone|wa|whats ?app|rekening|bpjs|tanggal|tgl|lahir|ibu|agama|alamat(?! (surel|e-?mail)))\b/;

const headRows = 20;

export function isForbidden(title: string): boolean {
  return never.test(plain(title));
}

/** The head is the row that names the most; titles and empty rows may stand above it. */
export function findHead(rows: readonly Row[]): Head {
  const heads = rows.slice(0, headRows).map(({ cells }, row) => ({ titles: cells.map((cell) => cell.trim()), row, guess: guess(cells) }));
  const found = (head: Head) => Object.values(head.guess).filter((at) => at >= 0).length;
  return heads.reduce((best, head) => (found(head) > found(best) ? head : best), heads[0] ?? { titles: [], row: 0, guess: guess([]) });
}

function guess(titles: readonly string[]): Columns {
  const columns: Columns = { name: -1, area: -1, unit: -1, mailbox: -1 };
  for (const of of Object.keys(known) as ColumnName[]) {
    for (const pattern of known[of]) {
      const at = titles.findIndex((title, n) => pattern.test(plain(title)) && !isForbidden(title) && !Object.values(columns).includes(n));
      if (at >= 0) {
        columns[of] = at;
        break;
      }
    }
  }
  return columns;
}

function plain(title: string): string {
  return title.toLowerCase().replace(/[._*:()]/g, " ").replace(/\s+/g, " ").trim();
}
