import { describe, expect, it } from "vitest";
import { fromBase64url } from "./base64url";
import { concat, utf8 } from "./bytes";
import { fitKey } from "./case-key";
import { openAsMember } from "./case-open";
import { siteSalt } from "./digits";
import { activeMember, verifyDirectory } from "./directory";
import { SealingError } from "./errors";
import { expectReleased, findLateKey } from "./late-open";
import { unlock } from "./member";
import { verify } from "./signature";
import { reasonOf } from "./testing/refusal";
import { need } from "./testing/scenario";
import { vectors } from "./testing/vectors";
import type { DirectoryRecord, Epoch, MemberRecord, OpenCase, Sealed, SealedObject, Unlocked, Wrap } from "./types";
import { invitationLookup } from "./wali";

type Case = { name: string; sealed: Sealed; late: Wrap[]; sets: SealedObject[]; epochs: Epoch[]; opens: string[] };
type Late = {
  now: number; office: string; genesis: string; chain: DirectoryRecord[]; passphrase: string; records: Record<string, MemberRecord>; cases: Case[];
  refused: { name: string; reason: string; as: string; case: number; late: Wrap[] }[];
  invitation: { digits: string; lookup: string }; signIn: { id: string; nonce: string; sig: string };
};

/** Made in C# (tests: LateVectorFile). */
const late = await vectors<Late>("late");
const directory = await verifyDirectory(late.chain, late.genesis, late.now);
const people = new Map<string, Unlocked>();
for (const [id, record] of Object.entries(late.records)) people.set(id, await unlock(record, { passphrase: late.passphrase }));

/** What a trustee's page does with an entry of the index and the case behind it. */
async function openReleased(me: Unlocked, { sealed, sets, epochs }: Case, slots: Wrap[]): Promise<OpenCase> {
  const ck = await findLateKey(me, { kh: sealed.kh, late: slots });
  if (ck === null) throw new SealingError("no-slot");
  const key = await fitKey(epochs.at(-1)?.kh ?? sealed.kh, ck);
  const open = await openAsMember(me, key, { ...sealed, sets }, directory, { epochs });
  await expectReleased(open, me.id, slots);
  return open;
}

describe("late slots that C# sealed", () => {
  for (const one of late.cases) {
    it(`open to whom the report names and to nobody else: ${one.name}`, async () => {
      const opens: string[] = [];
      for (const [id, me] of people) {
        const body = await openReleased(me, one, one.late).then(({ payload }) => payload.body as { text: string }, () => null);
        if (body !== null) expect(body.text).toContain("Karangan");
        if (body !== null) opens.push(id);
      }
      expect(opens).toEqual(one.opens);
    });
  }

  for (const attack of late.refused) {
    it(`are refused: ${attack.name}`, async () => {
      expect(await reasonOf(() => openReleased(need(people.get(attack.as)), need(late.cases[attack.case]), attack.late))).toBe(attack.reason);
    });
  }

  it("come with an invitation and a sign-in that are made alike here", async () => {
    expect(await invitationLookup(late.invitation.digits, await siteSalt(late.office))).toBe(late.invitation.lookup);
    const { id, nonce, sig } = late.signIn;
    const signed = concat(utf8(`${late.office}\0${id}\0`), fromBase64url(nonce));
    expect(await verify(activeMember(directory.entry, id).sig, "wali", signed, sig)).toBe(true);
  });
});
