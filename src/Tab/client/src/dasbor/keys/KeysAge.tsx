import { Button } from "@fluentui/react-components";
import { nowSeconds } from "../../api/time";
import type { Directory } from "../../sealing";
import { useText } from "../page/i18n";
import { Notice } from "../parts/Notice";
import type { Keys } from "../session/keys";
import { isYearOld } from "./age";

type Props = { keys: Keys; directory: Directory; open: () => void };

/** After a year, one quiet line; it proposes and closes nothing. */
export function KeysAge({ keys, directory, open }: Props) {
  const { t } = useText();
  if (keys.kept.next !== null || !isYearOld(directory, keys.pub, nowSeconds())) return null;
  return (
    <div className="alerts">
      <Notice tone="tint" testId="keys-year"><p>{t("board.renew.due")}</p><Button onClick={open} data-testid="keys-year-open">{t("board.keys.title")}</Button></Notice>
    </div>
  );
}
