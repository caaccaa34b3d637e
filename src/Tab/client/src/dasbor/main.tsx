import type { ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import "./dasbor.css";
import { startTexts } from "./page/i18n";
import { readMeta } from "./page/meta";
import { isWaliPlace } from "./wali/place";

const meta = readMeta(document);
const root = document.getElementById("root");
if (root !== null) {
  await startTexts(meta.language === "en" ? "en" : "id");
  const draw = (page: ReactNode) => createRoot(root).render(page);
  // Somebody outside the office has a page of her own, which members' pages need not carry. It stands on this script, so nothing here waits for it.
  if (isWaliPlace(location.pathname)) void import("./wali/WaliApp").then(({ WaliApp }) => draw(<WaliApp meta={meta} />));
  else draw(<App meta={meta} />);
}
