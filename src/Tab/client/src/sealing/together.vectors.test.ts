import { describe, expect, it } from "vitest";
import { findKey } from "./case-key";
import { joinShares, openRequest, readAnswers } from "./dual";
import { myIdentityShare, openIdentity } from "./identity";
import { openAsMember } from "./case-open";
import { receiveShare } from "./release";
import { reasonOf } from "./testing/refusal";
import { loadWorld, need, openFor } from "./testing/scenario";
import { shapeOf } from "./testing/shape";
import { vectors } from "./testing/vectors";
import { openThread } from "./thread";
import type { Sealed, SealedObject, Wrap } from "./types";

type Together = {
  dual: {
    sealed: Sealed; request: Sealed; requester: string; reason: string; holders: string[];
    answers: { kind: string; by: string; object: SealedObject }[]; bad: { name: string; reason: string; object: SealedObject }[];
  };
  name: { sealed: Sealed; thread: SealedObject[]; requester: string; approver: string; ask: string; other: string; reason: string; identity: unknown };
};

const [world, { dual, name }] = await Promise.all([loadWorld(), vectors<Together>("together")]);
const { directory, member } = world;
const opened = await openRequest(member(dual.requester), dual.request, dual.sealed, directory);

describe("a request to open together", () => {
  it("is asked by a holder, with a reason, and looks like a report", () => {
    expect([opened.requester, opened.reason, opened.holders]).toEqual([dual.requester, dual.reason, dual.holders]);
    for (const one of [dual.sealed, dual.request, name.sealed]) expect(JSON.stringify(shapeOf(one))).toBe(JSON.stringify(shapeOf(world.served("main"))));
  });

  it("is answered by holders; a share opens the case for the one who asked", async () => {
    const { answers, strange } = await readAnswers(opened, dual.answers.map(({ object }) => object), directory);
    expect([answers.map(({ kind, by }) => ({ kind, by })), strange]).toEqual([dual.answers.map(({ kind, by }) => ({ kind, by })), 0]);
    const release = need(answers.find((answer) => answer.kind === "release"));
    if (release.kind !== "release") throw new Error("no release");
    const key = await joinShares(member(dual.requester), opened, release.w, dual.sealed.kh);
    expect((await openAsMember(member(dual.requester), key, dual.sealed, directory)).payload.body).toMatchObject({ text: "Bersama" });
    expect((await findKey(member(dual.requester), dual.sealed))?.kind).toBe("share");
  });

  it("has no other answers", async () => {
    const { answers, strange } = await readAnswers(opened, dual.bad.map(({ object }) => object), directory);
    expect([answers, strange]).toEqual([[], 6]);
  });
});

describe("a name that two open", () => {
  it("is opened by the one who asked, with the share given for that request", async () => {
    const open = await openFor(world, name.requester, name.sealed);
    const { items } = await openThread(open, name.thread, directory);
    expect(items).toMatchObject([{ by: name.requester, body: { kind: "name.ask", reason: name.reason } }, { by: name.approver, body: { kind: "name.yes", ask: name.ask } }]);
    const { w } = need(items[1]).body as { w: Wrap };
    const me = member(name.requester);
    const shares = [await myIdentityShare(me, name.sealed), await receiveShare(me, "id-release", w, name.ask)];
    expect(await openIdentity(name.sealed, open.payload, shares)).toEqual(name.identity);
    expect(await reasonOf(() => receiveShare(me, "id-release", w, name.other))).toBe("no-share");
    expect(await reasonOf(() => receiveShare(member(name.approver), "id-release", w, name.ask))).toBe("no-share");
    expect(await reasonOf(() => openIdentity(dual.sealed, open.payload, shares))).toBe("identity-swapped");
  });
});
