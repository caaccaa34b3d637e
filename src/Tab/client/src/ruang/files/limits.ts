/** 50 MB, as phones count them; the server has its own say. */
export const mostBytes = 50_000_000;
/** Files with one report or one message. */
export const mostFiles = 10;
