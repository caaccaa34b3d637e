/** Six words as they were shown: lower case, one space between. People add capitals, commas and line breaks. */
export function normalWords(text: string): string {
  return text.toLowerCase().split(/[\s,.;]+/).filter((word) => word !== "").join(" ");
}
