import { Button, Spinner } from "@fluentui/react-components";
import { useCallback, useEffect, useState } from "react";
import { useText, type TextKey } from "../page/i18n";
import { faultKey } from "../parts/faults";
import { Heading } from "../parts/Heading";
import { Icon } from "../parts/Icon";
import { Notice } from "../parts/Notice";

type Props = { code: string; load: () => Promise<void>; back: () => void };

/** A case that this page only remembers: it is fetched and verified before its page opens. */
export function CaseLoading({ code, load, back }: Props) {
  const { t } = useText();
  const [fault, setFault] = useState<TextKey | null>(null);
  const start = useCallback(() => {
    setFault(null);
    load().catch((reason: unknown) => setFault(faultKey(reason)));
  }, [load]);
  // Once for this case: a fault waits for the button.
  useEffect(start, []);
  return (
    <main className="page" data-testid="case-loading">
      <Button className="back link" appearance="transparent" icon={<Icon name="back" />} onClick={back}>{t("board.nav.cases")}</Button>
      <Heading>{t("board.case.title", { code })}</Heading>
      {fault === null ? <Spinner label={t("board.state.loading")} /> : <Notice tone="warn" live><p>{t(fault, { code })}</p><Button onClick={start}>{t("board.again")}</Button></Notice>}
    </main>
  );
}
