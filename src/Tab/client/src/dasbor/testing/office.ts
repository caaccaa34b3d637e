/** A small office for tests: real keys and a real founding. */
import { newFoundingEntry, signDirectory, verifyDirectory, type Directory, type DirectoryRecord, type Unlocked } from "../../sealing";
import { directoryHash } from "../../sealing/directory-entry";
import { generateKeys, publicKeysOf } from "../../sealing/keys";
import type { Myself } from "../team/foundingCheck";

export const foundedAt = 1_795_400_000;

export type Office = { members: { me: Myself; unlocked: Unlocked }[]; e: string; genesis: string; chain: DirectoryRecord[]; directory: Directory };

export async function foundOffice(names: readonly string[]): Promise<Office> {
  const members = await Promise.all(names.map(async (name, at) => {
    const keys = await generateKeys();
    const id = `anggota-${at}`;
    return { me: { id, name, post: "Staf", ...(await publicKeysOf(keys)) }, unlocked: { id, keys, masterKey: new Uint8Array(32) } };
  }));
  const e = newFoundingEntry(members.map(({ me: { id, kem, sig, name, post } }) => ({ id, kem, sig, who: { name, post, sex: "P" } })), foundedAt);
  const genesis = await directoryHash(e);
  const chain = [{ e, sigs: await Promise.all(members.map(async ({ me, unlocked }) => ({ by: me.id, sig: await signDirectory(e, unlocked) }))) }];
  return { members, e, genesis, chain, directory: await verifyDirectory(chain, genesis, foundedAt) };
}

/** The office's chain with one more entry, signed by these members. */
export async function grown(office: Office, e: string, signers: number[]): Promise<DirectoryRecord[]> {
  const sigs = signers.map(async (at) => {
    const member = office.members[at];
    if (member === undefined) throw new Error("nobody sits there");
    return { by: member.me.id, sig: await signDirectory(e, member.unlocked) };
  });
  return [...office.chain, { e, sigs: await Promise.all(sigs) }];
}

/** The office after a new founding by these of its people, with the keys they had; the list before comes along. */
export async function foundedAnew(office: Office, by: readonly number[]): Promise<Office> {
  const founders = by.flatMap((at) => office.members[at] ?? []);
  const e = newFoundingEntry(founders.map(({ me: { id, kem, sig, name, post } }) => ({ id, kem, sig, who: { name, post, sex: "P" } })), foundedAt + 1);
  const genesis = await directoryHash(e);
  const chain = [{ e, sigs: await Promise.all(founders.map(async ({ me, unlocked }) => ({ by: me.id, sig: await signDirectory(e, unlocked) }))) }];
  const { past = [], ...ended } = office.directory;
  return { ...office, e, genesis, chain, directory: { ...(await verifyDirectory(chain, genesis, foundedAt + 1)), past: [...past, ended] } };
}
