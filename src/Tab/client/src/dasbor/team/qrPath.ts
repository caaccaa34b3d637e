import { create } from "qrcode";

/** The dark squares of a QR code as one path, one unit each: a drawing, and no picture that a policy would have to let in. */
export function qrPath(text: string): { size: number; path: string } {
  const { modules } = create(text, { errorCorrectionLevel: "M" });
  const path: string[] = [];
  for (let y = 0; y < modules.size; y++) {
    for (let x = 0; x < modules.size; x++) if (modules.get(y, x) !== 0) path.push(`M${x} ${y}h1v1h-1z`);
  }
  return { size: modules.size, path: path.join("") };
}
