/** An invented case from before a founding anew: c3, who did not go on, answered in it, and files came with messages. */
import { findKey, newFoundingEntry, openAsMember, openAsReporter, readLog, readThread, receiptKeys, sealLogEntry, sealMessage, sealReport, signDirectory, siteSalt,
  type Bytes, type Directory, type OpenCase } from "../../../../sealing";
import { directoryHash } from "../../../../sealing/directory-entry";
import { rotate } from "../../../../sealing/epoch-rotate";
import { need } from "../../../../sealing/testing/scenario";
import { buildPackage, type ServedCase } from "../exportPackage";
import { verifyLists, type ServedLists } from "../lists";
import { exportAct, exportStanding } from "../twoSignatures";
import { attachment, now, type Team } from "./wholeCase";

const founders = ["a1", "b2", "d4"];

/** The lists after a1, b2 and d4 founded the team anew with the keys they had. */
export async function listsAnew(team: Team): Promise<ServedLists> {
  const members = team.directory.entry.members.filter(({ id }) => founders.includes(id)).map(({ id, kem, sig, who }) => ({ id, kem, sig, who: need(who) }));
  const e = newFoundingEntry(members, now - 3600);
  const sigs = founders.map(async (by) => ({ by, sig: await signDirectory(e, need(team.people.get(by)).unlocked) }));
  return { genesis: await directoryHash(e), chain: [{ e, sigs: await Promise.all(sigs) }], past: [{ genesis: team.genesis, chain: team.chain }] };
}

export type OlderCase = { open: OpenCase; served: ServedCase; files: Map<string, Bytes>; directory: Directory };

/** The case as a1 opened it last. @param renewed whether a1 gave it a new key under the new list, and d4 was let in */
export async function olderCase(team: Team, lists: ServedLists, renewed: boolean): Promise<OlderCase> {
  const directory = await verifyLists(lists, now);
  const me = (id: string) => need(team.people.get(id)).unlocked;
  const [salt, long, empty] = [await siteSalt("tirtawana"), await attachment("Satu baris contoh.\n".repeat(200)), await attachment("")];
  const body = { kind: "report", via: "room", text: "Cerita dari tim yang dulu.", contact: { choice: "here" }, consent: [], language: "id" };
  const { sealed, receipt } = await sealReport({ directory: team.directory, to: ["a1", "b2", "c3"], exclude: [], body, siteSalt: salt });
  const served: Required<ServedCase> = { sealed, slots: sealed.slots, sets: [], epochs: [], messages: [], log: [] };
  const opened = async (id: string, list: Directory): Promise<OpenCase> => {
    const key = need(await findKey(me(id), served.epochs.at(-1) ?? sealed));
    return openAsMember(me(id), key, { ...sealed, sets: served.sets }, list, { epochs: served.epochs });
  };
  const say = async (c: OpenCase, said: unknown) => { served.messages.push(await sealMessage(c, (await readThread(c, served.messages, directory)).head, said)); };
  const note = async (c: OpenCase, act: string, ref: string) => {
    served.log.push(await sealLogEntry(c, (await readLog(c, served.log, directory)).head, { ts: now + served.log.length, act, ref }));
  };
  const head = async (c: OpenCase) => (await readThread(c, served.messages, directory)).head.hash;

  const former = await opened("c3", team.directory);
  await note(former, "open", await head(former));
  await say(former, { kind: "answer", text: "Kami sudah membaca.", status: "initialResponse", next: "Bertemu", lookOn: "2027-01-20" });
  await say(await openAsReporter(await receiptKeys(receipt, salt), sealed, team.directory), { kind: "message", text: "Ini fotonya.", att: [long.about] });
  if (renewed) {
    const next = await rotate(await opened("a1", directory), directory, founders);
    served.sets.push(next.close);
    served.epochs.push(next.epoch);
    served.slots = next.epoch.slots;
    await say(await opened("d4", directory), { kind: "message", text: "Ini balasannya.", att: [empty.about] });
  }
  const last = await opened("a1", directory);
  await note(last, exportAct("request", false), await head(last));
  const { request } = need(await exportStanding(served.log, (await readLog(last, served.log, directory)).items, directory, now));
  await note(await opened("b2", directory), exportAct("approve", false), request.hash);
  const files = new Map([long, ...(renewed ? [empty] : [])].map(({ about, locked }) => [about.id, locked]));
  return { open: last, served, files, directory };
}

export async function olderPackage(team: Team, lists: ServedLists, renewed: boolean): Promise<Bytes> {
  const { open, served, files, directory } = await olderCase(team, lists, renewed);
  const { request, approve } = need(await exportStanding(served.log, (await readLog(open, served.log, directory)).items, directory, now));
  const facts = { office: "tirtawana", made: now + 60, request: request.hash, approve: need(approve).hash };
  return (await buildPackage(open, served, lists, facts, "Cara memeriksa: jaring verify PAKET.zip\n", { files })).zip;
}
