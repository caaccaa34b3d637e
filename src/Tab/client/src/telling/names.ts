import { titles, everyday, acronyms } from "./nameWords";

/** A word of the text, folded, with what tells a name from an ordinary word. */
type Seen = { named: boolean; addressed: boolean };
type Text = { words: Map<string, Seen>; initials: Set<string>; firstLetters: Set<string> };
type Named = { id: string; name: string };

/**
 * Which of these people's names the text may mean. Fuzzy on purpose: old and new spelling (oe/u, dj/j, tj/c), ie/i, y/i, doubled letters, one slip of the finger in
 * longer names, titles and initials left out or written. It finds too much rather than too little: the person answers, and only the person. Runs on this device.
 */
export function findNames<T extends Named>(text: string, people: readonly T[]): T[] {
  const seen = readText(text);
  return people.filter((person) => isMeant(seen, nameParts(person.name)));
}

/**
 * One spelling for all: lower case without marks; tj, dj, nj, sj, oe of the old spelling; ie, dh, th, bh, ph, ch, kh, ae; j and y as i, which also stands
 * for the old j; doubled letters once.
 */
export function fold(word: string): string {
  return word.toLowerCase().normalize("NFD").replace(/[^a-z]/g, "")
    .replace(/oe/g, "u").replace(/tj/g, "c").replace(/dj/g, "j").replace(/([nsbdtkp])([jy])/g, "$1i").replace(/ie/g, "i")
    .replace(/([dtbcgk])h/g, "$1").replace(/ph|v/g, "f").replace(/ae/g, "ai").replace(/q/g, "k").replace(/z/g, "s").replace(/[jy]/g, "i").replace(/^si(?=[aeou])/, "s")
    .replace(/(.)\1+/g, "$1");
}

/** The parts of a name that name: without titles before and behind. "Drs. H. Bagas Wirawan, S.H." is "bagas", "wirawan". */
export function nameParts(name: string): string[] {
  const plain = (name.split(",")[0] ?? "").replace(/\p{L}{1,4}(?:\.\p{L}{1,4})+\.?/gu, (dotted) => (titles.has(dotted.replaceAll(".", "").toLowerCase()) ? " " : dotted.replaceAll(".", " ")));
  return (plain.match(/\p{L}[\p{L}\p{M}'’]*/gu) ?? []).filter((word) => !titles.has(word.toLowerCase())).map(whole).filter((part) => part !== "");
}

/** Short forms of one name. */
function whole(word: string): string {
  const part = fold(word);
  if (/^(muh|moh|moc|muhamad|mohamad|mocamad|mucamad)$/.test(part)) return "muhamad";
  return part === "abd" ? "abdul" : part;
}

function readText(text: string): Text {
  const found: Text = { words: new Map(), initials: new Set(), firstLetters: new Set() };
  let before = "";
  let end = 0;
  for (const match of text.matchAll(/(?:\p{L}\.\s?){2,}|\p{L}[\p{L}\p{M}'’]*/gu)) {
    const [word] = match;
    const gap = text.slice(end, match.index);
    end = match.index + word.length;
    const addressed = titles.has(before) && !/[!?\n]/.test(gap);
    const letters = word.replace(/[^\p{L}]/gu, "");
    if (/\./.test(word)) found.initials.add(letters.toLowerCase());
    else if (/^\p{Lu}{2,3}$/u.test(word) && !acronyms.has(word)) found.initials.add(word.toLowerCase());
    if (addressed && letters.length === 1) found.firstLetters.add(fold(letters));
    const inside = /^\p{Lu}/u.test(word) && before !== "" && !/[.!?\n]/.test(gap);
    if (!titles.has(word.toLowerCase())) for (const form of forms(word)) note(found.words, form, { named: inside, addressed });
    before = word.replaceAll(".", "").toLowerCase();
  }
  return found;
}

/** The word, and the word without the little endings of speech. */
function forms(word: string): string[] {
  const bare = word.replace(/(nya|lah|pun|kah)$/i, "");
  return [whole(word), ...(bare.length > 2 && bare !== word ? [whole(bare)] : [])];
}

function note(words: Text["words"], word: string, { named, addressed }: Seen): void {
  const known = words.get(word);
  words.set(word, { named: named || (known?.named ?? false), addressed: addressed || (known?.addressed ?? false) });
}

const short = 3;
/** Shortest part in which one wrong letter is still the same name: with a sign that a name is meant, and without. */
const [slipNamed, slip] = [5, 6];

function isMeant({ words, initials, firstLetters }: Text, parts: readonly string[]): boolean {
  if (parts.length === 0) return false;
  if (parts.length > 1 && initials.has(parts.map((part) => part[0]).join(""))) return true;
  if (firstLetters.has(parts[0]?.[0] ?? "")) return true;
  return parts.some((part) => {
    if (part.length < 2) return false;
    const exact = words.get(part);
    if (exact !== undefined && (exact.named || exact.addressed || (part.length > short && !everyday.has(part)))) return true;
    return part.length >= slipNamed && [...words].some(([word, { named, addressed }]) =>
      (addressed || (part.length >= slip && !everyday.has(word)) || named) && sameStart(word, part) && word !== part && oneSlip(word, part));
  });
}

/** c, k and h begin the same names (Choirul, Khoirul, Hoirul). */
function sameStart(a: string, b: string): boolean {
  const start = (word: string) => (/^[ckh]/.test(word) ? "k" : word[0]);
  return start(a) === start(b);
}

/** One letter more, less, other, or two swapped. */
export function oneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  const [restA, restB] = [a.slice(i), b.slice(i)];
  if (restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1)) return true;
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
}
