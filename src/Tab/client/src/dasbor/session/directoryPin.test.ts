import { beforeAll, describe, expect, it } from "vitest";
import { foundedAt, foundOffice, type Office } from "../testing/office";
import { DirectoryRefused, pinDirectory } from "./directoryPin";

let office: Office;
let other: Office;
beforeAll(async () => {
  [office, other] = await Promise.all([foundOffice(["Laras", "Bagas", "Nurul"]), foundOffice(["Laras", "Bagas", "Nurul"])]);
});

const served = (from: Office) => ({ genesis: from.genesis, genesisFile: from.genesis, chain: from.chain });
const me = () => office.members[0]?.me as Office["members"][number]["me"];
const fault = (attempt: Promise<unknown>) => attempt.then(() => "accepted", (refused: unknown) => (refused instanceof DirectoryRefused ? refused.fault : refused));

describe("the list this page holds on to", () => {
  it("is taken when it verifies, and again when it is the same", async () => {
    const first = await pinDirectory(served(office), null, me(), foundedAt + 60);
    expect(first.directory.hash).toBe(office.genesis);
    expect((await pinDirectory(served(office), first, me(), foundedAt + 120)).directory.hash).toBe(first.directory.hash);
  });

  it("goes on serving past its day and says since when", async () => {
    const late = foundedAt + 31 * 24 * 60 * 60;
    expect((await pinDirectory(served(office), null, me(), late)).directory.stale).toBe(foundedAt + 30 * 24 * 60 * 60);
  });

  it("is refused when the file and the server disagree, or the team was founded anew behind our back", async () => {
    expect(await fault(pinDirectory({ ...served(office), genesisFile: other.genesis }, null, me(), foundedAt))).toBe("forked");
    const first = await pinDirectory(served(office), null, me(), foundedAt);
    expect(await fault(pinDirectory(served(other), first, me(), foundedAt))).toBe("forked");
  });

  it("is refused when it names me with keys that are not mine", async () => {
    expect(await fault(pinDirectory(served(other), null, me(), foundedAt))).toBe("forked");
    expect((await pinDirectory(served(other), null, { ...me(), id: "anggota-9" }, foundedAt)).genesis).toBe(other.genesis);
  });

  it("is refused when it has shrunk", async () => {
    const first = await pinDirectory(served(office), null, me(), foundedAt);
    expect(await fault(pinDirectory({ ...served(office), chain: [] }, first, me(), foundedAt))).toBe("rollback");
  });

  it("is refused without all the founders' signatures", async () => {
    const chain = office.chain.map(({ e, sigs }) => ({ e, sigs: sigs.slice(1) }));
    expect(await fault(pinDirectory({ ...served(office), chain }, null, me(), foundedAt))).toBe("unsigned");
  });
});
