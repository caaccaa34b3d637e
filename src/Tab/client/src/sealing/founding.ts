import { fromBase64url, toBase64url } from "./base64url";
import { readEntry, readWho } from "./directory-entry";
import { SealingError } from "./errors";
import { VERSION } from "./header";
import { jsonBytes } from "./json";
import { sign } from "./signature";
import type { PublicKeys, Unlocked, Who } from "./types";

const LIFETIME_SECONDS = 30 * 24 * 60 * 60;
const LEAST_FOUNDERS = 3;
const POLICY = { q: 2, minR: 2, idT: 2 } as const;

export type Founder = PublicKeys & { id: string; who: Who };

/**
 * The exact bytes of entry 0, base64url: what every founder signs after the keys were compared face to face.
 * The same founders and second give the same bytes on every screen, whatever order they came in.
 */
export function newFoundingEntry(members: Founder[], nowSeconds: number): string {
  if (members.length < LEAST_FOUNDERS) throw new SealingError("founders");
  const founders = [...members].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const entry = {
    v: VERSION,
    t: "dir",
    n: 0,
    prev: null,
    iat: nowSeconds,
    exp: nowSeconds + LIFETIME_SECONDS,
    pol: POLICY,
    members: founders.map(({ id, kem, sig, who }) => {
      const { name, post, sex } = who;
      return { id, kem, sig, st: "active", role: "member", who: readWho({ name, post, sex }) };
    }),
  };
  const e = toBase64url(jsonBytes(entry));
  readEntry(e);
  return e;
}

/** A member's signature under an entry. The page has shown what is in it. */
export async function signDirectory(e: string, me: Unlocked): Promise<string> {
  readEntry(e);
  return sign(me.keys.sig.privateKey, "dir", fromBase64url(e));
}
