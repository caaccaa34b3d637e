import { after } from "../../../api/time";
import { toBase64url } from "../../../sealing/base64url";
import { randomBytes } from "../../../sealing/random";

const forgetAfterMilliseconds = 60_000;

/** A name for a file in Downloads: it says nothing of the case and is new each time. */
export function neutralName(ending: "zip" | "jt1f" | "docx" | "bin"): string {
  return `dokumen-${toBase64url(randomBytes(6))}.${ending}`;
}

/** Hands bytes to the browser as a file. The address of the bytes in memory dies a minute later; a large file may need as long. */
export function download(content: Uint8Array<ArrayBuffer>, name: string): void {
  save(new Blob([content]), name);
}

/** As bytes without a meaning, whatever they are: the browser opens none of it by itself. */
export function save(content: Blob, name: string): void {
  const address = URL.createObjectURL(content.slice(0, content.size, "application/octet-stream"));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  after(forgetAfterMilliseconds, () => URL.revokeObjectURL(address));
}
