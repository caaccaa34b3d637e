import { readLog, readThread, type Bytes, type Epoch, type OpenCase, type Sealed, type SealedObject, type Wrap } from "../../../sealing";
import { toBase64url } from "../../../sealing/base64url";
import { signManifest, type ExportFacts } from "../../../sealing/export";
import { listsOfCase, verifyLists, type ServedLists } from "./lists";
import { zip } from "./zip";

/** A case as the server gave it; slots, sets and epochs stand there once its readers were changed. */
export type ServedCase = { sealed: Sealed; slots?: Wrap[]; sets?: SealedObject[]; epochs?: Epoch[]; messages: SealedObject[]; log: SealedObject[] };

/** What goes along only when it is there: the name's key once two members opened the name, and attached files, sealed, by id. */
export type More = { name?: { key: Bytes; name: unknown }; files?: ReadonlyMap<string, Bytes> };

/** `name`: what is in the envelope, when it goes along. */
export type ExportPackage = { zip: Bytes; manifestHash: string; name: { written: unknown } | null };

/**
 * Everything that an expert needs to check a case without us (docs/sealing.md 16, docs/verify.md): what was opened, what was stored, the keys of
 * this case, and the signed lists of the team. What did not verify in thread or log goes along as it lies, so that nothing is left out in silence.
 * @throws SealingError when a list of the team does not stand, or none of them is the one that the case was sealed under
 */
export async function buildPackage(open: OpenCase, served: ServedCase, lists: ServedLists, facts: ExportFacts, readme: string, more: More = {}): Promise<ExportPackage> {
  const directory = await verifyLists(lists, facts.made);
  const { genesis, chain, past } = listsOfCase(lists, directory, served);
  const thread = await readThread(open, served.messages, directory);
  const log = await readLog(open, served.log, directory);
  const { to, excl, named, body } = open.payload;
  const opened = {
    report: { to, excl, named, body },
    name: more.name?.name ?? null,
    thread: thread.items.map(({ position, by, body: said }) => ({ position, by, body: said })),
    log: log.items.map(({ position, by, ts, act, ref }) => ({ position, by, ts, act, ref })),
    strange: { thread: thread.strange, log: log.strange },
  };
  const keys = { ck: [...open.earlier.map((epoch) => epoch.ck), open.ck].map(toBase64url), ik: more.name === undefined ? null : toBase64url(more.name.key) };
  const content = new Map<string, Bytes>([
    ["baca-saya.txt", text(readme)],
    ["case/epochs.json", json(served.epochs ?? [])],
    ["case/log.json", json(served.log)],
    ["case/sealed.json", json(served.sealed)],
    ["case/sets.json", json(served.sets ?? [])],
    ["case/slots.json", json(served.slots ?? served.epochs?.at(-1)?.slots ?? served.sealed.slots)],
    ["case/thread.json", json(served.messages)],
    ["directory.json", json({ genesis, chain, ...(past.length === 0 ? {} : { past }) })],
    ...[...(more.files ?? [])].map(([id, bytes]): [string, Bytes] => [`files/${id}.jt1f`, bytes]),
    ["keys.json", json(keys)],
    ["opened.json", json(opened)],
  ]);
  const manifest = await signManifest(open, facts, content);
  return {
    zip: zip(new Map([["manifest.json", manifest.bytes], ["manifest.sig.json", json(manifest.signature)], ...content])),
    manifestHash: manifest.hash,
    name: more.name === undefined ? null : { written: more.name.name },
  };
}

function json(value: unknown): Bytes {
  return text(JSON.stringify(value));
}

function text(value: string): Bytes {
  return new TextEncoder().encode(value);
}
