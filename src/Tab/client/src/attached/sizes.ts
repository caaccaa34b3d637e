/** "1,2 MB": thousands as phones count them. */
export function sizeText(bytes: number, language: string): string {
  const [value, unit] = bytes < 1_000_000 ? [Math.max(1, bytes / 1000), "KB"] : [bytes / 1_000_000, "MB"];
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: unit === "KB" ? 0 : 1 }).format(value)} ${unit}`;
}
