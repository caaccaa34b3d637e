import { Button } from "@fluentui/react-components";
import { lazy, Suspense, useEffect, useMemo, useState } from "react";
import { createDashboardApi, type DashboardApi } from "../../api/dashboard";
import { useText } from "../page/i18n";
import type { SignInPlace } from "../page/meta";
import { Calm } from "../parts/Calm";
import { Notice } from "../parts/Notice";
import { SignIn } from "../signin/SignIn";
import { Waiting } from "../signin/States";
import { EntraSession } from "./entraSession";
import { beginSignIn, keepStarted, readReturn } from "./signIn";

const PactPage = lazy(() => import("../pakta/PactPage").then((module) => ({ default: module.PactPage })));

type Props = { office: string; place: SignInPlace };

/**
 * The dashboard in a window of its own: sign-in with the office's account, then the same doors as in Teams, and the passkey, which only works here.
 * Under `?pakta` the same sign-in leads anybody of the office to the own pakta integritas, and to nothing else.
 */
export function PlainPage({ office, place }: Props) {
  const redirectUri = `${location.origin}${location.pathname}`;
  const [session, setSession] = useState<EntraSession | null>(null);
  const [pact, setPact] = useState(() => location.search === "?pakta");
  const [state, setState] = useState<"start" | "refused" | "redeeming" | "going">("redeeming");
  const api = useMemo<DashboardApi | null>(() => (session === null ? null : createDashboardApi(office, () => session.token(), () => document.documentElement.lang)), [office, session]);

  useEffect(() => {
    // Read once, in an effect: it takes away what was kept. The code stands in the address no longer than that: not in the history, not in a bookmark.
    const back = readReturn(location.hash, sessionStorage);
    if (location.hash !== "") history.replaceState(null, "", location.pathname);
    if ((back.kind === "code" ? back.started : back.kind === "refused" ? back : {}).goal === "pact") setPact(true);
    if (back.kind !== "code") return setState(back.kind === "refused" ? "refused" : "start");
    void EntraSession.redeem(place, redirectUri, back.code, back.started).then((redeemed) => {
      if (redeemed === null) setState("refused");
      else setSession(redeemed);
    });
  }, [place, redirectUri]);

  async function go() {
    setState("going");
    const { started, url } = await beginSignIn(place, redirectUri);
    keepStarted(sessionStorage, pact ? { ...started, goal: "pact" } : started);
    location.assign(url);
  }

  if (pact && state !== "redeeming" || pact && api !== null) return <Suspense fallback={<Waiting />}><PactPage api={api} refused={state === "refused"} busy={state === "going"} go={() => void go()} /></Suspense>;
  if (api !== null) return <SignIn api={api} office={office} />;
  if (state === "redeeming") return <Waiting />;
  return <Invitation refused={state === "refused"} busy={state === "going"} go={() => void go()} />;
}

function Invitation({ refused, busy, go }: { refused: boolean; busy: boolean; go: () => void }) {
  const { t } = useText();
  return (
    <Calm title={t("board.plain.title")} testId="plain">
      {refused && <Notice tone="warn" live testId="plain-refused">{t("board.signin.failed.plain")}</Notice>}
      <p className="soft">{t("board.plain.body")}</p>
      <Button appearance="primary" size="large" disabledFocusable={busy} onClick={go} data-testid="plain-go">{t("board.plain.go")}</Button>
    </Calm>
  );
}
