import { createRoot } from "react-dom/client";
import { App } from "./App";
import "./dasbor.css";
import { startTexts } from "./page/i18n";
import { readMeta } from "./page/meta";

const meta = readMeta(document);
const root = document.getElementById("root");
if (root !== null) {
  await startTexts(meta.language === "en" ? "en" : "id");
  createRoot(root).render(<App meta={meta} />);
}
