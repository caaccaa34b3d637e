import { FluentProvider } from "@fluentui/react-components";
import { useEffect, useLayoutEffect, useMemo, useState } from "react";
import { ApiError, createDashboardApi } from "../api/dashboard";
import { speak } from "./page/i18n";
import type { PageMeta } from "./page/meta";
import { greetTeams, onThemeChange, teamsToken, type Hello, type Theme } from "./page/teams";
import { themes } from "./page/theme";
import { PlainPage } from "./plain/PlainPage";
import { OutsideTeams, TeamsSilent, Waiting } from "./signin/States";
import { SignIn } from "./signin/SignIn";

const dark = matchMedia("(prefers-color-scheme: dark)");
const deviceTheme = (): Theme => (dark.matches ? "dark" : "light");

/** Says hello to Teams, wears its theme, then lets the person in. */
export function App({ meta }: { meta: PageMeta }) {
  const [hello, setHello] = useState<Hello | null>(null);
  const [theme, setTheme] = useState<Theme>(deviceTheme);
  const api = useMemo(() => createDashboardApi(meta.office, () => teamsToken().catch(() => { throw new ApiError("signed-out", 401); }), () => document.documentElement.lang), [meta.office]);

  useEffect(() => {
    void greetTeams(meta.frames).then(async (answer) => {
      if (answer.kind === "ready") {
        setTheme(answer.theme);
        onThemeChange(setTheme);
        await speak(answer.language === "en" ? "en" : "id");
      }
      // Alone in its window the page wears what the device wears.
      if (answer.kind === "outside") dark.addEventListener("change", () => setTheme(deviceTheme()));
      setHello(answer);
    });
  }, [meta.frames]);
  useLayoutEffect(() => { document.documentElement.dataset["theme"] = theme; }, [theme]);

  return (
    <FluentProvider theme={themes[theme]} className="dasbor">
      {hello === null ? <Waiting /> : hello.kind === "outside" ? <Outside meta={meta} /> : hello.kind === "silent" ? <TeamsSilent /> : <SignIn api={api} office={meta.office} />}
    </FluentProvider>
  );
}

/** In a window of its own the page knows nobody; where the server names a place to sign in, it can ask. */
function Outside({ meta: { office, signIn } }: { meta: PageMeta }) {
  return signIn === null ? <OutsideTeams office={office} /> : <PlainPage office={office} place={signIn} />;
}
