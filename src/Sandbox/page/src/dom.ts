// The smallest way to write elements.
type Child = Node | string | null | false;
type Props = { class?: string; id?: string; title?: string; type?: string; lang?: string; testid?: string; label?: string; disabled?: boolean; current?: boolean; onclick?: (e: MouseEvent) => void };

export const h = <K extends keyof HTMLElementTagNameMap>(tag: K, props: Props = {}, ...children: Child[]): HTMLElementTagNameMap[K] => {
  const e = document.createElement(tag);
  if (props.class) e.className = props.class;
  if (props.id) e.id = props.id;
  if (props.title) e.title = props.title;
  if (props.type) e.setAttribute("type", props.type);
  if (props.lang) e.lang = props.lang;
  if (props.testid) e.dataset["testid"] = props.testid;
  if (props.label) e.setAttribute("aria-label", props.label);
  if (props.disabled) e.setAttribute("disabled", "");
  if (props.current) e.setAttribute("aria-current", "page");
  if (props.onclick) e.addEventListener("click", props.onclick as EventListener);
  e.append(...children.filter((c): c is Node | string => c !== null && c !== false));
  return e;
};

const icons: Record<string, string> = {
  chat: "M4 5h16v11H9l-5 4z", activity: "M12 4a5 5 0 0 0-5 5v4l-2 3h14l-2-3V9a5 5 0 0 0-5-5zM10 19h4", calendar: "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4",
  staff: "M4 20V9l8-5 8 5v11zM10 20v-6h4v6", team: "M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z", home: "M12 3l2.5 6H21l-5 4 2 7-6-4-6 4 2-7-5-4h6.5z",
};

export const icon = (name: string): SVGSVGElement => {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", icons[name] ?? "");
  svg.append(path);
  return svg;
};

export const clock = (iso: string): string => new Date(iso).toLocaleTimeString("id-ID", { hour: "2-digit", minute: "2-digit", timeZone: "Asia/Jakarta" });
export const day = (local: string): string => new Date(`${local.slice(0, 10)}T00:00:00Z`).toLocaleDateString("id-ID", { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
