import type { TextKey } from "../page/i18n";

/** What a line of a case's log says besides opening and readers, by its `act` (docs/sealing.md 12 and 16). A line without words here is another step. */
export const deeds: Readonly<Record<string, TextKey>> = {
  "file.open": "board.audit.deed.file",
  "letter.made": "board.audit.deed.letter",
  "written.heard": "board.audit.deed.heard",
  "name.open": "board.audit.deed.name",
  "export.request": "board.audit.deed.export.request",
  "export.request.name": "board.audit.deed.export.request",
  "export.approve": "board.audit.deed.export.approve",
  "export.approve.name": "board.audit.deed.export.approve",
  "export.withdraw": "board.audit.deed.export.withdraw",
  "export.made": "board.audit.deed.export.made",
  "keep.day": "board.audit.deed.keep.day",
  "keep.hold": "board.audit.deed.keep.hold",
  "keep.release": "board.audit.deed.keep.release",
  "erase.request": "board.audit.deed.erase.request",
  "erase.approve": "board.audit.deed.erase.approve",
};
