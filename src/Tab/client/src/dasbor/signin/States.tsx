import { Button, Spinner } from "@fluentui/react-components";
import { useText } from "../page/i18n";
import { Calm } from "../parts/Calm";

export function Waiting() {
  const { t } = useText();
  return (
    <Calm title={t("board.signin.waiting")} testId="waiting">
      <Spinner size="small" aria-label={t("board.state.loading")} />
    </Calm>
  );
}

/** Opened in a browser tab of its own: here nobody is signed in, so say where to go. */
export function OutsideTeams({ office }: { office: string }) {
  const { t } = useText();
  return (
    <Calm title={t("board.signin.outside")} testId="outside">
      <p className="soft">{t("board.signin.outside.body")}</p>
      <Button as="a" href={`/${office}/masuk`} data-testid="outside-go">{t("board.plain.title")}</Button>
    </Calm>
  );
}

export function TeamsSilent() {
  const { t } = useText();
  return (
    <Calm title={t("board.signin.silent")} testId="silent">
      <p className="soft">{t("board.signin.silent.body")}</p>
      <Button appearance="primary" onClick={() => location.reload()}>{t("board.again")}</Button>
    </Calm>
  );
}

export type SignInFault = "refused" | "stranger" | "away";

export function SignInFailed({ fault, again }: { fault: SignInFault; again: () => void }) {
  const { t } = useText();
  const title = { refused: t("board.signin.refused"), stranger: t("board.signin.stranger"), away: t("board.signin.away") }[fault];
  const body = { refused: t("board.signin.failed"), stranger: t("board.signin.role"), away: t("board.signin.away.body") }[fault];
  return (
    <Calm title={title} testId={`signin-${fault}`}>
      <p className="soft">{body}</p>
      <Button appearance="primary" onClick={again}>{t("board.again")}</Button>
    </Calm>
  );
}
