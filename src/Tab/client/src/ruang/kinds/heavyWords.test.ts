import { expect, test } from "vitest";
import { hasHeavyWords } from "./heavyWords";

test.each([
  "Saya ingin mati saja", "kadang terpikir bunuh diri", "pengen mati", "lebih baik mati", "mau mengakhiri hidup", "saya nggak mau hidup lagi", "menyakiti diri sendiri", "kepengin pejah", "wegah urip",
  "Nglalu wae", "suduk slira", "gantung  diri", "I want to end my life", "BUNUH-DIRI",
])("“%s” opens the card of help", (text) => expect(hasHeavyWords(text)).toBe(true));

test.each(["", "lampu mati di lorong", "Saya takut dan malu", "hidup saya berubah", "mau makan bersama", "diri saya sendiri yang menulis", "kakek saya sudah mati"])("“%s” does not", (text) => expect(hasHeavyWords(text)).toBe(false));
