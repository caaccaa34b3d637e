import { Button } from "@fluentui/react-components";
import { useEffect, useState, type ComponentType } from "react";
import type { Directory } from "../../sealing";
import { useText } from "../page/i18n";
import { Heading } from "../parts/Heading";
import { Icon } from "../parts/Icon";

type Props = { directory: Directory; back: () => void };

/** "Keaslian halaman": few people open it, so that it comes only then. */
export function CodePage({ directory, back }: Props) {
  const { t } = useText();
  const [Part, setPart] = useState<ComponentType<{ directory: Directory }> | "away" | null>(null);
  useEffect(() => void import("./CodePart").then(({ CodePart }) => setPart(() => CodePart), () => setPart("away")), []);
  return (
    <main className="page" data-testid="code">
      <Button className="back link" appearance="transparent" icon={<Icon name="back" />} onClick={back} data-testid="code-back">{t("board.code.back")}</Button>
      <Heading>{t("board.code.title")}</Heading>
      {Part === "away" && <p>{t("board.code.away")}</p>}
      {Part !== null && Part !== "away" && <Part directory={directory} />}
    </main>
  );
}
