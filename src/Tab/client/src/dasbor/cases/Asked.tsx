import { Button } from "@fluentui/react-components";
import { useText } from "../page/i18n";
import { Confirm } from "../parts/Confirm";
import { Notice } from "../parts/Notice";
import { UserText } from "../parts/UserText";

type Props = { words: string; name: string; reason: string; effect: string; busy: boolean; approve: () => void; refuse: () => void; testId: string };

/** What a colleague asks of this member, with the reason: yes asks once more, since a share cannot be taken back; no does not. */
export function Asked({ words, name, reason, effect, busy, approve, refuse, testId }: Props) {
  const { t } = useText();
  return (
    <Notice tone="tint" live testId={testId}>
      <p>{words}</p>
      <p>{t("board.together.why")} <UserText text={reason} /></p>
      <div className="actions actions-start">
        <Confirm button={t("board.together.approve", { name })} title={t("board.together.approve", { name })} body={effect} yes={t("board.together.approve.yes")} no={t("board.export.cancel")}
          busy={busy} confirmed={approve} testId={`${testId}-approve`} />
        <Button disabledFocusable={busy} onClick={refuse} data-testid={`${testId}-refuse`}>{t("board.together.refuse")}</Button>
      </div>
    </Notice>
  );
}
