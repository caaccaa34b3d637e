import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { faultsOf, listNames } from "../../../../eng/mutate/listing.mjs";

const root = fileURLToPath(new URL("../../../../", import.meta.url));

for (const list of listNames) {
  test(`every check of ${list} is listed for eng/mutate.sh, once, with the test that fails without it`, () => {
    expect(faultsOf(root, list)).toEqual([]);
  });
}
