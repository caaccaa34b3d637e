const label = new TextEncoder().encode("jaring-dashboard/draft");
type Locked = { iv: Uint8Array<ArrayBuffer>; bytes: ArrayBuffer };

/**
 * Keeps what a member was writing across a lock of this page: readable while unlocked, ciphertext under the member's own master key while locked.
 * Lives in memory only; a closed page forgets it.
 */
export class DraftSafe {
  private open = new Map<string, string>();
  private locked: Locked | null = null;

  read(place: string): string {
    return this.open.get(place) ?? "";
  }

  has(place: string): boolean {
    return this.open.has(place);
  }

  write(place: string, text: string): void {
    if (text === "") this.open.delete(place);
    else this.open.set(place, text);
  }

  /** Seals the drafts and forgets their text. Call with the master key before it is dropped. */
  async lock(masterKey: Uint8Array<ArrayBuffer>): Promise<void> {
    const drafts = JSON.stringify([...this.open]);
    const any = this.open.size > 0;
    this.open = new Map();
    if (!any) return;
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const bytes = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await keyOf(masterKey, "encrypt"), new TextEncoder().encode(drafts));
    this.locked = { iv, bytes };
  }

  /** Brings the drafts back. Those of another member's key stay closed and are dropped. */
  async unlock(masterKey: Uint8Array<ArrayBuffer>): Promise<void> {
    const locked = this.locked;
    this.locked = null;
    if (locked === null) return;
    const key = await keyOf(masterKey, "decrypt");
    const bytes = await crypto.subtle.decrypt({ name: "AES-GCM", iv: locked.iv }, key, locked.bytes).catch(() => null);
    if (bytes !== null) this.open = new Map(JSON.parse(new TextDecoder().decode(bytes)) as [string, string][]);
  }
}

async function keyOf(masterKey: Uint8Array<ArrayBuffer>, use: "encrypt" | "decrypt"): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey("raw", masterKey, "HKDF", false, ["deriveKey"]);
  const hkdf = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(0), info: label };
  return crypto.subtle.deriveKey(hkdf, base, { name: "AES-GCM", length: 256 }, false, [use]);
}
