import { SealedParts } from "../../src/ruang/files/sealedParts";

/** The way of one file from the disk, sealed part by part into the network: what it needs of memory is measured from outside. */
const input = document.querySelector("input");
input?.addEventListener("change", () => void send());

async function send(): Promise<void> {
  const [file] = input?.files ?? [];
  if (file === undefined) return;
  console.log(`result ${JSON.stringify({ stage: "begin" })}`);
  const parts = await SealedParts.of({ name: file.name, kind: "mp3", content: file });
  for (let part = await parts.next(); part !== null; part = await parts.next()) {
    await fetch(`/parts/${parts.done}`, { method: "PUT", body: new Blob([part]) });
    parts.arrived();
  }
  console.log(`result ${JSON.stringify({ stage: "end", sent: parts.sent })}`);
  console.log("result done");
}
