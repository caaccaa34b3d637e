/**
 * JT1 as the pages use it: see docs/sealing.md. WebCrypto, HPKE and Shamir sharing only; no network, no storage, no view.
 * Every refusal is a SealingError with a stable reason; nothing that does not verify is handed out.
 */
export { SealingError } from "./errors";
export type * from "./types";
export { verifyDirectory } from "./directory";
export { type DirectoryChange, directoryChange, isNoChange, isRenewal, nextDirectoryEntry, readNextEntry, renewedEntry } from "./directory-next";
export { newFoundingEntry, signDirectory } from "./founding";
export { digits25, directoryDigits, grouped, keyDigits, siteSalt } from "./digits";
export { newPassphrase } from "./passphrase";
export { newRecoveryCode, printRecoveryCode, readRecoveryCode } from "./recovery";
export { enrol, type Secret, unlock, unlockWith } from "./member";
export { lockByPin, newDeviceKey, openDeviceName, type PinLock, type PinTry, sealDeviceName, tryPin } from "./pin";
export type { PasskeyAnswer } from "./ways";
export { newPasskeySalt, type Passkey, passkeysOf, signWays, withoutPasskey, withPasskey, withPassphrase, withRecovery } from "./revise";
export { carryOver, openCarried } from "./carry";
export { receiptKeys } from "./receipt";
export { type ReportToSeal, sealReport, type Submission } from "./report-seal";
export { sealWritten, writtenBy } from "./written";
export { releaseOf } from "./late";
export { expectReleased, findLateKey, isReleased } from "./late-open";
export { invitationLookup, newInvitation, signIn } from "./wali";
export { accessOf, findKey, fitKey } from "./case-key";
export { openCache, sealCache } from "./cache";
export { openAsMember, openAsReporter } from "./case-open";
export { openThread, readThread, sealMessage } from "./thread";
export { coSignReceipt, rotate, type ReceiptReplacement } from "./epoch-rotate";
export { isHandover, MOST_HANDED, readHandover, sealHandover } from "./handover";
export { type FreshReceipt, isReceiptRequest, isVouchedBy, readReceiptRequest, readVouch, sealReceiptRequest, type Vouch, vouchBody } from "./lost-receipt";
export { isShares, readShares, sealShares, type ToldShares } from "./new-shares";
export { grant, readClosing } from "./slot-sets";
export { readLog, sealLogEntry, verifyLog } from "./case-log";
export { pictureNumber, type PictureWord, readPicture, type SignedPicture, signPicture } from "./picture";
export {
  answerRequest, askedFor, type DualFront, holdersOf, isRequest, joinShares, myShare, type OpenedRequest, ownFront, readAnswers, readRequest, type RequestAnswer, requestOpening,
} from "./dual";
export { myIdentityShare, openIdentity } from "./identity";
export { receiveShare, releaseShare } from "./release";
export { type GlobalEntry, readGlobalLog, signGlobalEntry } from "./global-log";
export { signingKeysOf } from "./directory";
