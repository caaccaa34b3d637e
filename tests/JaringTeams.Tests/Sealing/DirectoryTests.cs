using Jaring.Sealing;
using Directory = Jaring.Sealing.Directory;

namespace Jaring.Tests.Sealing;

public class DirectoryTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Founders_Sign_Entry_Zero_And_It_Verifies()
    {
        using var keys = new Founders("m3", "m1", "m2");
        var e = Directory.FoundingEntry(keys.Members, Now);
        var verified = Directory.Verify([keys.SignAll(e)], Directory.Hash(e), Now);

        Assert.Equal(["m1", "m2", "m3"], verified.Entry.Members.Select(m => m.Id));
        Assert.Equal("Anggota m1", verified.Entry.Members[0].Who!.Name);
        Assert.Null(verified.Stale);
    }

    [Fact]
    public void A_Signature_Counts_Under_The_Name_Of_Whoever_Made_It()
    {
        using var keys = new Founders("m1", "m2", "m3");
        var e = Directory.FoundingEntry(keys.Members, Now);
        var signed = keys.SignAll(e);
        DirectorySignature[] swapped = [signed.Sigs[0] with { By = "m2" }, signed.Sigs[1] with { By = "m1" }, signed.Sigs[2]];
        Vectors.Refused("directory-quorum", () => Directory.Verify([signed with { Sigs = swapped }], Directory.Hash(e), Now));
    }

    [Fact]
    public void Keys_Unlock_By_Passphrase_And_By_Printed_Code_And_By_Nothing_Else()
    {
        using var keys = MemberKeys.Generate();
        var code = RecoveryCode.NewBytes();
        var record = MemberRecords.Enrol("m1", keys, "awan kuda lima", code);

        using var byWords = MemberRecords.Unlock(record, "awan kuda lima");
        using var byCode = MemberRecords.UnlockByRecovery(record, RecoveryCode.Read(RecoveryCode.Print(code).ToLowerInvariant()));
        Assert.Equal([keys.Kem, keys.Sig], [byWords.Kem, byWords.Sig]);
        Assert.Equal([keys.Kem, keys.Sig], [byCode.Kem, byCode.Sig]);
        Vectors.Refused("wrong-secret", () => MemberRecords.Unlock(record, "awan kuda enam"));
        Vectors.Refused("wrong-secret", () => MemberRecords.UnlockByRecovery(record, RecoveryCode.NewBytes()));
    }
}
