import { fromBase64url, toBase64url } from "../base64url";
import { verifyDirectory } from "../directory";
import { directoryHash } from "../directory-entry";
import { siteSalt } from "../digits";
import { newFoundingEntry, signDirectory } from "../founding";
import { enrol, unlock } from "../member";
import { jsonBytes, parseCanonical } from "../json";
import { newRecoveryCode } from "../recovery";
import type { Bytes, Directory, DirectoryEntry, DirectoryRecord, Unlocked, Who } from "../types";
import { need } from "./scenario";

/** An invented office, founded as the pages do it. */
export type Office = {
  now: number;
  chain: DirectoryRecord[];
  genesis: string;
  directory: Directory;
  salt: Bytes;
  people: Map<string, Unlocked>;
  member: (id: string) => Unlocked;
};

export const NOW = 1_800_000_000;

const PEOPLE: Record<string, Who> = {
  a1: { name: "Ratna Wulandari", post: "Koordinator", sex: "P" },
  b2: { name: "I Gede Surya", post: "Anggota", sex: "L" },
  c3: { name: "Siti Nur’aini", post: "Anggota", sex: "P" },
  d4: { name: "José Fernandes", post: "Anggota", sex: "L" },
  e5: { name: "Maria Kewa", post: "Anggota", sex: "P" },
};

/** Enrols and unlocks somebody. */
export async function person(id: string): Promise<Unlocked & { kem: string; sig: string }> {
  const passphrase = `enam kata uji ${id}`;
  const record = await enrol(id, passphrase, newRecoveryCode().bytes);
  return { ...(await unlock(record, { passphrase })), kem: record.kem, sig: record.sig };
}

export async function foundOffice(): Promise<Office> {
  const people = new Map<string, Unlocked>();
  const founders = [];
  for (const [id, who] of Object.entries(PEOPLE)) {
    const one = await person(id);
    people.set(id, one);
    founders.push({ id, kem: one.kem, sig: one.sig, who });
  }
  const e = newFoundingEntry(founders.reverse(), NOW);
  const chain = [await signedBy(e, [...people.values()])];
  const genesis = await directoryHash(e);
  const directory = await verifyDirectory(chain, genesis, NOW);
  const member = (id: string) => need(people.get(id));
  return { now: NOW, chain, genesis, directory, salt: await siteSalt("tirtawana"), people, member };
}

export async function signedBy(e: string, signers: Unlocked[]): Promise<DirectoryRecord> {
  return { e, sigs: await Promise.all(signers.map(async (me) => ({ by: me.id, sig: await signDirectory(e, me) }))) };
}

/** The bytes of an entry after the last one, with some fields changed. */
export async function nextEntry(chain: DirectoryRecord[], change: Partial<DirectoryEntry>): Promise<string> {
  const last = need(chain.at(-1));
  const before = parseCanonical(fromBase64url(last.e));
  return toBase64url(jsonBytes({ ...before, n: chain.length, prev: await directoryHash(last.e), ...change }));
}
