import { Button, Field, Input, Select } from "@fluentui/react-components";
import { useState, type FormEvent } from "react";
import type { Invited, WaliApi, Who } from "../../api/wali";
import { KeyMaking } from "../keys/KeyMaking";
import { useText } from "../page/i18n";
import { Heading } from "../parts/Heading";
import type { Keys } from "../session/keys";

const longest = 120;
const firstRevision = 1;

type Props = { api: WaliApi; invited: Invited; lookup: string; done: (keys: Keys) => void; leave: () => void };

/** What this is, how she is shown to people who report, and then the own keys. The server has nothing before the last step. */
export function WaliEnrolment({ api, invited, lookup, done, leave }: Props) {
  const [who, setWho] = useState<Who | null>(null);
  if (who === null) return <AboutYou office={invited.office.name} next={setWho} leave={leave} />;
  return (
    <KeyMaking purpose="enrol" memberId={invited.id} cancel={() => setWho(null)} keep={async (record, unlock) => {
      const unlocked = await unlock(record);
      await api.enrol(lookup, who, record);
      done({ unlocked, pub: { kem: record.kem, sig: record.sig }, kept: { record, revision: firstRevision, next: null, previous: null }, standsInFor: null });
    }} />
  );
}

function AboutYou({ office, next, leave }: { office: string; next: (who: Who) => void; leave: () => void }) {
  const { t } = useText();
  const [name, setName] = useState("");
  const [post, setPost] = useState("");
  const [sex, setSex] = useState("");
  const [tried, setTried] = useState(false);
  const missing = (empty: boolean) => (tried && empty ? { validationMessage: t("board.wali.who.missing"), validationState: "error" as const } : {});

  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (name.trim() !== "" && post.trim() !== "" && (sex === "P" || sex === "L")) next({ name: name.trim(), post: post.trim(), sex });
  }

  return (
    <main className="page page-narrow" data-testid="wali-about">
      <Heading>{t("board.wali.invited", { office })}</Heading>
      <p>{t("board.wali.invited.reads")}</p>
      <p>{t("board.wali.invited.list")}</p>
      <p className="soft">{t("board.wali.invited.keys")}</p>
      <form className="stack" noValidate onSubmit={submit}>
        <Field label={t("board.wali.who.name")} hint={t("board.wali.who.hint")} {...missing(name.trim() === "")}>
          <Input size="large" value={name} maxLength={longest} onChange={(_, { value }) => setName(value)} autoComplete="off" data-testid="wali-name" />
        </Field>
        <Field label={t("board.wali.who.post")} {...missing(post.trim() === "")}>
          <Input size="large" value={post} maxLength={longest} onChange={(_, { value }) => setPost(value)} autoComplete="off" data-testid="wali-post" />
        </Field>
        <Field label={t("board.wali.who.sex")} hint={t("board.wali.who.sex.hint")} {...missing(sex === "")}>
          <Select size="large" value={sex} onChange={(_, { value }) => setSex(value)} data-testid="wali-sex">
            <option value="">{t("board.wali.who.choose")}</option>
            <option value="P">{t("board.wali.who.woman")}</option>
            <option value="L">{t("board.wali.who.man")}</option>
          </Select>
        </Field>
        <div className="actions">
          <Button size="large" onClick={leave}>{t("board.export.cancel")}</Button>
          <Button appearance="primary" size="large" type="submit" data-testid="wali-who-next">{t("board.next")}</Button>
        </div>
      </form>
    </main>
  );
}
