import { Button } from "@fluentui/react-components";
import { readMeta } from "../page/meta";
import { speak } from "../page/i18n";
import { Heading } from "../parts/Heading";
import { Notice } from "../parts/Notice";
import { OwnSignature } from "./OwnSignature";
import type { Lent } from "./pactApi";
import { useTell } from "./words";

type Props = { api: Lent | null; refused: boolean; busy: boolean; go: () => void };

/**
 * The page on which staff and commissioners sign for themselves. It says first that it records a name, and is blue and square where the room is teal: nobody
 * should think to be there, and nobody there should fear that a name is asked.
 */
export function PactPage({ api, refused, busy, go }: Props) {
  const { tell, language } = useTell();
  const other = language === "id" ? "en" : "id";
  const { office, room } = readMeta(document);
  return (
    <div className="pact">
      <header className="pact-head"><span>{tell("pact.head")}</span><button type="button" lang={other} onClick={() => void speak(other)} data-testid="pact-language">{tell("pact.language")}</button></header>
      <main className="page page-narrow" data-testid="pact">
        <Heading>{tell("pact.title")}</Heading>
        <p className="pact-first" data-testid="pact-first">{tell("pact.records")}</p>
        {api !== null ? <OwnSignature api={api} /> : (
          <section className="card stack">
            {refused && <Notice tone="warn" live testId="pact-refused">{tell("pact.refused")}</Notice>}
            <p>{tell("pact.who")}</p>
            <p className="soft">{tell("pact.seen")}</p>
            <Button className="self-start" appearance="primary" size="large" disabledFocusable={busy} onClick={go} data-testid="pact-go">{tell("pact.go")}</Button>
          </section>
        )}
        <p className="hint" data-testid="pact-elsewhere">{tell("pact.elsewhere", { address: `${new URL(room).host}/${office}/` })}</p>
      </main>
    </div>
  );
}
