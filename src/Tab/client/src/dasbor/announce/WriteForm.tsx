import { Button, Field, Input, Radio, RadioGroup, Textarea } from "@fluentui/react-components";
import { useRef, useState, type FormEvent } from "react";
import { ApiError, type DashboardApi } from "../../api/dashboard";
import type { Announcement, AnnouncementDraft, Announcements, TriedAnnouncement } from "../../api/dashboardSchemas";
import { useText } from "../page/i18n";
import { Heading } from "../parts/Heading";
import { Notice } from "../parts/Notice";
import { faultKey } from "../parts/faults";
import { useFaultFocus } from "../parts/useFaultFocus";
import { newSubmitKey } from "../outreach/plan/submitKey";
import { LockScreen } from "./LockScreen";
import { useTell } from "./words";

const own = "";
type Props = { api: DashboardApi; all: Announcements; cancel: () => void; made: (announcement: Announcement) => void };

/** First the words, then how they look; only what was looked at can be sent. */
export function WriteForm({ api, all, cancel, made }: Props) {
  const { t } = useText();
  const { tell, language } = useTell();
  const submitKey = useRef(newSubmitKey());
  const [chosen, setChosen] = useState(all.texts[0]?.key ?? own);
  const [title, setTitle] = useState("");
  const [text, setText] = useState("");
  const [tried, setTried] = useState<TriedAnnouncement | null>(null);
  const [tries, setTries] = useState(0);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const formElement = useFaultFocus(tries);
  const draft: AnnouncementDraft = chosen === own ? { reviewed: own, title, text } : { reviewed: chosen, title: null, text: null };

  async function ask(step: () => Promise<void>) {
    if (busy) return;
    setBusy(true);
    setFault(null);
    try {
      await step();
    } catch (reason) {
      setFault(reason instanceof ApiError && reason.detail !== undefined ? reason.detail : t(faultKey(reason)));
    } finally {
      setBusy(false);
    }
  }

  const look = (submit: FormEvent) => {
    submit.preventDefault();
    void ask(async () => {
      setTried(await api.tryAnnouncement(draft));
      setTries(tries + 1);
    });
  };
  const send = (seen: string) => void ask(async () => {
    const announcement = await api.announce(submitKey.current, draft, seen);
    if (announcement !== null) made(announcement);
  });
  const edit = (change: () => void) => { change(); setTried(null); submitKey.current = newSubmitKey(); };

  /** What to change in a field, with the words that it is about. */
  function under(field: "title" | "text", typed: string): { validationMessage?: string; validationState?: "error" } {
    const found = tried?.faults.filter((one) => one.field === field) ?? [];
    if (found.length === 0) return {};
    const sentences = found.map(({ sentence, from, length }) => (length === 0 ? sentence : `${sentence} ${tell("kabar.found", { words: typed.trim().slice(from, from + length) })}`));
    return { validationMessage: sentences.join(" "), validationState: "error" };
  }

  if (tried !== null && tried.preview !== null) {
    const { shown, seen } = tried.preview;
    return (
      <main className="page page-form" data-testid="announce-preview">
        <Heading>{tell("kabar.preview.title")}</Heading>
        <section className="card stack">
          <LockScreen shown={shown} />
          {chosen === own && <p className="soft">{tell("kabar.own.lead")}</p>}
          {fault !== null && <Notice tone="warn" live>{fault}</Notice>}
          <div className="actions">
            <Button size="large" onClick={() => setTried(null)} data-testid="announce-change">{tell("kabar.change")}</Button>
            <Button appearance="primary" size="large" disabledFocusable={busy} onClick={() => send(seen)} data-testid="announce-send">
              {chosen === own ? tell("kabar.ask") : tell("kabar.send", { count: all.people - all.unreachable })}
            </Button>
          </div>
        </section>
      </main>
    );
  }
  return (
    <main className="page page-form" data-testid="announce-write">
      <Heading>{tell("kabar.new")}</Heading>
      <form ref={formElement} className="card stack" noValidate onSubmit={look}>
        <Field label={tell("kabar.choose")} hint={tell("kabar.choose.lead")}>
          <RadioGroup value={chosen} onChange={(_, { value }) => edit(() => setChosen(value))}>
            {all.texts.map((one) => <Radio key={one.key} value={one.key} label={<Choice head={one[language].title} text={one[language].text} />} data-testid={`announce-text-${one.key}`} />)}
            <Radio value={own} label={<Choice head={tell("kabar.own")} text={tell("kabar.own.lead")} />} data-testid="announce-own" />
          </RadioGroup>
        </Field>
        {chosen === own && <>
          <Field label={tell("kabar.titleline")} hint={tell("kabar.titleline.hint", { count: title.trim().length })} {...under("title", title)}>
            <Input value={title} onChange={(_, { value }) => edit(() => setTitle(value))} autoComplete="off" data-testid="announce-title" /></Field>
          <Field label={tell("kabar.text")} hint={tell("kabar.text.hint", { count: text.trim().length })} {...under("text", text)}>
            <Textarea rows={4} resize="vertical" value={text} onChange={(_, { value }) => edit(() => setText(value))} autoComplete="off" data-testid="announce-body" /></Field>
        </>}
        {fault !== null && <Notice tone="warn" live>{fault}</Notice>}
        <div className="actions">
          <Button size="large" onClick={cancel} data-testid="announce-cancel">{t("board.export.cancel")}</Button>
          <Button appearance="primary" size="large" type="submit" disabledFocusable={busy} data-testid="announce-look">{tell("kabar.preview")}</Button>
        </div>
      </form>
    </main>
  );
}

function Choice({ head, text }: { head: string; text: string }) {
  return <span className="stack-close"><strong>{head}</strong><span>{text}</span></span>;
}
