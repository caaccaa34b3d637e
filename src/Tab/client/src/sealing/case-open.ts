import { fromBase64url } from "./base64url";
import { accessToken, fitKey, wholeKey } from "./case-key";
import { type OpenedEpoch, openEpoch } from "./epoch-open";
import { SealingError } from "./errors";
import { releaseOf } from "./late";
import { openReceiptBox } from "./receipt-box";
import { openReport, type OpenedReport } from "./report-open";
import { openSlot } from "./slots";
import type { CaseKey, Directory, Epoch, OpenCase, OpenOptions, ReaderStep, ReceiptKeys, Seen, ServedCase, SlotSets, Unlocked, WholeKey } from "./types";

/**
 * Opens a case for a member: the report, and every later epoch, each checked against the one before.
 * `key` is the key of the newest epoch served. @throws SealingError two-needed for a share of a dual case
 */
export async function openAsMember(
  me: Unlocked,
  key: CaseKey,
  sealed: ServedCase,
  directory: Directory,
  o: OpenOptions = {},
): Promise<OpenCase> {
  const named = o.cached === true ? me : undefined;
  return openCase(wholeKey(key), sealed, directory, { by: me.id, key: me.keys.sig.privateKey }, o, named);
}

/** Opens a case with a receipt's keys; what is written from here is signed as the reporter. */
export async function openAsReporter(
  receipt: ReceiptKeys,
  sealed: ServedCase,
  directory: Directory,
  o: OpenOptions = {},
): Promise<OpenCase> {
  const epochs = o.epochs ?? [];
  const newest = epochs.at(-1) ?? sealed;
  const rbox = [...epochs].reverse().find((epoch) => epoch.rbox !== undefined)?.rbox ?? sealed.rbox;
  const keys = await openReceiptBox(receipt, { kh: newest.kh, rbox });
  const slot = await openSlot(keys.kem, "ck", fromBase64url(newest.kh), newest.rslot);
  if (slot?.mode !== "key") throw new SealingError("no-slot");
  return openCase(await fitKey(newest.kh, slot.key), sealed, directory, { by: "r", key: keys.sig.privateKey }, o);
}

async function openCase(
  key: WholeKey,
  sealed: ServedCase,
  directory: Directory,
  author: OpenCase["author"],
  o: OpenOptions,
  named?: Unlocked,
): Promise<OpenCase> {
  const { case: caseId, epoch } = key.header;
  if (o.expectCase !== undefined && o.expectCase !== caseId) throw new SealingError("other-case");
  if (o.seen !== undefined && o.seen.epoch > epoch) throw new SealingError("epoch-rollback");
  const history = await openHistory(key, sealed, o.epochs ?? [], directory, o.seen, named);
  const sets = history.epochs.at(-1)?.sets ?? history.report.sets;
  return {
    caseId,
    epoch,
    ck: key.ck,
    kh: key.kh,
    reportKh: sealed.kh,
    header: key.header,
    payload: history.report.payload,
    access: await accessToken(key.ck, caseId),
    author,
    dual: key.dual,
    readers: sets.to,
    everReaders: everReaders(history),
    reportHash: history.report.hash,
    sets,
    steps: readerSteps(history),
    earlier: history.epochs.map(({ old }) => ({ epoch: old.header.epoch, ck: old.ck, rk: old.header.rk })),
    receiptChanges: history.epochs.flatMap(({ old, replacedBy }) =>
      replacedBy === null ? [] : [{ epoch: old.header.epoch + 1, by: replacedBy }],
    ),
  };
}

type History = { report: OpenedReport; epochs: OpenedEpoch[] };

/** From the newest key back to the report, then forward again: each epoch is believed only after the one before it. */
async function openHistory(
  key: WholeKey,
  sealed: ServedCase,
  epochs: Epoch[],
  directory: Directory,
  lastSeen?: Seen,
  named?: Unlocked,
): Promise<History> {
  const seen = lastSeen?.epoch === key.header.epoch ? lastSeen : undefined;
  const epoch = epochs.at(-1);
  if (epoch === undefined) return { report: await openReport(key, sealed, directory, seen, named), epochs: [] };
  if (epoch.kh !== key.kh) throw new SealingError("other-case");
  const kh0 = (epochs.at(-2) ?? sealed).kh;
  const past: History[] = [];
  const before = async (old: WholeKey) => {
    const history = await openHistory(old, sealed, epochs.slice(0, -1), directory, lastSeen);
    past.push(history);
    return (history.epochs.at(-1) ?? history.report).sets;
  };
  const opened = await openEpoch({
    key,
    epoch,
    kh0,
    before,
    directory,
    ...(lastSeen === undefined ? {} : { last: lastSeen }),
    ...(seen === undefined ? {} : { seen }),
    ...(named === undefined ? {} : { named }),
  });
  const [history] = past;
  if (history === undefined) throw new SealingError("epoch-chain");
  return { report: history.report, epochs: [...history.epochs, opened] };
}

/** Every change of readers since the report, told as one line: grants, and epochs in the place of the sets that closed the ones before. */
function readerSteps({ report, epochs }: History): ReaderStep[] {
  let to = report.payload.to;
  const steps: ReaderStep[] = [];
  const grants = (epoch: number, sets: SlotSets) => {
    for (const { rev, h, n, by, out, into, next } of sets.changes) {
      if (next !== null) continue;
      to = [...to.filter((id) => !out.includes(id)), ...into];
      steps.push({ epoch, rev, h, n, by, to, out, into });
    }
  };
  grants(0, report.sets);
  for (const { by, base, dirN, sets } of epochs) {
    const [before, epoch] = [to, sets.epoch];
    to = base.to;
    steps.push({ epoch, rev: 0, h: base.h, n: dirN, by, to, out: before.filter((id) => !to.includes(id)), into: to.filter((id) => !before.includes(id)) });
    grants(epoch, sets);
  }
  return steps;
}

function everReaders({ report, epochs }: History): string[] {
  const sets = [report.sets, ...epochs.map((epoch) => epoch.sets)];
  const named = sets.flatMap((set) => [...set.to, ...set.changes.flatMap((change) => [...change.into, ...change.out])]);
  return [...new Set([...report.payload.to, ...named, ...(releaseOf(report.payload.body)?.to ?? [])])];
}
