import { Button, Checkbox } from "@fluentui/react-components";
import { useRef, useState } from "react";
import { toBase64url } from "../../../sealing/base64url";
import { randomBytes } from "../../../sealing/random";
import { Notice } from "../../parts/Notice";
import { dropPhoto, keepPhoto, type Lent, type Photo } from "./papersApi";
import { drawnAnew } from "./photo";
import { useTell, type PapersKey } from "./words";

type Props = { api: Lent; session: string; photos: Photo[]; kind: Photo["kind"]; changed: () => Promise<void> };

/** Photos of one kind. People are shown with their consent alone, which is asked before the photo is chosen. */
export function Photos({ api, session, photos, kind, changed }: Props) {
  const { tell } = useTell();
  const input = useRef<HTMLInputElement>(null);
  const [consent, setConsent] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<PapersKey | null>(null);
  const mine = photos.filter((photo) => photo.kind === kind);

  async function run(step: () => Promise<PapersKey | null>) {
    setBusy(true);
    setFault(await step().catch((): PapersKey => "papers.photo.unsent"));
    await changed();
    setBusy(false);
  }

  async function add(file: File | undefined) {
    if (file === undefined) return;
    await run(async () => {
      const jpeg = await drawnAnew(file).catch(() => null);
      if (jpeg === null) return "papers.photo.fault";
      await keepPhoto(api, session, toBase64url(randomBytes(16)), kind, consent, jpeg);
      setConsent(false);
      return null;
    });
  }

  return (
    <div className="stack-close" data-testid={`photos-${kind}`}>
      <h4 className="small-title">{tell(`papers.photo.${kind}`)}</h4>
      <ul className="plain-list stack-close">
        {mine.map(({ id, bytes }, at) => (
          <li key={id} className="row">
            <span>{tell("papers.photo.kept", { number: at + 1, size: Math.max(1, Math.round(bytes / 1024)) })}</span>
            <Button disabledFocusable={busy} onClick={() => void run(async () => { await dropPhoto(api, session, id); return null; })}>{tell("papers.photo.drop", { number: at + 1 })}</Button>
          </li>
        ))}
      </ul>
      {fault !== null && <Notice tone="warn" live testId="photo-fault">{tell(fault)}</Notice>}
      {kind === "activity" && <Checkbox label={tell("papers.photo.consent")} checked={consent} onChange={(_, { checked }) => setConsent(checked === true)} data-testid="photo-consent" />}
      <input ref={input} type="file" accept="image/jpeg,image/png,image/webp" hidden onChange={({ target }) => { void add(target.files?.[0]); target.value = ""; }} data-testid={`photo-input-${kind}`} />
      <Button className="self-start" disabledFocusable={busy || (kind === "activity" && !consent)} onClick={() => input.current?.click()} data-testid={`photo-add-${kind}`}>{tell(`papers.photo.${kind}.add`)}</Button>
      <p className="hint">{tell("papers.photo.clean")}</p>
    </div>
  );
}
