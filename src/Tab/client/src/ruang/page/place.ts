import type { Choice } from "./words";

/** Where this page stands. It reads the address's path and two meta tags; never a query, a fragment or a stored thing. */
export type Place = {
  office: string;
  /** In a frame we take it for Teams (the only frames the server allows); the page never asks Teams anything. */
  framed: boolean;
  /** The plain address, to be told to people. */
  address: string;
  /** Where Keluar cepat leads. */
  exit: string;
  first: "safety" | "return";
  language: "id" | "en";
  /** Languages to choose from, in the order in which one press leads to the next. */
  languages?: readonly Choice[];
  /** The person does not know the own district: nobody of this office is offered as a reader, the trustee alone. */
  elsewhere?: boolean;
  /** Numbers are links only where a phone can dial them. */
  dials: boolean;
};

export function readPlace(window: Window): Place {
  const { document, location } = window;
  const meta = (name: string) => document.querySelector(`meta[name="jaring-${name}"]`)?.getAttribute("content") ?? "";
  const [segment = "", page = ""] = location.pathname.split("/").filter((s) => s !== "");
  const office = meta("office") || decodeURIComponent(segment);
  const framed = window.self !== window.top;
  return {
    office,
    framed,
    address: `${location.host}/${office}/`,
    exit: framed ? `/${encodeURIComponent(office)}/jadwal` : harmless(meta("exit")),
    first: page === "kembali" ? "return" : "safety",
    language: meta("language") === "en" ? "en" : "id",
    languages: meta("languages").includes("jv") ? ["id", "en", "jv"] : ["id", "en"],
    elsewhere: page === "tidak-tahu",
    dials: !framed && window.matchMedia("(pointer: coarse)").matches,
  };
}

/** Only another secure site may stand in for the empty page. */
function harmless(address: string): string {
  return address.startsWith("https://") ? address : "about:blank";
}
