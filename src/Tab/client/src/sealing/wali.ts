import { toBase64url, fromBase64url } from "./base64url";
import { concat, NOTHING, utf8, wipe } from "./bytes";
import { derive, label, pbkdf2, PBKDF2_ITERATIONS } from "./derive";
import { newReceipt, readReceipt } from "./receipt";
import { sign } from "./signature";
import type { Bytes, Unlocked } from "./types";

/** 25 digits for somebody outside the office, of a receipt's form. They find a record and open nothing. */
export function newInvitation(): string {
  return newReceipt();
}

/** What the server is asked for with them; it keeps the hash alone. Takes PBKDF2 time. @throws SealingError receipt-typo, before that */
export async function invitationLookup(digits: string, siteSalt: Bytes): Promise<string> {
  const seed = await pbkdf2(readReceipt(digits), concat(label("wali"), siteSalt), PBKDF2_ITERATIONS);
  const lookup = toBase64url(await derive(seed, NOTHING, "wali/lookup", NOTHING));
  wipe(seed);
  return lookup;
}

/** Shows the server that these keys are open here: over the office, the own id and a number that it gave for once. */
export function signIn(me: Unlocked, office: string, nonce: string): Promise<string> {
  return sign(me.keys.sig.privateKey, "wali", concat(utf8(`${office}\0${me.id}\0`), fromBase64url(nonce)));
}
