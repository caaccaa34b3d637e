/**
 * Words for thoughts of self-harm, Indonesian and Javanese (domain.md 3.4). They only open a card of help on this screen: they block nothing, label nothing,
 * and are never sent. A list finds too much and too little; the link "Saya terpikir menyakiti diri" stands on the first screen for everybody.
 */
const heavy = [
  /\bbunuh\s+diri\b/, /\b(meng|ng)?akhiri\s+hidup/, /\b(menyakiti|melukai|nyakiti|nglarani)\s+(diri|awak)/, /\bgantung\s+diri\b/, /\bself\s*harm\b/, /\bsuicid/,
  /\b(ingin|pengin|pengen|kepengin|kepingin|mau|lebih baik|mending|pingin)\s+(saya\s+|aku\s+)?(mati|modar|pejah)\b/,
  /\b(tidak|tak|nggak|ngga|gak|ga|enggak)\s+(ingin|mau|pengen|sanggup|kuat)\s+(lagi\s+)?hidup\b/, /\b(moh|emoh|wegah)\s+urip\b/,
  /\b(ngendat|ngendhat|nglalu|suduk\s+(salira|slira))\b/, /\b(minum|nenggak)\s+racun\b/, /\bsilet\s+(tangan|lengan)/, /\b(kill|hurt|harm)\s+myself\b/, /\bend\s+my\s+life\b/,
];

export function hasHeavyWords(text: string): boolean {
  const plain = text.toLowerCase().replace(/[^\p{L}\s]+/gu, " ").replace(/\s+/g, " ");
  return heavy.some((words) => words.test(plain));
}
