/**
 * Gives the memory of these bytes back at once. What the browser reads or encrypts for a page otherwise stays until its collector comes, in Chromium after some
 * 64 MB; a buffer that is handed to a port on whose other side nobody is left is freed with the message. Nobody may read the bytes afterwards.
 */
export function letGo(bytes: Uint8Array<ArrayBuffer>): void {
  const { port1, port2 } = (channel ??= new MessageChannel());
  port2.close();
  try {
    port1.postMessage(null, [bytes.buffer]);
  } catch {
    // A browser that does not hand this one over: its collector comes.
  }
}

let channel: MessageChannel | null = null;
