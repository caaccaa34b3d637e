import { createRoot } from "react-dom/client";

/** Stands here until the page is built; it promises nothing it cannot do. */
const root = document.getElementById("root");
if (root !== null) createRoot(root).render(<p>Dasbor Jaring: halaman ini belum dibangun.</p>);
