import { expect, it } from "vitest";
import { shownAs } from "./shown";

it("is shown as a picture only when its content is one of a size that can be drawn", async () => {
  const png = (width: number) => {
    const head = new Uint8Array(40);
    head.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
    new DataView(head.buffer).setUint32(16, width);
    new DataView(head.buffer).setUint32(20, 100);
    return new Blob([head]);
  };
  expect(await shownAs(png(100))).toMatchObject({ kind: "png", image: true, content: { type: "image/png" } });
  expect(await shownAs(png(30_000))).toMatchObject({ kind: "png", image: false });
  expect(await shownAs(new Blob(["%PDF-1.4"], { type: "image/png" }))).toMatchObject({ kind: "pdf", image: false });
  expect(await shownAs(new Blob(["<svg onload=alert(1)>"], { type: "image/svg+xml" }))).toMatchObject({ kind: null, image: false });
});
