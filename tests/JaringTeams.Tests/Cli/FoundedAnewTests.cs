using System.Text.Json.Nodes;
using Jaring.Sealing;

namespace Jaring.Tests.Cli;

/// <summary>A case that is older than the list that stands: the package brings the lists since, and each of them has to stand from its own first entry.</summary>
public sealed class FoundedAnewTests
{
    private static SpoiltPackage Package => new(SpoiltPackage.Anew);

    [Fact]
    public void It_Holds_And_Both_Fingerprints_Are_There_To_Be_Compared()
    {
        Assert.Equal("held", Package.Resign().Verdict());
        Assert.Equal(["anew", "genesis"], Noted(null));
        Assert.Equal(["anew"], Noted(SpoiltPackage.AnewGenesis));
        Assert.Equal([], Noted($"{OfficeKeys.Digits25(Base64Url.Decode(SpoiltPackage.Genesis))}, {SpoiltPackage.AnewGenesis}"));
    }

    /// <summary>The list that ended vouches for nobody by itself, and a print that fits no list is not passed over.</summary>
    [Fact]
    public void A_Fingerprint_From_Elsewhere_Has_To_Fit_The_List_That_Stands()
    {
        Assert.Equal("list other-genesis", Package.Verdict(genesis: SpoiltPackage.Genesis));
        Assert.Equal("list other-genesis", Package.Verdict(genesis: $"{SpoiltPackage.AnewGenesis},{SpoiltPackage.Ack}"));
        Assert.Equal("list other-genesis", Package.Verdict(genesis: ","));
    }

    [Fact]
    public void Without_The_List_It_Was_Sealed_Under_The_Report_Means_Nothing()
    {
        Assert.Equal("report directory-unknown", Changed(d => d.AsObject().Remove("past")).Verdict());
        Assert.Equal("list fields", Changed(d => d["past"] = new JsonArray()).Verdict());
        Assert.Equal("report directory-unknown", Changed(d => d["past"]![0] = new JsonObject { ["genesis"] = d["genesis"]!.DeepClone(), ["chain"] = d["chain"]!.DeepClone() }).Verdict());
    }

    [Fact]
    public void A_Spoilt_Former_List_Is_Refused()
    {
        Assert.Equal("list directory-quorum", Changed(d => d["past"]![0]!["chain"]![0]!["sigs"]!.AsArray().RemoveAt(0)).Verdict());
        Assert.Equal("list directory-genesis", Changed(d => d["past"]![0]!["genesis"] = SpoiltPackage.Ack).Verdict());
        Assert.Equal("list directory-chain", Changed(d => d["past"]![0]!["chain"] = new JsonArray()).Verdict());
        Assert.Equal("list part-malformed", Changed(d => d["past"]![0]!["floor"] = 1).Verdict());
        Assert.Equal("manifest file-changed", Package.Flip("directory.json", 40).Verdict());
    }

    /// <summary>Who did not go on knows old keys and signs nothing for the team that stands.</summary>
    [Fact]
    public void Somebody_Who_Did_Not_Go_On_Neither_Makes_Nor_Agrees_To_An_Export()
    {
        var signed = Package;
        signed.Change("manifest.sig.json", s => (s["by"], s["sig"]) = ("c3", Signatures.Sign(SpoiltPackage.Member("c3").Keys.Signing, "export", signed["manifest.json"])));
        Assert.Equal("signer signature", signed.Verdict());

        var agreed = Package;
        var request = agreed.Log[1].Hash();
        agreed.Change("case/log.json", log => log[2] = agreed.Line("c3", 2, request, "export.approve", request));
        Assert.Equal("two not-active", agreed.Resign(m => m["approve"] = agreed.Log[2].Hash()).Verdict());
    }

    [Fact]
    public void Files_That_Came_With_Messages_Are_Held_Against_What_Was_Signed()
    {
        var files = Package.Attachments;
        Assert.Equal(2, files.Count);
        Assert.Equal("files attachment-missing", Package.Remove(files[1]).Resign().Verdict());
        Assert.Equal("files file-decrypt", Package.Flip(files[0], 2000).Resign().Verdict());
        Assert.Equal("files file-truncated", Cut(files[0], 54).Verdict());
        Assert.Equal("files file-decrypt", Cut(files[0], 54 + 2 * (1024 + 16)).Verdict());
        Assert.Equal("files file-header", Exchanged(files).Verdict());
    }

    private static SpoiltPackage Changed(Action<JsonNode> change) => Package.Change("directory.json", change).Resign();

    private static string[] Noted(string? genesis)
    {
        var examination = Package.Examined(genesis);
        Assert.True(examination.Held);
        return [.. examination.Notes.Select(n => n.Key).Where(k => k is "anew" or "genesis")];
    }

    private static SpoiltPackage Cut(string path, int length)
    {
        var package = Package;
        package[path] = package[path][..length];
        return package.Resign();
    }

    private static SpoiltPackage Exchanged(IReadOnlyList<string> files)
    {
        var package = Package;
        (package[files[0]], package[files[1]]) = (package[files[1]], package[files[0]]);
        return package.Resign();
    }
}
