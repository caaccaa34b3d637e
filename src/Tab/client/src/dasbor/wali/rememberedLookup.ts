import { fromBase64url } from "../../sealing/base64url";

type Store = Pick<Storage, "getItem" | "setItem" | "removeItem">;

const bytes = 32;
const keyOf = (office: string) => `jaring-wali-${office}`;

/**
 * What the invitation's digits derive, kept in this browser if its owner wishes and the browser lets it. It finds a sealed record and opens nothing.
 * Null where nothing is kept, or something that is none of ours.
 */
export function recallLookup(office: string, store: () => Store = () => localStorage): string | null {
  try {
    const kept = store().getItem(keyOf(office));
    return kept !== null && fromBase64url(kept, bytes).length === bytes ? kept : null;
  } catch {
    return null;
  }
}

/** Keeps it, or forgets it with null. @returns whether it is kept now */
export function rememberLookup(office: string, lookup: string | null, store: () => Store = () => localStorage): boolean {
  try {
    if (lookup === null) store().removeItem(keyOf(office));
    else store().setItem(keyOf(office), lookup);
    return lookup !== null;
  } catch {
    return false;
  }
}
