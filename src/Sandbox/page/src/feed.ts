import { api, type Person } from "./api";
import { clock, h } from "./dom";

/** The activity feed: notices as Teams shows them. */
export const feedView = (person: Person, openTeamTab: () => void): { root: HTMLElement; refresh: () => Promise<void> } => {
  const list = h("ul", { class: "rows", testid: "feed-list" });
  const refresh = async () => {
    const { items } = await api.feed(person.id);
    list.replaceChildren(...(items.length
      ? items.map(i => h("li", {}, h("button", { class: "row", type: "button", onclick: openTeamTab }, h("strong", {}, i.title), h("span", {}, i.preview), h("time", {}, clock(i.at)))))
      : [h("li", { class: "empty" }, "Belum ada aktivitas.")]));
  };
  return { root: h("section", { class: "view", label: "Aktivitas" }, h("h1", {}, "Aktivitas"), list), refresh };
};
