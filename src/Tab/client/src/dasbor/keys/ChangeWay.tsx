import { Button, Spinner } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { DashboardApi } from "../../api/dashboard";
import { newPassphrase, newRecoveryCode, withPassphrase, withRecovery, type Bytes, type MemberRecord } from "../../sealing";
import { useText, type TextKey } from "../page/i18n";
import { faultKey } from "../parts/faults";
import { Heading } from "../parts/Heading";
import { Notice } from "../parts/Notice";
import { wipeKeys, type Keys } from "../session/keys";
import { CodeSheet } from "../team/CodeSheet";
import { TypeBack } from "../team/TypeBack";
import { WordSheet } from "../team/WordSheet";
import type { PinDesk } from "../unlock/pinDesk";
import { Proof } from "./Proof";
import { readAgain, revise } from "./revise";

type Step = "proof" | "sheet" | "back" | "saving" | "done";
type Fresh = { text: string; bytes: Bytes };

type Props = {
  api: DashboardApi;
  desk: PinDesk;
  keys: Keys;
  what: "words" | "code";
  /** True when the person has just shown that the keys are hers, by the printed code. */
  proven: boolean;
  changed: (keys: Keys) => void;
  close: () => void;
};

/**
 * New words, or a new printed code, for the same keys: what was asked of the old ones, the new ones shown and typed back, then replaced at once.
 * Until the last step nothing has changed.
 */
export function ChangeWay({ api, desk, keys, what, proven, changed, close }: Props) {
  const { t } = useText();
  const [step, setStep] = useState<Step>(proven ? "sheet" : "proof");
  const [fresh, setFresh] = useState<Fresh | null>(null);
  const [fault, setFault] = useState<TextKey | null>(null);
  useEffect(() => {
    if (step === "sheet") freshSecret(what).then((made) => setFresh((before) => before ?? made), () => setFault("board.enrol.failed"));
  }, [step, what]);

  async function save({ text, bytes }: Fresh) {
    setStep("saving");
    setFault(null);
    const change = (record: MemberRecord) => (what === "words" ? withPassphrase(record, keys.unlocked, text) : withRecovery(record, keys.unlocked, bytes));
    try {
      changed(await revise(api, keys, change));
      setFresh(null);
      setStep("done");
    } catch (reason) {
      const key = faultKey(reason);
      // Another window was faster: nothing here has changed, and the next try is against what it left.
      if (key === "board.error.conflict") await readAgain(api, keys).then(changed, () => undefined);
      setFault(key === "board.error.conflict" ? "board.keys.conflict" : key);
      setStep("back");
    }
  }

  return (
    <main className="page page-narrow" data-testid={`change-${what}-${step}`}>
      <Heading key={step}>{t(titles[what][step])}</Heading>
      {fault !== null && <Notice tone="warn" live testId="change-fault">{t(fault)}</Notice>}
      {step === "proof" && (
        <>
          <p>{t(what === "words" ? "board.words.change.body" : "board.code.change.body")}</p>
          <Proof api={api} desk={desk} done={(shown) => { wipeKeys(shown); setStep("sheet"); }} />
          <Button className="link self-start" appearance="transparent" onClick={close} data-testid="change-cancel">{t("board.export.cancel")}</Button>
        </>
      )}
      {fresh !== null && step === "sheet" && (what === "words" ? <WordSheet passphrase={fresh.text} next={() => setStep("back")} /> : <CodeSheet code={fresh.text} next={() => setStep("back")} />)}
      {fresh !== null && step === "back" && <TypeBack what={what === "words" ? "words" : "group"} expected={fresh.text} back={() => setStep("sheet")} next={() => void save(fresh)} />}
      {step === "saving" && <Spinner label={t("board.state.saving")} />}
      {step === "done" && (
        <>
          <p>{t(what === "words" ? "board.words.changed.body" : "board.code.changed.body")}</p>
          <Button appearance="primary" size="large" onClick={close} data-testid="change-close">{t("board.next")}</Button>
        </>
      )}
    </main>
  );
}

async function freshSecret(what: "words" | "code"): Promise<Fresh> {
  if (what === "code") {
    const { code, bytes } = newRecoveryCode();
    return { text: code, bytes };
  }
  const { passphraseWords } = await import("../team/passphraseWords");
  return { text: newPassphrase(passphraseWords), bytes: new Uint8Array(0) };
}

const titles: Record<"words" | "code", Record<Step, TextKey>> = {
  words: { proof: "board.words.change", sheet: "board.words.new", back: "board.enrol.retype.title", saving: "board.enrol.saving.title", done: "board.words.changed" },
  code: { proof: "board.code.change", sheet: "board.code.new", back: "board.enrol.group.title", saving: "board.enrol.saving.title", done: "board.code.changed" },
};
