import { readMeta } from "../page/meta";
import { useText, type TextKey } from "../page/i18n";

const pieces: readonly { path: string; title: TextKey; about: TextKey }[] = [
  { path: "poster", title: "outreach.print.poster", about: "outreach.print.poster.about" },
  { path: "kartu", title: "outreach.print.card", about: "outreach.print.card.about" },
  { path: "surat-tugas", title: "outreach.print.letter", about: "outreach.print.letter.about" },
];

/** What the office puts on walls and into hands: pages of the room's own address, so that they show what everybody sees. */
export function Printables() {
  const { t, language } = useText();
  const { office, room } = readMeta(document);
  return (
    <section className="card stack" aria-labelledby="cetak" data-testid="printables">
      <div className="stack-close"><h2 id="cetak" className="small-title">{t("outreach.print.title")}</h2><p className="soft">{t("outreach.print.lead")}</p></div>
      <ul className="plain-list stack">
        {pieces.map(({ path, title, about }) => (
          <li key={path} className="stack-close">
            <a className="link-block" href={`${room}/${office}/cetak/${path}${language === "en" ? "/en" : ""}`} target="_blank" rel="noopener noreferrer" data-testid={`print-${path}`}>{t(title)}</a>
            <span className="hint">{t(about)}</span>
          </li>
        ))}
      </ul>
      <p className="hint">{t("outreach.print.window")}</p>
    </section>
  );
}
