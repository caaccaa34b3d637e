import { Button } from "@fluentui/react-components";
import { lazy, type ComponentType, type LazyExoticComponent } from "react";
import { useText } from "../page/i18n";
import { Notice } from "../parts/Notice";

/** A part of the page that comes when somebody opens it. When it does not come, a sentence says so in its place. */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): LazyExoticComponent<ComponentType<P>> {
  const away = (props: P) => <NotNow back={"back" in props && typeof props.back === "function" ? props.back as () => void : undefined} />;
  return lazy<ComponentType<P>>(() => load().then((part) => ({ default: part }), () => ({ default: away })));
}

function NotNow({ back }: { back: (() => void) | undefined }) {
  const { t } = useText();
  return (
    <Notice tone="warn" live testId="part-away">
      <p>{t("board.scribe.away")}</p>
      {back !== undefined && <Button onClick={back}>{t("outreach.back")}</Button>}
    </Notice>
  );
}
