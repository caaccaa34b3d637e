import { Button, Spinner } from "@fluentui/react-components";
import { useState, type ReactNode } from "react";
import { enrol, newPassphrase, newRecoveryCode, SealingError, unlock, type Bytes, type MemberRecord, type Unlocked } from "../../sealing";
import { useText, type TextKey } from "../page/i18n";
import { faultKey } from "../parts/faults";
import { Heading } from "../parts/Heading";
import { Notice } from "../parts/Notice";
import { CodeSheet } from "../team/CodeSheet";
import { TypeBack } from "../team/TypeBack";
import { WordSheet } from "../team/WordSheet";

type Secrets = { passphrase: string; code: string; bytes: Bytes };
type Step = "start" | "words" | "retype" | "code" | "group" | "saving";
const order: Step[] = ["start", "words", "retype", "code", "group", "saving"];

/** Why keys are made: for the first time, because all ways to the old ones are lost, or because the old ones are a year old. */
export type Purpose = "enrol" | "replace" | "renew";

type Props = { purpose: Purpose; memberId: string; keep: (record: MemberRecord, unlock: (record: MemberRecord) => Promise<Unlocked>) => Promise<void>; cancel?: () => void; before?: ReactNode };

/**
 * Makes a member's keys (sealing.md §3.3-1a). Words and code exist on this screen and on paper only;
 * nothing reaches the server before both were typed back, so leaving early loses nothing. `before` is asked on the first screen and stops nobody.
 */
export function KeyMaking({ purpose, memberId, keep, cancel, before }: Props) {
  const { t } = useText();
  const [step, setStep] = useState<Step>("start");
  const [secrets, setSecrets] = useState<Secrets | null>(null);
  const [fault, setFault] = useState<TextKey | null>(null);

  async function begin() {
    setFault(null);
    try {
      const { passphraseWords } = await import("../team/passphraseWords");
      setSecrets({ passphrase: newPassphrase(passphraseWords), ...newRecoveryCode() });
      setStep("words");
    } catch {
      setFault("board.enrol.failed");
    }
  }

  async function save({ passphrase, bytes }: Secrets) {
    setStep("saving");
    setFault(null);
    try {
      await keep(await enrol(memberId, passphrase, bytes), (record) => unlock(record, { passphrase }));
      setSecrets(null);
    } catch (reason) {
      setFault(reason instanceof SealingError ? "board.error.duplicate" : faultKey(reason));
      setStep("group");
    }
  }

  return (
    <main className="page page-narrow" data-testid={`enrol-step-${step}`}>
      <Heading key={step}>{t(step === "start" ? `board.${purpose}.start.title` : `board.enrol.${step}.title`)}</Heading>
      {step !== "start" && <p className="soft">{t("board.enrol.step", { step: Math.min(order.indexOf(step), 4) })}</p>}
      {fault !== null && <Notice tone="warn" live>{t(fault)}</Notice>}
      {step === "start" && (
        <>
          <p>{t(`board.${purpose}.start.body`)}</p>
          <p className="soft">{t(purpose === "enrol" ? "board.enrol.start.nothing" : `board.${purpose}.start.effect`)}</p>
          {before}
          <div className="actions">
            {cancel !== undefined && <Button size="large" onClick={cancel} data-testid="enrol-cancel">{t("board.export.cancel")}</Button>}
            <Button appearance="primary" size="large" onClick={() => void begin()} data-testid="enrol-begin">{t("board.enrol.start.button")}</Button>
          </div>
        </>
      )}
      {secrets !== null && step === "words" && <WordSheet passphrase={secrets.passphrase} next={() => setStep("retype")} />}
      {secrets !== null && step === "retype" && <TypeBack what="words" expected={secrets.passphrase} back={() => setStep("words")} next={() => setStep("code")} />}
      {secrets !== null && step === "code" && <CodeSheet code={secrets.code} next={() => setStep("group")} />}
      {secrets !== null && step === "group" && <TypeBack what="group" expected={secrets.code} back={() => setStep("code")} next={() => void save(secrets)} />}
      {step === "saving" && <Spinner label={t("board.enrol.saving")} />}
    </main>
  );
}
