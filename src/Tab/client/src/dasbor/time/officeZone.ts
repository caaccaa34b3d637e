/** How Indonesia calls its zones. None of them has a summer time. */
const names: Readonly<Record<string, string>> = { "Asia/Jakarta": "WIB", "Asia/Pontianak": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT" };

const written = typeof document === "undefined" ? null : document.querySelector('meta[name="jaring-zone"]')?.getAttribute("content");

/** The office's time zone, as the server writes it into the page's head: days and hours that people read and type are those of the office, wherever the browser is. */
export const officeZone: string = written || "Asia/Jakarta";

/** What stands behind an hour: "WIB", "WITA" or "WIT". */
export const zoneName: string = names[officeZone] ?? officeZone;
