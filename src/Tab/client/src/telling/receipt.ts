/** The 25 digits of a receipt, as people copy them: five groups of five. */
export const receiptLength = 25;

export function receiptGroups(receipt: string): string[] {
  return digitsOf(receipt).match(/\d{5}/g) ?? [];
}

/** Digits only: people write spaces, dots and hyphens between them. */
export function digitsOf(text: string): string {
  return text.replace(/\D/g, "");
}

export function lastFiveMatch(receipt: string, typed: string): boolean {
  return digitsOf(typed) === digitsOf(receipt).slice(-5);
}
