namespace Jaring.Tests.Sealing;

/// <summary>What each attack of scenario.json must be refused for: a refusal by accident, for another reason, is a failure too.</summary>
internal static class AttackReasons
{
    private static readonly Dictionary<string, string[]> ByReason = new()
    {
        ["base64url"] =
        [
            "non-canonical base64url",
        ],
        ["directory-unknown"] =
        [
            "sealed against a forked directory the members never signed",
            "epoch: unknown directory",
        ],
        ["epoch-chain"] =
        [
            "epoch: follows another header",
            "epoch: number skipped",
            "epoch: of another case",
        ],
        ["epoch-directory"] =
        [
            "epoch: directory older than the case",
        ],
        ["epoch-end"] =
        [
            "epoch: the old epoch ends in another one",
        ],
        ["epoch-header"] =
        [
            "epoch: authorisation is for another key header",
        ],
        ["epoch-over"] =
        [
            "slot set: after the end of the epoch",
        ],
        ["fields"] =
        [
            "case log: header changed by the server",
        ],
        ["header-case"] =
        [
            "report swapped in from another case",
            "whole key header swapped in from another case",
            "report object of another case, rightly signed",
            "message of another case, rightly signed",
            "slot set: of another case",
            "epoch: authorisation object of another case",
            "receipt box of another case, right key",
            "dual: release for another request",
        ],
        ["header-epoch"] =
        [
            "report header epoch changed",
            "report object of another epoch, rightly signed",
            "message of another epoch, rightly signed",
            "slot set: of another epoch",
            "epoch: authorisation object of another epoch",
        ],
        ["header-log"] =
        [
            "case log: entry of another log",
        ],
        ["header-prev"] =
        [
            "case log: entry on another branch",
            "global log entry signed on another branch",
        ],
        ["header-rev"] =
        [
            "slot set: rev skipped",
        ],
        ["header-rk"] =
        [
            "old receipt after its replacement",
        ],
        ["header-seq"] =
        [
            "case log: middle entry dropped",
            "case log: sequence number skipped",
        ],
        ["header-v"] =
        [
            "version downgraded in kh",
            "key header says JT0, slots valid for it",
            "object header says JT0, key valid for it",
        ],
        ["identity-swapped"] =
        [
            "identity forged by the server (own key, own shares)",
        ],
        ["json-not-canonical"] =
        [
            "report header re-serialised with a space",
        ],
        ["kdf-downgrade"] =
        [
            "member record with 1000 PBKDF2 iterations",
        ],
        ["key-commitment"] =
        [
            "partitioning: m1 given another case key under the same header; must fail before any decryption",
            "receipt on a drill",
            "identity sealed under a key other than the committed one",
            "epoch: carries a wrong old key",
            "receipt box with a wrong commitment, right key",
            "dual: share of another case",
        ],
        ["log-fork"] =
        [
            "case log: fork at the seen head",
        ],
        ["log-key"] =
        [
            "case log: entry under the old epoch's key",
            "case log: entry under an unknown key",
        ],
        ["log-truncated"] =
        [
            "case log: last entry dropped",
        ],
        ["named-without-slot"] =
        [
            "slot set: names m4 as reader but gives no slot",
            "slot set: names m4 as reader but gives a dummy",
        ],
        ["no-name"] =
        [
            "identity dummy opened as real",
            "the report says no name was given",
        ],
        ["no-share"] =
        [
            "identity release for another request",
            "dual: release bound to another request",
            "dual: release opened by another holder",
        ],
        ["no-slot"] =
        [
            "reporter's signing key substituted in kh",
            "directory reference changed",
            "excluded member m3 has no slot",
            "slot with an invalid curve point",
            "dummy, empty",
            "drill accepted as report by m1",
            "drill accepted as report by m2",
            "drill accepted as report by m4",
            "drill accepted as report by t1",
            "removed reader m2 on epoch 1",
            "dual request: read by m3, who holds no share",
        ],
        ["not-a-request"] =
        [
            "dual request: a report is not a request",
            "dual request: statement shown under another purpose",
        ],
        ["not-active"] =
        [
            "slot set: signed by a removed member",
            "epoch: signed by a removed member",
        ],
        ["not-reader"] =
        [
            "slot set: signed by a member who could not read",
            "slot set: signed by a former reader",
            "epoch: receipt replaced, co-signed by a former reader",
            "epoch: receipt replaced, co-signed by m3 who never could read",
            "epoch: signed by a former reader",
            "dual: signed by a member who holds no share",
            "dual request: by a member who holds no share",
            "case log: entry by m3 who cannot read",
        ],
        ["object-decrypt"] =
        [
            "salt changed",
            "ciphertext bit flipped",
        ],
        ["other-case"] =
        [
            "whole bundle of another case returned for this case id",
        ],
        ["padding"] =
        [
            "report padded to 4 KiB",
            "report padded to 128 KiB, text fits 64 KiB",
            "more steps than the type allows",
            "padding carries hidden bytes",
        ],
        ["receipt-change"] =
        [
            "epoch: receipt replaced with one signature",
            "epoch: receipt replaced, same member signs twice",
            "epoch: co-signature for another receipt key",
            "epoch: only the signing half of the receipt key replaced, one signature",
            "epoch: only the KEM half replaced, one signature",
        ],
        ["release-other-request"] =
        [
            "dual: release says it answers another request",
        ],
        ["request-other-case"] =
        [
            "dual request: for another case",
        ],
        ["shape"] =
        [
            "server: report padded to 4 KiB",
            "server: nine slots",
            "server: slot of 65 bytes",
        ],
        ["share-twice"] =
        [
            "dual: own share twice",
        ],
        ["signature"] =
        [
            "report rewritten by a member who holds the case key",
            "message in another's name",
            "slot set: signed in another's name",
            "epoch: signed in another's name",
            "dual: release of another request re-sealed into this one by the requester",
            "dual request: signed in another's name",
            "dual request: signed statement moved to another request",
            "case log: entry in another's name",
        ],
        ["slot-malformed"] =
        [
            "slot of 63 bytes",
            "slot of 65 bytes",
            "mode byte unknown",
            "dummy claimed as real",
            "key with a byte after it",
            "malformed slot before a good one: an error, not a miss",
        ],
        ["slots-chain"] =
        [
            "slot set: wrong prev",
        ],
        ["slots-directory"] =
        [
            "slot set: removed member backdates to the older directory, reader has seen the newer",
            "slot set: directory older than the case",
        ],
        ["slots-fork"] =
        [
            "slot set: fork at a seen rev",
        ],
        ["slots-rollback"] =
        [
            "slot set: replay of an older rev",
            "slot set: original slots replayed",
        ],
        ["slots-unsigned"] =
        [
            "right key in slots nobody signed",
            "slot set: slots are not the signed ones",
            "epoch: slots swapped",
        ],
        ["too-few-shares"] =
        [
            "identity: one share",
            "dual: no release",
        ],
        ["two-needed"] =
        [
            "share presented as key",
            "one share alone is not the key (dual)",
        ],
    };

    public static string For(string attack) => ByReason.Single(reason => reason.Value.Contains(attack)).Key;
}
