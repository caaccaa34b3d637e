/**
 * Words that may belong to a case. Titles go to Outlook and minutes to the file of the office: neither may hold one. A guess that only asks; "alur rujukan"
 * and "hak korban" are ordinary words of a meeting, a name beside "terlapor" or digits of a receipt are not.
 */
const signs: readonly RegExp[] = [
  /\bterlapor\b/i,
  /\bpelapor\b/i,
  /\bkorban (?:bernama|inisial|atas nama)\b/i,
  /\b(?:kasus|laporan) (?:sdr|sdri|saudari?|bu|pak|ibu|bapak|atas nama|inisial|nomor|kode)\b/i,
  /\binisial\b/i,
  /\bkronologi\w*/i,
  /\bvisum\b/i,
  /\b(?:di|me)?(?:lecehkan|perkosa|cabul[ia]?)\b/i,
  /\b(?:pelecehan|pemerkosaan|pencabulan) (?:oleh|terhadap|kepada)\b/i,
  /\breported party\b/i,
  /(?:\d{5}[ .-]?){5}/,
];

/** The first words of a text that may belong to a case, as they stand there; null for none. */
export function caseWords(text: string): string | null {
  const found = signs.map((sign) => sign.exec(text)).filter((match) => match !== null).sort((a, b) => a.index - b.index)[0];
  return found === undefined ? null : found[0].trim();
}
