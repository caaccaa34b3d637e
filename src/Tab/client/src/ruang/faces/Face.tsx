import { useEffect, useRef, useState, type CSSProperties } from "react";
import { drawPortrait } from "../../attached/portrait";
import type { Bytes } from "../../sealing/reporter";
import type { Reader } from "../../telling/readers";
import { useRoom } from "../ui/context";
import { facesOf, initials, type Faces } from "./faces";

// Styles come with this part, by the DOM: a sheet of its own would stand outside the page's hashes.
const line: CSSProperties = { display: "flex", gap: 12, alignItems: "center" };
const round: CSSProperties = {
  position: "relative", flex: "none", display: "grid", placeItems: "center", width: "2.5rem", height: "2.5rem", borderRadius: "50%", overflow: "hidden",
  border: "1px solid var(--line)", background: "var(--surface)", color: "var(--text-soft)", fontSize: ".875rem", fontWeight: 600,
};
const over: CSSProperties = { position: "absolute", inset: 0, width: "100%", height: "100%" };

/** Fetches the pictures for whoever comes to choose, whether or not anybody's name is looked at. Nothing is shown by it. */
export function FetchFaces() {
  useFaces();
  return null;
}

/** An officer's name with the picture that she chose, or with her initials. Who reads aloud hears the name alone. */
export function Face({ reader }: { reader: Reader }) {
  const jpeg = useFaces()?.get(reader.id);
  return (
    <span style={line}>
      <span style={round} aria-hidden="true" data-testid={`face-${reader.id}`}>{initials(reader.name)}{jpeg !== undefined && <Portrait jpeg={jpeg} />}</span>
      <span>{reader.name}</span>
    </span>
  );
}

/** Covers the initials once it is drawn; a picture that the browser cannot draw leaves them. */
function Portrait({ jpeg }: { jpeg: Bytes }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [drawn, setDrawn] = useState(false);
  useEffect(() => {
    if (canvas.current !== null) void drawPortrait(canvas.current, jpeg).then(setDrawn);
  }, [jpeg]);
  return <canvas ref={canvas} style={over} hidden={!drawn} />;
}

function useFaces(): Faces | null {
  const { office, place, now } = useRoom();
  const directory = office.kind === "ready" ? office.directory : null;
  const [faces, setFaces] = useState<Faces | null>(null);
  useEffect(() => {
    if (directory === null) return;
    let shown = true;
    void facesOf(place.office, directory, now()).then((found) => { if (shown) setFaces(found); });
    return () => { shown = false; };
  }, [directory, place.office, now]);
  return faces;
}
