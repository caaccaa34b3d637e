/** Why a PIN is not taken; the words are board.pin.weak.*. */
export type Weakness = "short" | "same" | "run" | "repeat" | "common" | "date";

const least = 6;
const most = 12;

/** What people choose first, and finger patterns on a keypad. */
const common = new Set(["112233", "332211", "123321", "159753", "147258", "258369", "147369", "741852", "789456", "456123", "102030", "696969", "520131", "112211", "131313"]);

/** The first weakness of a PIN, or null. Five tries are few, but the first five guesses of many people's PINs are the same. */
export function weakness(pin: string): Weakness | null {
  if (!new RegExp(`^[0-9]{${least},${most}}$`).test(pin)) return "short";
  if (/^(.)\1*$/.test(pin)) return "same";
  if (isRun(pin, 1) || isRun(pin, -1)) return "run";
  if (/^(.{2,4})\1+$/.test(pin)) return "repeat";
  if (common.has(pin)) return "common";
  return isDate(pin) ? "date" : null;
}

/** 123456, 890123, 987654. */
function isRun(pin: string, step: 1 | -1): boolean {
  return [...pin].every((digit, at) => at === 0 || Number(digit) === (Number(pin[at - 1]) + step + 10) % 10);
}

/** A day, as people write it here: 170845, 17081945, 450817, 19450817. */
function isDate(pin: string): boolean {
  const [a, b, c] = [Number(pin.slice(0, 2)), Number(pin.slice(2, 4)), Number(pin.slice(4, 6))];
  if (pin.length === 6) return isDay(a, b) || isDay(c, b);
  if (pin.length !== 8) return false;
  return (isDay(a, b) && isYear(pin.slice(4))) || (isDay(Number(pin.slice(6)), c) && isYear(pin.slice(0, 4)));
}

function isDay(day: number, month: number): boolean {
  return day >= 1 && day <= 31 && month >= 1 && month <= 12;
}

function isYear(text: string): boolean {
  return /^(19|20)\d\d$/.test(text);
}
