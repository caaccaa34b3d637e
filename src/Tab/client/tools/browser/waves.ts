import { findHead } from "../../src/dasbor/waves/import/columns";
import { decode } from "../../src/dasbor/waves/import/decode";
import { readCsv } from "../../src/dasbor/waves/import/readCsv";
import { sift } from "../../src/dasbor/waves/import/sift";
import { partRows, upload } from "../../src/dasbor/waves/import/upload";
import type { WavesApi } from "../../src/dasbor/waves/wavesApi";

/** A list of 25,000 rows as an office has it, with columns that stay behind and a row in a thousand that cannot be taken. */
const rows = 25_000;
const rounds = 5;

function list(): Uint8Array {
  const lines = Array.from({ length: rows }, (_, n) => {
    const name = n % 1000 === 999 ? "Ayu 3316012345678901" : `"Orang ${n}, S.Pd."`;
    return `${n};${name};33160123${String(n).padStart(8, "0")};0812-${String(n).padStart(8, "0")};Kec. Kecamatan ${n % 16};Desa ${n % 295};${n % 20 === 0 ? `orang${n}@tirtawana.example` : ""}`;
  });
  return new TextEncoder().encode(`\ufeffDAFTAR KPPS\r\n\r\nNo;Nama Lengkap;NIK;No. HP;Kecamatan;Desa/Kelurahan;Surel\r\n${lines.join("\r\n")}\r\n`);
}

/** The longest time in which a message that the page sends itself waited for its turn. */
function watch(): () => number {
  const { port1, port2 } = new MessageChannel();
  let [worst, sent, going] = [0, performance.now(), true];
  port1.onmessage = () => {
    worst = Math.max(worst, performance.now() - sent);
    sent = performance.now();
    if (going) port2.postMessage(null);
    else port1.close();
  };
  port2.postMessage(null);
  return () => {
    going = false;
    return worst;
  };
}

const quiet = () => undefined;
const atOnce = { beginImport: async () => ({ done: false, received: [] }), sendPart: async () => null, commitImport: async () => null } as unknown as WavesApi;

async function timed(what: string, count: number, act: () => Promise<unknown>): Promise<void> {
  const times: number[] = [];
  let worst = 0;
  await act();
  for (let round = 0; round < rounds; round += 1) {
    const stop = watch();
    const began = performance.now();
    await act();
    times.push(performance.now() - began);
    worst = Math.max(worst, stop());
  }
  console.log(`result ${JSON.stringify({ what, count, ms: times.sort((a, b) => a - b)[rounds >> 1], worst })}`);
}

const bytes = list();
const read = async () => await readCsv(decode(bytes), quiet);
const all = await read();
const head = findHead(all);
const body = all.slice(head.row + 1);
const { people, bad } = await sift(body, head.guess, false);
if (people.length !== rows - rows / 1000 || bad.length !== rows / 1000) throw new Error(`${people.length} people and ${bad.length} rows set aside`);
await timed("read", rows, read);
await timed("sift", rows, () => sift(body, head.guess, false));
await timed("send", Math.ceil(people.length / partRows), () => upload(atOnce, "KPPS", people, bad.length, 0, quiet));
console.log("result done");
