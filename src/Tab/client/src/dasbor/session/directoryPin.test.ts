import { beforeAll, describe, expect, it } from "vitest";
import { foundedAt, foundOffice, type Office } from "../testing/office";
import { DirectoryRefused, pinDirectory } from "./directoryPin";

let office: Office;
let other: Office;
beforeAll(async () => {
  [office, other] = await Promise.all([foundOffice(["Laras", "Bagas", "Nurul"]), foundOffice(["Laras", "Bagas", "Nurul"])]);
});

const served = (from: Office) => ({ genesis: from.genesis, genesisFile: from.genesis, chain: from.chain });
const fault = (attempt: Promise<unknown>) => attempt.then(() => "accepted", (refused: unknown) => (refused instanceof DirectoryRefused ? refused.fault : refused));

describe("the list this page holds on to", () => {
  it("is taken when it verifies, and again when it is the same", async () => {
    const first = await pinDirectory(served(office), null, foundedAt + 60);
    expect(first.directory.hash).toBe(office.genesis);
    expect((await pinDirectory(served(office), first, foundedAt + 120)).directory.hash).toBe(first.directory.hash);
  });

  it("goes on serving past its day and says since when", async () => {
    const late = foundedAt + 31 * 24 * 60 * 60;
    expect((await pinDirectory(served(office), null, late)).directory.stale).toBe(foundedAt + 30 * 24 * 60 * 60);
  });

  it("is refused when the file and the server disagree, or the team was founded anew behind our back", async () => {
    expect(await fault(pinDirectory({ ...served(office), genesisFile: other.genesis }, null, foundedAt))).toBe("forked");
    const first = await pinDirectory(served(office), null, foundedAt);
    expect(await fault(pinDirectory(served(other), first, foundedAt))).toBe("forked");
  });

  it("is refused when it has shrunk", async () => {
    const first = await pinDirectory(served(office), null, foundedAt);
    expect(await fault(pinDirectory({ ...served(office), chain: [] }, first, foundedAt))).toBe("rollback");
  });

  it("is refused without all the founders' signatures", async () => {
    const chain = office.chain.map(({ e, sigs }) => ({ e, sigs: sigs.slice(1) }));
    expect(await fault(pinDirectory({ ...served(office), chain }, null, foundedAt))).toBe("unsigned");
  });
});
