import { FluentProvider } from "@fluentui/react-components";
import { useEffect, useLayoutEffect, useMemo, useState } from "react";
import { createWaliApi } from "../../api/wali";
import type { PageMeta } from "../page/meta";
import { themes } from "../page/theme";
import { WaliDoor } from "./WaliDoor";

const dark = matchMedia("(prefers-color-scheme: dark)");
const contrast = matchMedia("(forced-colors: active)");
const deviceTheme = () => (contrast.matches ? "contrast" as const : dark.matches ? "dark" as const : "light" as const);

/** The page of somebody outside the office: a window of its own that knows neither Teams nor the office's sign-in, and wears what the device wears. */
export function WaliApp({ meta: { office } }: { meta: PageMeta }) {
  const [theme, setTheme] = useState(deviceTheme);
  const api = useMemo(() => createWaliApi(office, () => document.documentElement.lang), [office]);
  useEffect(() => {
    const change = () => setTheme(deviceTheme());
    for (const query of [dark, contrast]) query.addEventListener("change", change);
    return () => { for (const query of [dark, contrast]) query.removeEventListener("change", change); };
  }, []);
  useLayoutEffect(() => { document.documentElement.dataset["theme"] = theme; }, [theme]);
  return <FluentProvider theme={themes[theme]} className="dasbor"><WaliDoor api={api} office={office} /></FluentProvider>;
}
