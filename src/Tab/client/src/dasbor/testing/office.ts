/** A small office for tests: real keys, a real founding, and a store that keeps sealed cases as the server would. */
import { createHash } from "node:crypto";
import type { CaseBodies, IndexEntry } from "../../api/dashboardSchemas";
import { ApiError } from "../../api/dashboard";
import { newFoundingEntry, openAsReporter, readThread, receiptKeys, sealMessage, sealReport, signDirectory, siteSalt, verifyDirectory,
  type Directory, type DirectoryRecord, type Unlocked } from "../../sealing";
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

type Stored = CaseBodies & { receipt: string };

/** Keeps bytes and enforces what the server enforces: order of messages and log lines, access by token. */
export class CaseStore {
  readonly stored: Stored[] = [];
  private readonly office: Office;

  constructor(office: Office) {
    this.office = office;
  }

  async submit(to: number[], text: string): Promise<Stored> {
    const ids = to.map((at) => this.office.members[at]?.me.id ?? "");
    const body = { kind: "report", via: "room", text, contact: { choice: "here" }, consent: [], language: "id" };
    const { sealed, receipt } = await sealReport({ directory: this.office.directory, to: ids, exclude: [], body, siteSalt: await siteSalt("tirtawana") });
    const stored: Stored = { sealed, messages: [], log: [], receipt };
    this.stored.push(stored);
    return stored;
  }

  /** The reporter comes back and writes. */
  async write(stored: Stored, body: unknown): Promise<void> {
    const { directory } = this.office;
    const open = await openAsReporter(await receiptKeys(stored.receipt, await siteSalt("tirtawana")), stored.sealed, directory);
    stored.messages.push(await sealMessage(open, (await readThread(open, stored.messages, directory)).head, body));
  }

  index = async (): Promise<IndexEntry[]> => this.stored.map(({ sealed: { kh, slots } }) => ({ kh, slots }));

  openCase = async (access: string): Promise<CaseBodies> => {
    const { sealed, messages, log } = this.find(access);
    return { sealed, messages: [...messages], log: [...log] };
  };

  postMessage = async (access: string, after: number, message: CaseBodies["messages"][number]): Promise<{ position: number; nextNotice: undefined }> => {
    const { messages } = this.find(access);
    if (messages.length !== after) throw new ApiError("conflict", 409);
    return { position: messages.push(message), nextNotice: undefined };
  };

  postLog = async (access: string, seq: number, entry: CaseBodies["log"][number]): Promise<unknown> => {
    const { log } = this.find(access);
    if (log.length !== seq) throw new ApiError("conflict", 409);
    return log.push(entry);
  };

  private find(access: string): Stored {
    const ah = createHash("sha256").update(Buffer.from(access, "base64url")).digest("base64url");
    const found = this.stored.find(({ sealed }) => sealed.ah === ah);
    if (found === undefined) throw new ApiError("not-found", 404);
    return found;
  }
}
