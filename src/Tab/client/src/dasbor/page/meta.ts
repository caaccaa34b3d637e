/** What the server writes into the page's head: the office, who may frame the page, and the office's language. */
export type PageMeta = { office: string; frames: string[]; language: string };

/** Reads it from the document. A missing tag is an empty value: the page then says that it cannot start. */
export function readMeta(document: Document): PageMeta {
  const content = (name: string) => document.querySelector(`meta[name="${name}"]`)?.getAttribute("content")?.trim() ?? "";
  return {
    office: content("jaring-office"),
    frames: content("jaring-frames").split(/\s+/).filter((origin) => /^https?:\/\//.test(origin)),
    language: content("jaring-language") || "id",
  };
}
