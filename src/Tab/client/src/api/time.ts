/**
 * The only place of the pages that asks what time it is or lets time pass; a test keeps it so (Clocks.cs).
 * The device's clock may be wrong by years: nothing that closes a door may hang on it (sealing.md A5).
 */

/** Milliseconds since 1970, as the device believes. */
export const now = (): number => Date.now();

/** Seconds since 1970, as the format writes instants. */
export const nowSeconds = (): number => Math.floor(now() / 1000);

/** The longest time that a browser's timer can hold; a longer one would fire at once. */
const longest = 2 ** 31 - 1;

/** Acts once after this many milliseconds, about 25 days at most; call what it gives to stop it. */
export function after(milliseconds: number, act: () => void): () => void {
  const timer = setTimeout(act, Math.min(milliseconds, longest));
  return () => clearTimeout(timer);
}

/** Acts again and again; call what it gives to stop it. */
export function every(milliseconds: number, act: () => void): () => void {
  const timer = setInterval(act, milliseconds);
  return () => clearInterval(timer);
}

/**
 * Gives the page its turn: what somebody typed or clicked meanwhile, and a picture, come before what follows. A timer would wait four milliseconds each
 * time, and promises alone never let anything else in.
 */
export const turn = (): Promise<void> => new Promise((resolve) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    resolve();
  };
  port2.postMessage(null);
});

/** Lets time pass; without a number it only lets the page breathe. */
export const pause = (milliseconds = 0): Promise<void> => new Promise((resolve) => { after(milliseconds, resolve); });
