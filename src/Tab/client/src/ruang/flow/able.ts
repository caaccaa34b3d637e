/**
 * Can this browser seal? Tried once with keys that are thrown away, before anybody has written a word: somebody who learns it at the end has told it all
 * for nothing. The same steps as sealing's own, without its weight.
 */
export async function canSeal(): Promise<boolean> {
  try {
    const { subtle } = crypto;
    const pair = await subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, false, ["deriveBits"]);
    const bits = await subtle.deriveBits({ name: "ECDH", public: pair.publicKey }, pair.privateKey, 256);
    const key = await subtle.importKey("raw", bits, "AES-GCM", false, ["encrypt"]);
    await subtle.encrypt({ name: "AES-GCM", iv: crypto.getRandomValues(new Uint8Array(12)) }, key, bits);
    return true;
  } catch {
    return false;
  }
}

const hour = 60 * 60_000;
/** No office is silent for longer than holidays and a weekend: a next notice that is farther away than this is told by a clock that is behind. */
const farthestNotice = 30 * 24 * hour;

/**
 * Is the device's clock far from the office's? The next notice is the one time that the server tells of itself. A server that lies about it gains a
 * sentence on the page and nothing else: no door depends on this (sealing.md A5).
 */
export function clockIsOff(now: number, nextNotice: string): boolean {
  const next = Date.parse(nextNotice);
  return now - next > hour || next - now > farthestNotice;
}
