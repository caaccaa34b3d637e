using System.Text.Json;
using System.Text.Json.Nodes;
using Jaring.Cli;
using Jaring.Cli.Commands;
using Jaring.Sealing;
using Jaring.Tests.Sealing;

namespace Jaring.Tests.Cli;

/// <summary>An export that TypeScript made, checked by C#; and each part of it changed in turn, refused for the reason it is about.</summary>
public sealed class VerifyTests
{
    [Fact]
    public void What_The_Page_Made_Holds_With_Fingerprints_From_Elsewhere()
    {
        Assert.Equal("held", new SpoiltPackage().Verdict(SpoiltPackage.Genesis, SpoiltPackage.Ack));
        Assert.Equal("held", new SpoiltPackage().Verdict(OfficeKeys.Digits25(Base64Url.Decode(SpoiltPackage.Genesis)), OfficeKeys.Digits25(Base64Url.Decode(SpoiltPackage.Ack))));
        Assert.Equal("held", new SpoiltPackage().Resign().Verdict());
    }

    [Fact]
    public void Another_Team_Or_Another_Report_Is_Told_By_Its_Fingerprint()
    {
        Assert.Equal("list other-genesis", new SpoiltPackage().Verdict(genesis: SpoiltPackage.Ack));
        Assert.Equal("acknowledged other-report", new SpoiltPackage().Verdict(ack: SpoiltPackage.Genesis));
        Assert.Equal("acknowledged other-report", new SpoiltPackage().Verdict(ack: "12345"));
    }

    /// <summary>Somebody on the way who has no member's key: every file is held by the list, and the list by its signature.</summary>
    [Fact]
    public void A_File_Changed_On_The_Way_Is_Named()
    {
        foreach (var path in new[] { "baca-saya.txt", "case/epochs.json", "case/log.json", "case/sealed.json", "case/sets.json", "case/slots.json", "case/thread.json", "keys.json", "opened.json" })
        {
            Assert.Equal("manifest file-changed", new SpoiltPackage().Flip(path, 3).Verdict());
        }

        Assert.Equal("manifest file-changed", new SpoiltPackage().Flip(new SpoiltPackage().Attachment, 3).Verdict());
        Assert.Equal("signer signature", new SpoiltPackage().Change("manifest.json", m => m["made"] = 1_800_000_061).Verdict());
        Assert.Equal("signer signature", new SpoiltPackage().Change("manifest.sig.json", s => s["by"] = "b2").Verdict());
        Assert.Equal("signer signature", new SpoiltPackage().Change("manifest.sig.json", s => s["by"] = "x9").Verdict());
    }

    [Fact]
    public void A_File_Too_Many_Too_Few_Or_Twice_Is_Named()
    {
        Assert.Equal("package part-missing", new SpoiltPackage().Remove("case/log.json").Verdict());
        Assert.Equal("package part-unknown", new SpoiltPackage().Add("extra.txt", []).Verdict());
        Assert.Equal("package part-unknown", new SpoiltPackage().Add("files/../../x.jt1f", []).Verdict());
        Assert.Equal("package part-twice", new SpoiltPackage().Add("keys.json", [1]).Verdict());
        Assert.Equal("manifest file-not-listed", new SpoiltPackage().Resign(m => m["files"]!.AsArray().RemoveAt(0)).Verdict());
        Assert.Equal("manifest file-twice", new SpoiltPackage().Resign(m => m["files"]!.AsArray().Add(m["files"]![0]!.DeepClone())).Verdict());
        Assert.Equal("manifest file-missing", new SpoiltPackage().Resign(m =>
            m["files"]!.AsArray().Add(new JsonObject { ["path"] = "y", ["size"] = 0, ["sha256"] = "" })).Verdict());
        Assert.Equal("manifest json-not-canonical", Raw("manifest.json", text => text.Replace("\"v\":", "\"v\": ", StringComparison.Ordinal)).Verdict());
        Assert.Equal("manifest header-v", new SpoiltPackage().Resign(m => m["v"] = "JT0").Verdict());
        Assert.Equal("manifest length", new SpoiltPackage().Resign(m => m["case"] = "AAAA").Verdict());
        Assert.Equal("manifest header-t", new SpoiltPackage().Resign(m => m["t"] = "other").Verdict());
        Assert.Equal("manifest time", new SpoiltPackage().Resign(m => m["made"] = long.MaxValue).Verdict());
    }

    [Fact]
    public void The_List_Of_The_Team_Has_To_Be_Signed()
    {
        Assert.Equal("list directory-quorum", new SpoiltPackage().Change("directory.json", d => d["chain"]![0]!["sigs"]!.AsArray().RemoveAt(0)).Resign().Verdict());
        Assert.Equal("list directory-genesis", new SpoiltPackage().Change("directory.json", d => d["genesis"] = SpoiltPackage.Ack).Resign().Verdict());
        Assert.Equal("list directory-chain", new SpoiltPackage().Change("directory.json", d => d["chain"] = new JsonArray()).Resign().Verdict());
        Assert.Equal("list part-malformed", new SpoiltPackage().Change("directory.json", d => d["more"] = 1).Resign().Verdict());
    }

    [Fact]
    public void Keys_Have_To_Be_Those_Of_This_Case()
    {
        Assert.Equal("keys key-commitment", new SpoiltPackage().Change("keys.json", k => k["ck"]![0] = SpoiltPackage.Ack).Resign().Verdict());
        Assert.Equal("keys key-commitment", new SpoiltPackage().Change("keys.json", k => k["ck"]![1] = SpoiltPackage.Ack).Resign().Verdict());
        Assert.Equal("keys key-count", new SpoiltPackage().Change("keys.json", k => k["ck"]!.AsArray().RemoveAt(1)).Resign().Verdict());
        Assert.Equal("keys access-hash", new SpoiltPackage().Change("case/sealed.json", s => s["ah"] = SpoiltPackage.Ack).Resign().Verdict());
        Assert.Equal("keys part-malformed", new SpoiltPackage().Change("keys.json", k => k["mk"] = "x").Resign().Verdict());
    }

    [Fact]
    public void The_Report_Has_To_Be_The_One_That_Its_Writer_Sealed()
    {
        Assert.Equal("report object-decrypt", new SpoiltPackage().Change("case/sealed.json", s => Damage(s["report"]!)).Resign().Verdict());
        Assert.Equal("report signature", Rewritten("lain").Resign().Verdict());
        Assert.Equal("report slots-unsigned", new SpoiltPackage().Change("case/sealed.json", s => Swap(s["slots"]!, 0, 1)).Resign().Verdict());
        Assert.Equal("report other-case", new SpoiltPackage().Resign(m => m["case"] = "AAAAAAAAAAAAAAAAAAAAAA").Verdict());
    }

    [Fact]
    public void Changes_Of_Readers_And_Keys_Have_To_Be_Whole()
    {
        Assert.Equal("readers header-rev", new SpoiltPackage().Change("case/sets.json", s => s.AsArray().RemoveAt(0)).Resign().Verdict());
        Assert.Equal("readers slots-unsigned", new SpoiltPackage().Change("case/sets.json", s => s.AsArray().RemoveAt(1)).Resign().Verdict());
        Assert.Equal("readers object-decrypt", new SpoiltPackage().Change("case/sets.json", s => Damage(s[0]!)).Resign().Verdict());
        Assert.Equal("epochs slots-unsigned", new SpoiltPackage().Change("case/slots.json", s => Swap(s, 0, 1)).Resign().Verdict());
        Assert.Equal("epochs object-decrypt", new SpoiltPackage().Change("case/epochs.json", e => Damage(e[0]!["auth"]!)).Resign().Verdict());
        Assert.Equal("epochs epoch-missing", new SpoiltPackage()
            .Change("case/epochs.json", e => e.AsArray().Clear()).Change("keys.json", k => k["ck"]!.AsArray().RemoveAt(1)).Resign().Verdict());
    }

    [Fact]
    public void The_Log_Has_To_Be_One_Chain()
    {
        Assert.Equal("log log-chain", new SpoiltPackage().Change("case/log.json", l => l.AsArray().RemoveAt(0)).Resign().Verdict());
        Assert.Equal("log log-chain", new SpoiltPackage().Change("case/log.json", l => Swap(l, 0, 1)).Resign().Verdict());
        Assert.Equal("log log-chain", new SpoiltPackage().Change("case/log.json", l => Damage(l[1]!)).Resign().Verdict());
    }

    [Fact]
    public void The_Thread_Has_To_Reach_What_Was_There_When_The_Export_Was_Asked_For()
    {
        foreach (var place in new[] { 0, 1, 3, 4, 5 })
        {
            Assert.Equal("thread thread-short", new SpoiltPackage().Change("case/thread.json", t => t.AsArray().RemoveAt(place)).Resign().Verdict());
            Assert.Equal("thread thread-short", new SpoiltPackage().Change("case/thread.json", t => Damage(t[place]!)).Resign().Verdict());
        }

        Assert.Equal("thread thread-short", new SpoiltPackage().Change("case/thread.json", t => Swap(t, 0, 1)).Resign().Verdict());
        Assert.Equal("opened opened-differs", new SpoiltPackage().Change("case/thread.json", t => t.AsArray().RemoveAt(2)).Resign().Verdict());
    }

    [Fact]
    public void One_Person_Cannot_Sign_Twice_And_Nobody_Can_Be_Left_Out()
    {
        Assert.Equal("two approve-missing", new SpoiltPackage().Change("case/log.json", l => l.AsArray().RemoveAt(3)).Resign().Verdict());
        Assert.Equal("two request-missing", new SpoiltPackage().Resign(m => m["request"] = SpoiltPackage.Ack).Verdict());
        Assert.Equal("two approve-missing", new SpoiltPackage().Resign(m => m["approve"] = m["request"]!.DeepClone()).Verdict());
        Assert.Equal("two one-person", Approved("a1", "export.approve.name").Verdict());
        Assert.Equal("two approve-missing", Approved("b2", "open").Verdict());
        Assert.Equal("opened opened-differs", Approved("b2", "export.approve.name").Verdict());
        Assert.Equal("two approve-missing", Approved("b2", "export.approve", reference: SpoiltPackage.Ack).Verdict());
        Assert.Equal("two request-missing", SignedBy("b2").Verdict());
        Assert.Equal("two withdrawn", Withdrawn().Verdict());
    }

    [Fact]
    public void The_Name_And_The_Files_Have_To_Be_Those_That_Were_Sealed()
    {
        Assert.Equal("name key-commitment", new SpoiltPackage().Change("keys.json", k => k["ik"] = SpoiltPackage.Ack).Resign().Verdict());
        Assert.Equal("name identity-swapped", new SpoiltPackage().Change("case/sealed.json", s => Damage(s["identity"]!)).Resign().Verdict());
        Assert.Equal("opened opened-differs", new SpoiltPackage().Change("keys.json", k => k["ik"] = null).Resign().Verdict());
        var file = new SpoiltPackage().Attachment;
        Assert.Equal("files file-decrypt", new SpoiltPackage().Flip(file, 1).Resign().Verdict());
        Assert.Equal("files attachment-missing", new SpoiltPackage().Remove(file).Resign().Verdict());
        Assert.Equal("files attachment-unknown", new SpoiltPackage().Add("files/AAAAAAAAAAAAAAAAAAAAAA.jt1f", [1]).Resign().Verdict());
    }

    /// <summary>The key of the envelope is in the package, and that is not enough: it has to have been let out by two, twice.</summary>
    [Fact]
    public void The_Name_Goes_Out_Only_When_Two_Opened_It_And_Two_Chose_It()
    {
        Assert.Equal("name name-not-chosen", Approved("b2", "export.approve").Verdict());
        Assert.Equal("opened opened-differs", new SpoiltPackage().Answered("b2", "name.yes").Verdict());
        Assert.Equal("name name-release-missing", new SpoiltPackage().Answered("b2", "name.no").Verdict());
        Assert.Equal("name name-release-missing", new SpoiltPackage().Answered("a1", "name.yes").Verdict());
        Assert.Equal("name name-release-missing", new SpoiltPackage().Answered("d4", "name.yes").Verdict());
        Assert.Equal("name name-release-missing", new SpoiltPackage().Answered("a1", "name.back").Verdict());
        Assert.Equal("name name-release-missing", new SpoiltPackage().Answered("b2", "name.yes", SpoiltPackage.Ack).Verdict());
    }

    [Fact]
    public void The_Opened_Text_Has_To_Be_What_Was_Sealed_To_The_Letter()
    {
        foreach (var (from, to) in new[] { ("Baris", "Garis"), ("\"named\":true", "\"named\":false"), ("\"excl\":[]", "\"excl\":[\"d4\"]"), ("Kami sudah", "Kami belum"), ("\"by\":\"b2\"", "\"by\":\"a1\""), ("\"thread\":1", "\"thread\":0") })
        {
            Assert.Equal("opened opened-differs", Raw("opened.json", text => text.Replace(from, to, StringComparison.Ordinal)).Resign().Verdict());
        }
    }

    [Theory]
    [InlineData("id", "TIDAK SESUAI", "thread-short")]
    [InlineData("en", "DOES NOT HOLD", "thread-short")]
    public void The_Report_Names_The_Check_And_Keeps_The_Content_To_Itself(string language, string mark, string reason)
    {
        var path = new SpoiltPackage().Change("case/thread.json", t => t.AsArray().RemoveAt(0)).Resign().Write();
        using var output = new StringWriter();
        var code = VerifyCommand.Run(new VerifyOptions(path, null, null, false), Words.For(language), output);
        File.Delete(path);

        Assert.Equal(ExitCode.Failed, code);
        Assert.Contains(mark, output.ToString(), StringComparison.Ordinal);
        Assert.Contains(reason, output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Baris pertama", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Shown_Content_Cannot_Move_The_Terminal()
    {
        using var output = new StringWriter();
        Assert.Equal(ExitCode.Good, VerifyCommand.Run(new VerifyOptions(SpoiltPackage.Original, null, null, true), Words.For("id"), output));
        Assert.Contains("Baris pertama", output.ToString(), StringComparison.Ordinal);
        Assert.Equal("a\uFFFD[31m\uFFFDb\nc", Words.Plain("a\u001b[31m\u202Eb\nc"));
    }

    /// <summary>Makes the log's fourth line, the approval, anew.</summary>
    private static SpoiltPackage Approved(string by, string act, string? reference = null)
    {
        var package = new SpoiltPackage();
        var request = package.Log[2].Hash();
        package.Change("case/log.json", log => log[3] = package.Line(by, 3, request, act, reference ?? request));
        return package.Resign(m => m["approve"] = package.Log[3].Hash());
    }

    /// <summary>A line by somebody who no longer wants it, before the package was made.</summary>
    private static SpoiltPackage Withdrawn()
    {
        var package = new SpoiltPackage();
        var log = package.Log;
        return package.Change("case/log.json", l => l.AsArray().Add(package.Line("b2", 4, log[3].Hash(), "export.withdraw", log[2].Hash()))).Resign();
    }

    private static SpoiltPackage SignedBy(string id)
    {
        var package = new SpoiltPackage();
        var signature = Signatures.Sign(SpoiltPackage.Member(id).Keys.Signing, "export", package["manifest.json"]);
        return package.Change("manifest.sig.json", s => (s["by"], s["sig"]) = (id, signature));
    }

    /// <summary>A report with other words, sealed by somebody who has the case key and not the receipt.</summary>
    private static SpoiltPackage Rewritten(string text)
    {
        var package = new SpoiltPackage();
        return package.Change("case/sealed.json", s =>
        {
            var report = s["report"].As(SealingJson.Default.SealedObject);
            var signed = SignedPayload.Read(report.OpenAny(package.Key(0), "report"));
            var payload = signed.Peek(SealingJson.Default.ReportPayload) with { Body = JsonSerializer.SerializeToElement(text) };
            var forged = SignedPayload.Sign(SpoiltPackage.Member("a1").Keys.Signing, "msg", report.Header, payload, SealingJson.Default.ReportPayload, "r");
            s["report"] = JsonSerializer.SerializeToNode(
                SealedObject.Seal(package.Key(0), "report", report.Header, forged.Encode()), SealingJson.Default.SealedObject);
        });
    }

    private static SpoiltPackage Raw(string path, Func<string, string> change)
    {
        var package = new SpoiltPackage();
        package[path] = Bytes.Utf8(change(Bytes.Text(package[path])));
        return package;
    }

    private static void Damage(JsonNode sealedObject)
    {
        var bytes = sealedObject["c"].Raw();
        bytes[0] ^= 1;
        sealedObject["c"] = Base64Url.Encode(bytes);
    }

    private static void Swap(JsonNode items, int a, int b)
    {
        var (first, second) = (items[a]!.DeepClone(), items[b]!.DeepClone());
        (items[a], items[b]) = (second, first);
    }
}
