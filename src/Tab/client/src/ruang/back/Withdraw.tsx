import { useState } from "react";
import type { CaseView } from "../flow/case";
import { consentVersion, minuteOf, noticeVersion } from "../../telling/consent";
import { longDay } from "../../telling/dates";
import { withdrawalOf } from "../flow/summary";
import { useRoom } from "../ui/context";
import { Note, Option } from "../ui/controls";
import { Page } from "../ui/Page";
import { Block, SendButton, Told } from "./Parts";
import { irrevocable } from "./recall";
import { usePosting } from "./usePosting";
import { backWords } from "./words";

/** Withdrawing the report: what ends, what nobody can bring back, and whether it shall be erased too. No reason is asked. */
export function Withdraw({ view }: { view: CaseView }) {
  const { now, words: { language } } = useRoom();
  const tell = backWords(language);
  const posting = usePosting();
  const [erase, setErase] = useState(false);
  const standing = withdrawalOf(view.entries);
  if (standing !== null) return <GoOn view={view} erase={standing.erase} />;
  const { readers, services, copies, satgas } = irrevocable(view);
  const cannot = [
    ...(readers.length > 0 ? [tell("back.withdraw.read", { names: readers.join(", ") })] : [tell("back.withdraw.unread")]),
    ...services.map((service) => tell("back.withdraw.letter", { service })),
    ...(services.length > 0 ? [tell("back.withdraw.police")] : []),
    ...(satgas ? [tell("back.withdraw.satgas")] : []),
    ...(copies ? [tell("back.withdraw.copies")] : []),
    tell("back.withdraw.trace"),
  ];
  const send = () => void posting.send({ kind: "withdraw", stop: ["use", "share", "contact"], erase, at: minuteOf(now()) });
  return (
    <Page title={tell("back.withdraw.title")} lead={tell("back.withdraw.right")} backwards="foot" stoppable={false}>
      <Block title={tell("back.withdraw.can.title")} lines={[tell("back.withdraw.can.share"), tell("back.withdraw.can.contact"), tell("back.withdraw.can.use")]} testId="withdraw-can" />
      <Block title={tell("back.withdraw.cannot.title")} lines={cannot} testId="withdraw-cannot" />
      <fieldset className="options">
        <legend className="unseen">{tell("back.withdraw.erase")}</legend>
        <Option large type="checkbox" name="erase" checked={erase} onChange={setErase} title={tell("back.withdraw.erase")} about={tell("back.withdraw.erase.about")} testId="withdraw-erase" />
      </fieldset>
      {view.keep.held && <Note icon="info" tone="look" testId="withdraw-held"><p>{tell("back.withdraw.held")}</p></Note>}
      <Told posting={posting} />
      <SendButton posting={posting} sent={tell("back.withdraw.done")} onClick={send} testId="withdraw-send">{tell("back.withdraw.send")}</SendButton>
    </Page>
  );
}

/** After it: what happens now, and one way back, which is a consent of its own. */
function GoOn({ view, erase }: { view: CaseView; erase: boolean }) {
  const { now, words: { language } } = useRoom();
  const tell = backWords(language);
  const posting = usePosting();
  const at = minuteOf(now());
  const again = () => void posting.send({ kind: "consent", consent: ["store", "readers"].map((id) => ({ id, version: consentVersion, notice: noticeVersion, given: true, at })) });
  return (
    <Page title={tell("back.withdraw.done.title")} lead={tell("back.withdraw.done")} backwards="foot" stoppable={false}>
      <p>{tell("back.withdraw.time")}</p>
      {erase && <p data-testid="withdraw-erasing">{view.keep.held ? tell("back.withdraw.held") : tell("back.withdraw.erasing", { date: longDay(view.keep.eraseAfter, language) })}</p>}
      <p>{tell("back.withdraw.again.about")}</p>
      <Told posting={posting} />
      <SendButton posting={posting} sent={tell("back.withdraw.again.done")} onClick={again} testId="withdraw-again">{tell("back.withdraw.again")}</SendButton>
    </Page>
  );
}
