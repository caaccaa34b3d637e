import { Button } from "@fluentui/react-components";
import { useEffect, useState, type ReactNode } from "react";
import { speak, useText, type TextKey } from "../page/i18n";
import { Icon } from "../parts/Icon";
import { Mark } from "../parts/Mark";

export type Lock = { minutes: number; now: () => void };
export type Place = "home" | "cases" | "outreach" | "team";
const places: Record<Place, TextKey> = { home: "board.nav.home", cases: "board.nav.cases", outreach: "board.nav.outreach", team: "board.nav.team.short" };

type Props = { children: ReactNode; lock?: Lock; nav?: { at: Place; go: (place: Place) => void } };

/** In a window of its own nobody tells the page which language its reader speaks; in Teams, Teams does. */
const isOwnWindow = window.self === window.top;

/** Head with mark, places and lock (by button, or at once by Alt+Shift+K); on a phone the places fold into one menu. */
export function Frame({ children, lock, nav }: Props) {
  const { t, language } = useText();
  const other = language === "id" ? "en" : "id";
  const [open, setOpen] = useState(false);
  const now = lock?.now;
  useEffect(() => {
    if (now === undefined) return undefined;
    const press = (event: KeyboardEvent) => { if (event.altKey && event.shiftKey && event.code === "KeyK") now(); };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [now]);
  return (
    <>
      <a className="skip" href="#isi">{t("board.skip")}</a>
      <header className="head" onKeyDown={(press) => { if (press.key === "Escape") setOpen(false); }}>
        <Mark size={28} />
        <span className="head-name"><span className="wide-only">{t("board.name")}</span><span className="phone-only">{t(nav === undefined ? "board.name" : places[nav.at])}</span></span>
        {nav !== undefined && (
          <nav className={open ? "places places-open" : "places"} id="tempat" aria-label={t("board.nav.label")}>
            {(Object.keys(places) as Place[]).map((place) => (
              <button key={place} type="button" className="place" data-testid={`nav-${place}`} {...(nav.at === place ? { "aria-current": "page" as const } : {})}
                onClick={() => { setOpen(false); nav.go(place); }}>{t(places[place])}</button>
            ))}
          </nav>
        )}
        <span className="grow" />
        {isOwnWindow && <Button appearance="subtle" lang={other} onClick={() => void speak(other)} data-testid="language">{t("board.language")}</Button>}
        {lock !== undefined && (
          <>
            <span className="caption wide-only" data-testid="lock-minutes">{t("board.lock.minutes", { minutes: lock.minutes })}</span>
            <Button appearance="subtle" icon={<Icon name="lock" />} onClick={lock.now} aria-keyshortcuts="Alt+Shift+K" title={t("board.lock.key")} data-testid="lock">{t("board.lock.short")}</Button>
          </>
        )}
        {nav !== undefined && (
          <Button className="phone-only" appearance="subtle" icon={<Icon name="menu" />} aria-label={t("board.nav.menu")} aria-expanded={open} aria-controls="tempat" data-testid="menu"
            onClick={() => setOpen(!open)} />
        )}
      </header>
      {lock !== undefined && lock.minutes <= 2 && <p className="soon" role="status" data-testid="lock-soon">{t("board.lock.soon", { minutes: lock.minutes })}</p>}
      <div id="isi">{children}</div>
    </>
  );
}
