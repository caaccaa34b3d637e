using System.Text.Json.Nodes;
using Jaring.Sealing;
using Directory = Jaring.Sealing.Directory;

namespace Jaring.Tests.Sealing;

/// <summary>Reports sealed here: who opens them, who does not, and what a server sees.</summary>
public class ReportTests
{
    private const string Nasty = "Kejadian di ruang arsip — ‘dia’ berkata: <script>alert(1)</script> \u202Eابت\u202C 😢 é e\u0301 \"\\\n\t\u2028";

    private static readonly Scenario World = Scenario.Instance;

    public static TheoryData<string, string[], bool, bool> Kinds => new()
    {
        { "to two", ["m1", "m4"], false, false },
        { "with a name", ["m1", "m2", "m4", "m6"], false, true },
        { "dual", ["m1", "m4", "m6"], true, false },
        { "dual with a name", ["m1", "m4"], true, true },
        { "to the trustee alone", ["t1"], false, false },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_Kind_Of_Report_Looks_Like_A_Drill(string kind, string[] to, bool dual, bool named)
    {
        var report = Seal(to, ["m3"], dual, named).Sealed;
        Assert.True(World.Shape == SealedShape.Of(report), kind);
        Assert.Equal(SealedShape.Of(Drill.Make(new(World.Directory.Entry.N, World.Directory.Hash))), SealedShape.Of(report));
        Assert.Equal(report.Write().Length, Sealed.Read(report.Write()).Write().Length);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Only_The_Chosen_And_The_Receipt_Open_It(string kind, string[] to, bool dual, bool named)
    {
        var (report, digits, _) = Seal(to, ["m3"], dual, named);
        foreach (var id in World.MemberIds)
        {
            if (to.Contains(id) && !dual)
            {
                var open = Reports.OpenAsMember(World.Member(id), report, World.Directory);
                Assert.Equal(Nasty, open.Payload.Body.GetProperty("text").GetString());
                Assert.Equal(["m3"], open.Payload.Excl);
                Assert.Equal(to, open.Payload.To);
                Assert.Equal(named, open.Payload.Named);
            }
            else
            {
                Vectors.Refused(to.Contains(id) ? "two-needed" : "no-slot", () => Reports.OpenAsMember(World.Member(id), report, World.Directory));
            }
        }

        var receipt = Receipts.Keys(digits.Insert(5, " ").Insert(12, "-").Insert(20, "."), World.Site);
        Assert.Equal(report.Rid, receipt.Rid);
        Assert.Equal(Nasty, Reports.OpenAsReporter(receipt, report, World.Directory).Payload.Body.GetProperty("text").GetString());
        Vectors.Refused("key-commitment", () => Reports.OpenAsReporter(Receipts.Keys(digits, new byte[16]), report, World.Directory));
        Assert.NotEmpty(kind);
    }

    [Fact]
    public void Nobody_Opens_A_Drill()
    {
        var drill = Drill.Make(new(World.Directory.Entry.N, World.Directory.Hash));
        Assert.All(World.MemberIds, id => Vectors.Refused("no-slot", () => Reports.OpenAsMember(World.Member(id), drill, World.Directory)));
        Assert.NotEqual(drill.Kh, Drill.Make(new(World.Directory.Entry.N, World.Directory.Hash)).Kh);
    }

    [Fact]
    public void No_Two_Slots_Are_Alike_And_Their_Order_Says_Nothing()
    {
        var report = Seal(["m1", "m4"], [], dual: false, named: false).Sealed;
        Assert.Equal(8, report.Slots.Select(s => s.E).Distinct().Count());

        var places = Enumerable.Range(0, 40).Select(_ => PlaceOf("m1")).Distinct().Count();
        Assert.True(places > 3, "the first reader should not always stand in the same place");
    }

    public static TheoryData<string, string[], string[], bool, bool> Unsealable => new()
    {
        { "too-few-readers", ["m1"], [], false, false },
        { "readers", [], [], false, false },
        { "two-needed", ["t1"], [], true, false },
        { "two-needed", ["t1"], [], false, true },
        { "not-active", ["m1", "m5"], [], false, false },
        { "not-active", ["m1", "nobody"], [], false, false },
        { "readers", ["m1", "m1"], [], false, false },
        { "excluded", ["m1", "m3"], ["m3"], false, false },
    };

    [Theory]
    [MemberData(nameof(Unsealable))]
    public void Some_Choices_Are_Not_Sealed(string reason, string[] to, string[] exclude, bool dual, bool named) =>
        Vectors.Refused(reason, () => Seal(to, exclude, dual, named));

    [Fact]
    public void Nine_Readers_Are_One_Too_Many_And_Eight_Are_Not()
    {
        using var team = new Founders([.. Enumerable.Range(1, 9).Select(i => "m" + i)]);
        var directory = team.Found(World.Now);
        string[] all = [.. directory.Entry.Members.Select(m => m.Id)];
        var report = Reports.Seal(new(directory, all[..8], [], "isi", World.Site)).Sealed;

        Assert.All(all[..8], id => Assert.Equal("isi", Reports.OpenAsMember(new(id, team[id]), report, directory).Payload.Body.GetString()));
        Vectors.Refused("no-slot", () => Reports.OpenAsMember(new("m9", team["m9"]), report, directory));
        Vectors.Refused("readers", () => Reports.Seal(new(directory, all, [], "isi", World.Site)));
    }

    [Fact]
    public void A_Text_Of_Four_Steps_Is_Sealed_And_A_Longer_One_Refused()
    {
        var report = Reports.Seal(new(World.Directory, ["m1", "m4"], [], new string('x', 150_000), World.Site)).Sealed;
        Assert.Equal(150_000, Reports.OpenAsMember(World.Member("m4"), report, World.Directory).Payload.Body.GetString()!.Length);
        Vectors.Refused("too-long", () => Reports.Seal(new(World.Directory, ["m1", "m4"], [], new string('x', 262_144), World.Site)));
    }

    [Fact]
    public void An_Expired_Directory_Still_Seals()
    {
        using var team = new Founders("m1", "m2", "m3");
        var e = Directory.FoundingEntry(team.Members, World.Now);
        var stale = Directory.Verify([team.SignAll(e)], Directory.Hash(e), World.Now.AddDays(40), DirectoryUse.Seal);
        var report = Reports.Seal(new(stale, ["m1", "m2"], [], "isi", World.Site)).Sealed;

        Assert.NotNull(stale.Stale);
        Assert.Equal("isi", Reports.OpenAsMember(new("m2", team["m2"]), report, stale).Payload.Body.GetString());
    }

    [Fact]
    public void Two_Members_Open_A_Name_After_A_Request_And_One_Cannot()
    {
        var report = Seal(["m1", "m4"], [], dual: false, named: true).Sealed;
        var open = Reports.OpenAsMember(World.Member("m1"), report, World.Directory);
        var request = CaseLog.Append(open, null, World.Now, "identity.request", null).Hash();
        var mine = Identity.MyShare(World.Member("m1").Keys, report);
        var release = Identity.Release(Identity.MyShare(World.Member("m4").Keys, report), World.Directory.Entry.Active("m1")!, request);
        var theirs = Identity.Receive(World.Member("m1").Keys, release, request);

        Assert.Equal("Sari", Identity.Open(report, open.Payload, [mine, theirs])!["nama"].Text());
        Vectors.Refused("too-few-shares", () => Identity.Open(report, open.Payload, [mine]));
        Vectors.Refused("share-twice", () => Identity.Open(report, open.Payload, [mine, mine]));
        Vectors.Refused("no-share", () => Identity.Receive(World.Member("m2").Keys, release, request));
        Vectors.Refused("no-share", () => Identity.Receive(World.Member("m1").Keys, release, World.Main.ReportHash));
    }

    private static int PlaceOf(string id)
    {
        var slots = Slots.ForKey(World.Directory.Entry, [id], "ck", [1], new byte[32]);
        return Array.FindIndex(slots, s => Slots.TryOpen(World.Member(id).Keys.Agreement, "ck", [1], s) is not null);
    }

    private static SealedReport Seal(string[] to, string[] exclude, bool dual, bool named) =>
        Reports.Seal(new(World.Directory, to, exclude, new JsonObject { ["kind"] = "report", ["text"] = Nasty }, World.Site)
        {
            Dual = dual,
            Name = named ? new JsonObject { ["nama"] = "Sari" } : null,
        });
}
