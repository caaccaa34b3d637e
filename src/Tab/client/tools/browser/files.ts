import { PaddedContent } from "../../src/ruang/files/content";
import { SealedParts } from "../../src/ruang/files/sealedParts";
import { sealFile } from "../../src/sealing/file";
import { paddedFile } from "../../src/sealing/file-padding";
import { randomBytes } from "../../src/sealing/random";
import { Sha256 } from "../../src/sealing/sha256-sync";
import { beside, type Figure } from "./measure";

const size = 50_000_000;
const rounds = 9;
const slice = 2 ** 20;

/** The way of one file in the room, beside one call of AES-GCM over the same bytes that lie in memory already. */
async function figures(): Promise<Figure[]> {
  const bytes = new Uint8Array(size);
  for (let at = 0; at < size; at += 65_536) bytes.set(randomBytes(Math.min(65_536, size - at)), at);
  const file = new File([bytes], "rekaman.mp3");
  const padded = new Uint8Array(paddedFile(size));
  padded.set(bytes);
  const plain = async () => {
    const key = await crypto.subtle.importKey("raw", randomBytes(32), "AES-GCM", false, ["encrypt"]);
    await crypto.subtle.encrypt({ name: "AES-GCM", iv: randomBytes(12) }, key, padded);
  };
  /** The format alone, from the same buffer. */
  const sealed = async () => {
    let at = 0;
    const source = new ReadableStream<Uint8Array>({
      pull: (controller) => (at >= padded.length ? controller.close() : controller.enqueue(padded.subarray(at, (at += slice)))),
    });
    await drain(source.pipeThrough(await sealFile(randomBytes(32), randomBytes(16))).getReader());
  };
  /** As the room does it: read from the file, hashed, padded, sealed, part by part. */
  const whole = async () => {
    const parts = await SealedParts.of({ name: file.name, kind: "mp3", content: file });
    for (let part = await parts.next(); part !== null; part = await parts.next()) parts.arrived();
    parts.attached();
  };
  const readAndHash = async () => {
    const content = new PaddedContent(file, new Sha256());
    while (!(await content.next()).last) { /* one chunk after another */ }
  };
  return [
    ...(await beside({ what: "file-seal", action: sealed }, { what: "file-bare", action: plain }, rounds)),
    ...(await beside({ what: "file-room", action: whole }, { what: "file-hash", action: readAndHash }, rounds)),
  ];
}

async function drain(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  while (!(await reader.read()).done) { /* taken and dropped, as a network would */ }
}

void figures().then((all) => {
  for (const one of all) console.log(`result ${JSON.stringify(one)}`);
  console.log("result done");
});
