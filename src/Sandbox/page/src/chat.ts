import * as AdaptiveCards from "adaptivecards";
import { api, type ChatMessage, type Person } from "./api";
import { clock, h } from "./dom";

const botName = "JaringTeams";

// Teams knows some Markdown; our card uses none, so that its words are shown as they are.
AdaptiveCards.AdaptiveCard.onProcessMarkdown = (words, result) => {
  const plain = document.createElement("p");
  plain.textContent = words;
  result.outputHtml = plain.innerHTML;
  result.didProcess = true;
};

const cardOf = (content: unknown, openLink: (url: string) => void): HTMLElement => {
  const card = new AdaptiveCards.AdaptiveCard();
  const colour = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const text = { default: colour("--text"), subtle: colour("--text-2") };
  const shades = { default: text, accent: { default: colour("--brand"), subtle: colour("--brand") }, attention: { default: colour("--alarm"), subtle: colour("--alarm") } };
  card.hostConfig = new AdaptiveCards.HostConfig({
    fontFamily: "'Segoe UI', system-ui, sans-serif",
    containerStyles: { default: { foregroundColors: shades, backgroundColor: "transparent" }, emphasis: { foregroundColors: shades, backgroundColor: colour("--ground-2") } },
    fontSizes: { small: 12, default: 14, medium: 16, large: 20, extraLarge: 24 },
    fontWeights: { lighter: 400, default: 400, bolder: 600 },
    imageSizes: { small: 64, medium: 112, large: 160 },
    actions: { actionsOrientation: "vertical", actionAlignment: "left", spacing: "default", buttonSpacing: 8 },
  });
  card.onExecuteAction = action => { if (action instanceof AdaptiveCards.OpenUrlAction && action.url) openLink(action.url); };
  card.parse(content);
  return card.render() ?? h("p", {}, "Kartu ini tidak dapat digambar.");
};

const line = (person: Person, m: ChatMessage, openLink: (url: string) => void): HTMLElement => {
  const mine = m.from === "me";
  return h("li", { class: mine ? "said mine" : "said" },
    h("p", { class: "by" }, mine ? "Anda" : botName, " ", h("time", {}, clock(m.at)),
      mine && h("button", { class: "link", type: "button", onclick: () => void api.unsay(person.id, m.id) }, "Hapus")),
    m.text !== null && h("p", { class: "text" }, m.text),
    ...m.cards.map(c => h("div", { class: "card" }, cardOf(c.content, openLink))));
};

/** The personal chat with the bot. */
export const chatView = (person: Person, openLink: (url: string) => void): { root: HTMLElement; refresh: () => Promise<void> } => {
  const list = h("ol", { class: "talk", testid: "chat-messages" });
  const copies = h("p", { class: "hint" });
  const input = h("textarea", { label: "Ketik pesan", testid: "chat-input" });
  input.rows = 1;
  const refresh = async () => {
    const { messages, copies: kept } = await api.chat(person.id);
    list.replaceChildren(...messages.map(m => line(person, m, openLink)));
    copies.textContent = `Salinan yang disimpan sistem kantor, termasuk pesan yang sudah dihapus: ${kept}.`;
    list.lastElementChild?.scrollIntoView({ block: "end" });
  };
  const say = async () => {
    const text = input.value.trim();
    if (!text) return;
    input.value = "";
    await api.say(person.id, text);
  };
  input.addEventListener("keydown", e => { if (e.key === "Enter" && !e.shiftKey) { e.preventDefault(); void say(); } });
  const root = h("section", { class: "view chat", label: "Obrolan" },
    h("h1", {}, `Obrolan dengan ${botName}`), list,
    h("div", { class: "say" }, input, h("button", { class: "primary", type: "button", testid: "chat-send", onclick: () => void say() }, "Kirim")), copies);
  return { root, refresh };
};
