import { Button } from "@fluentui/react-components";
import { Heading } from "../parts/Heading";
import { readMeta } from "../page/meta";
import { useText } from "../page/i18n";
import { CopyText } from "./CopyText";
import { useKit, type KitKey } from "./words";

type Piece = { path: string; title: KitKey; about: KitKey };

const decks: readonly Piece[] = [
  { path: "keputusan-1341.pptx", title: "kit.deck.decision", about: "kit.deck.decision.about" },
  { path: "uu-tpks.pptx", title: "kit.deck.law", about: "kit.deck.law.about" },
  { path: "alur.pptx", title: "kit.deck.path", about: "kit.deck.path.about" },
];
const sheets: readonly Piece[] = [
  { path: "naskah-moderator", title: "kit.sheet.script", about: "kit.sheet.script.about" },
  { path: "bila-ada-yang-bercerita", title: "kit.sheet.listen", about: "kit.sheet.listen.about" },
  { path: "x-banner", title: "kit.sheet.banner", about: "kit.sheet.banner.about" },
];
const texts: readonly { name: string; title: KitKey; text: KitKey }[] = [
  { name: "whatsapp", title: "kit.text.whatsapp", text: "kit.text.whatsapp.text" },
  { name: "press", title: "kit.text.press", text: "kit.text.press.text" },
];

/** What a team starts its sessions with. Decks and sheets stand at plain addresses of the room's origin: they say nothing that the room does not say to everybody. */
export function KitPage({ back }: { back: () => void }) {
  const { t } = useText();
  const { tell } = useKit();
  const { office, room } = readMeta(document);
  const values = { address: `${new URL(room).host}/${office}` };
  return (
    <main className="page" data-testid="kit">
      <Button className="back link" appearance="transparent" onClick={back} data-testid="kit-back">{t("outreach.back")}</Button>
      <Heading>{tell("kit.title")}</Heading>
      <p>{tell("kit.lead")}</p>
      <Pieces id="salindia" title={tell("kit.decks")} hint={tell("kit.decks.hint")} pieces={decks} />
      <Pieces id="lembar" title={tell("kit.sheets")} hint={tell("kit.sheets.hint")} pieces={sheets} />
      <section className="card stack" aria-labelledby="kalimat">
        <h2 id="kalimat" className="small-title">{tell("kit.texts")}</h2>
        {texts.map(({ name, title, text }) => <CopyText key={name} name={name} title={tell(title)} text={tell(text, values)} />)}
      </section>
    </main>
  );
}

function Pieces({ id, title, hint, pieces }: { id: string; title: string; hint: string; pieces: readonly Piece[] }) {
  const { tell, language } = useKit();
  const { office, room } = readMeta(document);
  return (
    <section className="card stack" aria-labelledby={id}>
      <div className="stack-close"><h2 id={id} className="small-title">{title}</h2><p className="soft">{hint}</p></div>
      <ul className="plain-list stack">
        {pieces.map(({ path, title: name, about }) => (
          <li key={path} className="stack-close">
            <a className="link-block" href={`${room}/${office}/cetak/${path}${language === "en" ? "/en" : ""}`} target="_blank" rel="noopener noreferrer" data-testid={`kit-${path}`}>{tell(name)}</a>
            <span className="hint">{tell(about)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
