import { Button } from "@fluentui/react-components";
import { useCallback, useEffect, useRef, useState } from "react";
import type { DashboardApi } from "../../api/dashboard";
import { nowSeconds } from "../../api/time";
import { drawPortrait } from "../../attached/portrait";
import { pictureNumber, readPicture, signPicture, type Bytes, type Directory, type PictureWord, type Unlocked } from "../../sealing";
import { useText, type TextKey } from "../page/i18n";
import { Confirm } from "../parts/Confirm";
import { faultKey } from "../parts/faults";
import { Notice } from "../parts/Notice";
import { dayOf, longDay } from "../time/officeTime";
import { portraitOf } from "./portrait";

type Props = { api: Pick<DashboardApi, "ownPicture" | "keepPicture">; office: string; me: Unlocked; directory: Directory };

/** "strange": what the server keeps is not what this member's key signed for now, so that no room shows it. */
type Shown = { kind: "none" } | { kind: "strange" } | { kind: "word"; word: PictureWord };

/**
 * The picture beside one's name in the room. What stands here is what the server keeps and rooms are given, with its days: a picture that its owner did not
 * choose is seen by its owner too.
 */
export function OwnPicture({ api, office, me, directory }: Props) {
  const { t, language } = useText();
  const input = useRef<HTMLInputElement>(null);
  const [shown, setShown] = useState<Shown | null>(null);
  const [last, setLast] = useState(0);
  const [chosen, setChosen] = useState<Bytes | null>(null);
  const [fault, setFault] = useState<TextKey | null>(null);
  const [busy, setBusy] = useState(false);

  const look = useCallback(async () => {
    try {
      const kept = await api.ownPicture();
      if (kept === null) return setShown({ kind: "none" });
      setLast(pictureNumber(kept.e));
      const word = await readPicture(kept, office, directory, nowSeconds()).catch(() => null);
      setShown(word === null || word.id !== me.id ? { kind: "strange" } : word.jpeg === null ? { kind: "none" } : { kind: "word", word });
    } catch (reason) {
      setFault(faultKey(reason));
    }
  }, [api, office, directory, me]);
  useEffect(() => void look(), [look]);

  async function choose(file: File | undefined) {
    if (file === undefined) return;
    setFault(null);
    const small = await portraitOf(file).catch(() => "unreadable" as const);
    if (typeof small === "string") setFault(small === "huge" ? "board.picture.huge" : "board.picture.unreadable");
    else setChosen(small);
  }

  async function keep(jpeg: Bytes | null) {
    if (busy) return;
    setBusy(true);
    setFault(null);
    try {
      await api.keepPicture(await signPicture(me, office, last + 1, jpeg, nowSeconds()));
      setChosen(null);
    } catch (reason) {
      setFault(faultKey(reason));
    }
    await look();
    setBusy(false);
  }

  const day = (seconds: number) => longDay(dayOf(seconds * 1000), language);
  const jpeg = shown?.kind === "word" ? shown.word.jpeg : null;
  return (
    <section className="card stack" aria-labelledby="gambar" data-testid="own-picture">
      <h2 id="gambar">{t("board.picture.title")}</h2>
      <p className="soft">{t("board.picture.about")}</p>
      {fault !== null && <Notice tone="warn" live testId="picture-fault">{t(fault)}</Notice>}
      {shown?.kind === "strange" && <Notice tone="warn" testId="picture-strange">{t("board.picture.strange")}</Notice>}
      {shown?.kind === "none" && chosen === null && <p role="status" data-testid="picture-none">{t("board.picture.none")}</p>}
      {shown?.kind === "word" && jpeg !== null && chosen === null && (
        <div className="row" data-testid="picture-shown"><Square jpeg={jpeg} label={t("board.picture.now")} /><p className="grow">{t("board.picture.until", { from: day(shown.word.iat), until: day(shown.word.exp) })}</p></div>
      )}
      {chosen !== null && (
        <div className="stack-close" data-testid="picture-preview">
          <div className="row"><Square jpeg={chosen} label={t("board.picture.preview")} /><p className="grow">{t("board.picture.consent")}</p></div>
          <div className="actions">
            <Button onClick={() => setChosen(null)}>{t("board.export.cancel")}</Button>
            <Button appearance="primary" disabledFocusable={busy} onClick={() => void keep(chosen)} data-testid="picture-use">{t("board.picture.use")}</Button>
          </div>
        </div>
      )}
      <input ref={input} type="file" accept="image/jpeg,image/png,image/webp" hidden onChange={({ target }) => { void choose(target.files?.[0]); target.value = ""; }} data-testid="picture-input" />
      {chosen === null && shown !== null && (
        <div className="row">
          <Button onClick={() => input.current?.click()} data-testid="picture-choose">{t(jpeg === null ? "board.picture.choose" : "board.picture.replace")}</Button>
          {jpeg !== null && <Button disabledFocusable={busy} onClick={() => void keep(jpeg)} data-testid="picture-renew">{t("board.picture.renew")}</Button>}
          {shown.kind !== "none" && (
            <Confirm testId="picture-remove" busy={busy} button={t("board.picture.remove")} title={t("board.picture.remove.title")} body={t("board.picture.remove.body")}
              yes={t("board.picture.remove")} no={t("board.export.cancel")} confirmed={() => void keep(null)} />
          )}
        </div>
      )}
      <p className="hint">{t("board.picture.clean")}</p>
    </section>
  );
}

function Square({ jpeg, label }: { jpeg: Bytes; label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => { if (canvas.current !== null) void drawPortrait(canvas.current, jpeg); }, [jpeg]);
  return <canvas ref={canvas} className="portrait" width={96} height={96} role="img" aria-label={label} />;
}
