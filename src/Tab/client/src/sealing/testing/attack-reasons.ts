export const ATTACK_REASONS: Readonly<Record<string, string>> = {};
