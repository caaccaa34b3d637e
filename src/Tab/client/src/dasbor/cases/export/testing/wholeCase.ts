/** An invented case with everything an export can hold: a name, a file, a change of readers, a second epoch, a log, and what nobody can open. */
import { findKey, newFoundingEntry, newRecoveryCode, openAsMember, openAsReporter, readLog, readThread, receiptKeys, sealLogEntry, sealMessage, sealReport, signDirectory, siteSalt,
  enrol, unlock, verifyDirectory, type Bytes, type Directory, type MemberRecord, type OpenCase, type SealedObject, type Unlocked, type Who } from "../../../../sealing";
import { toBase64url } from "../../../../sealing/base64url";
import { directoryHash } from "../../../../sealing/directory-entry";
import { sha256 } from "../../../../sealing/derive";
import { rotate } from "../../../../sealing/epoch-rotate";
import { sealFileWith } from "../../../../sealing/file";
import { myIdentityShare, openEnvelope } from "../../../../sealing/identity";
import { objectHash } from "../../../../sealing/object";
import { randomBytes } from "../../../../sealing/random";
import { releaseShare } from "../../../../sealing/release";
import { grant } from "../../../../sealing/slot-sets";
import { need } from "../../../../sealing/testing/scenario";
import { exportAct, exportStanding } from "../twoSignatures";
import { buildPackage, type More, type ServedCase } from "../exportPackage";

export const now = 1_800_000_000;
const people: Record<string, Who> = {
  a1: { name: "Ratna Wulandari", post: "Koordinator", sex: "P" },
  b2: { name: "I Gede Surya", post: "Anggota", sex: "L" },
  c3: { name: "Siti Nur’aini", post: "Anggota", sex: "P" },
  d4: { name: "José Fernandes", post: "Anggota", sex: "L" },
};

export type Person = { record: MemberRecord; passphrase: string; unlocked: Unlocked };
export type Team = { people: Map<string, Person>; directory: Directory; genesis: string; chain: { e: string; sigs: { by: string; sig: string }[] }[] };

export async function foundTeam(): Promise<Team> {
  const team = new Map<string, Person>();
  for (const id of Object.keys(people)) {
    const passphrase = `enam kata uji ${id}`;
    const record = await enrol(id, passphrase, newRecoveryCode().bytes);
    team.set(id, { record, passphrase, unlocked: await unlock(record, { passphrase }) });
  }
  const e = newFoundingEntry([...team].map(([id, { record: { kem, sig } }]) => ({ id, kem, sig, who: need(people[id]) })), now - 86_400);
  const chain = [{ e, sigs: await Promise.all([...team].map(async ([by, { unlocked }]) => ({ by, sig: await signDirectory(e, unlocked) }))) }];
  const genesis = await directoryHash(e);
  return { people: team, directory: await verifyDirectory(chain, genesis, now), genesis, chain };
}

/** The case as it stands at last, opened by a1, with its name and its file. */
export async function wholeCase(team: Team): Promise<{ open: OpenCase; served: ServedCase; more: More }> {
  const { directory } = team;
  const me = (id: string) => need(team.people.get(id)).unlocked;
  const salt = await siteSalt("tirtawana");
  const file = await attachment("Tiga lembar contoh, dipindai.");
  const body = { kind: "report", via: "room", text: "Baris pertama.\nDia bilang \"diam\" \u2028 ꦗꦮ \uD800 é", contact: { choice: "here" }, consent: [], language: "id", att: [file.about] };
  const { sealed, receipt } = await sealReport({ directory, to: ["a1", "b2", "c3"], exclude: [], body, siteSalt: salt, identity: { name: "Contoh Pelapor" } });
  const served: Required<ServedCase> = { sealed, slots: sealed.slots, sets: [], epochs: [], messages: [], log: [] };
  const opened = async (id: string): Promise<OpenCase> => {
    const newest = served.epochs.at(-1) ?? { ...sealed, slots: served.slots };
    const key = need(await findKey(me(id), newest));
    return openAsMember(me(id), key, { ...sealed, ...(served.epochs.length === 0 ? { slots: served.slots } : {}), sets: served.sets }, directory, { epochs: served.epochs });
  };
  const say = async (c: OpenCase, said: unknown) => { served.messages.push(await sealMessage(c, (await readThread(c, served.messages, directory)).head, said)); };
  const note = async (c: OpenCase, act: string, ref: string | null) => {
    const entry = await sealLogEntry(c, (await readLog(c, served.log, directory)).head, { ts: now + served.log.length, act, ref });
    served.log.push(entry);
    return objectHash(entry);
  };
  const head = async (c: OpenCase) => (await readThread(c, served.messages, directory)).head.hash;

  const first = await opened("a1");
  await note(first, "open", await head(first));
  await say(first, { kind: "answer", text: "Kami sudah membaca.", status: "initialResponse", next: "Mencari tempat", lookOn: "2027-01-20" });
  await say(await openAsReporter(await receiptKeys(receipt, salt), sealed, directory), { kind: "message", text: "Terima kasih." });
  served.messages.push(spoilt(need(served.messages.at(-1))));
  const granted = await grant(first, directory, ["a1", "b2", "d4"]);
  Object.assign(served, { slots: granted.slots, sets: [granted.set] });
  await note(await opened("d4"), "open", await head(first));
  const before = await opened("b2");
  const next = await rotate(before, directory, ["a1", "b2"]);
  served.sets.push(next.close);
  served.epochs.push(next.epoch);
  served.slots = next.epoch.slots;
  await say(await opened("b2"), { kind: "answer", text: "Rujukan sudah dibuat.", status: "referred", next: "Menunggu kabar", lookOn: "2027-02-01" });

  const last = await opened("a1");
  await say(last, { kind: "name.ask", reason: "Untuk surat perlindungan.", at: now });
  const ask = await head(last);
  const share = await myIdentityShare(me("b2"), sealed);
  await say(await opened("b2"), { kind: "name.yes", ask, w: await releaseShare("id-release", share, need(directory.entry.members.find(({ id }) => id === "a1")).kem, ask) });
  const name = await openEnvelope(sealed, last.payload, [await myIdentityShare(me("a1"), sealed), share]);
  await note(last, exportAct("request", true), await head(last));
  const standing = await exportStanding(served.log, (await readLog(last, served.log, directory)).items, directory, now);
  await note(await opened("b2"), exportAct("approve", true), need(standing).request.hash);
  return { open: last, served, more: { name, files: new Map([[file.about.id, file.locked]]) } };
}

export async function wholePackage(team: Team): Promise<Bytes> {
  const { open, served, more } = await wholeCase(team);
  const standing = need(await exportStanding(served.log, (await readLog(open, served.log, team.directory)).items, team.directory, now));
  const facts = { office: "tirtawana", made: now + 60, request: standing.request.hash, approve: need(standing.approve).hash };
  return (await buildPackage(open, served, { genesis: team.genesis, chain: team.chain, past: [] }, facts, "Cara memeriksa: jaring verify PAKET.zip\n", more)).zip;
}

export async function attachment(text: string) {
  const content = new TextEncoder().encode(text);
  const [id, key] = [randomBytes(16), randomBytes(32)];
  const log2 = 10;
  const locked = new Uint8Array(await new Response(new Blob([content]).stream().pipeThrough(await sealFileWith(key, id, log2, randomBytes(32)) as TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>)).arrayBuffer());
  return { locked, about: { id: toBase64url(id), fk: toBase64url(key), log2, name: "contoh.txt", type: "text/plain", size: content.length, sha256: toBase64url(await sha256(content)) } };
}

function spoilt(object: SealedObject): SealedObject {
  return { ...object, c: (object.c.startsWith("A") ? "B" : "A") + object.c.slice(1) };
}
