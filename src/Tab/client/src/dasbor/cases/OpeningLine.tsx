import { Button, ProgressBar } from "@fluentui/react-components";
import { useText } from "../page/i18n";
import { faultKey } from "../parts/faults";
import { Notice } from "../parts/Notice";
import type { Opening } from "../useCaseBook";

export type BookState = { opening: Opening | null; fault: unknown; checkedAt: number | null; look: () => void };

/** How far the opening is, in numbers; or that the last look had no answer; or a button to look again. */
export function OpeningLine({ state }: { state: BookState }) {
  const { t } = useText();
  const { opening, fault, look } = state;
  return (
    <div className="opening">
      {opening !== null && (
        <>
          <p className="hint" data-testid="opening">{t("board.cases.opening", { done: opening.done, count: opening.count })}</p>
          <ProgressBar value={opening.done} max={Math.max(1, opening.count)} aria-label={t("board.state.loading")} />
        </>
      )}
      {fault !== null && <Notice tone="warn" live>{t(faultKey(fault))}</Notice>}
      {opening === null && <Button className="link" appearance="transparent" onClick={look} data-testid="refresh">{t("board.look")}</Button>}
    </div>
  );
}
