using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Jaring.Intake;
using Jaring.Shapes;
using Jaring.Tests.Hosting;

namespace Jaring.Tests.Intake;

/// <summary>A report of the right shape, whose receipt and token the test knows. Its contents are noise: the server could not tell.</summary>
internal sealed record TestReport(string Sealed, string CaseId, string Access, string Lookup)
{
    public static TestReport New() =>
        New(VectorDirectory.View.Chain.Count - 1, Jt1.DirectoryHash(Base64Url.DecodeFromChars(VectorDirectory.View.Chain[^1].E)));

    /// <summary>For the directory with this newest entry.</summary>
    public static TestReport New(int directoryNumber, string directoryHash)
    {
        var drill = DrillReport.Make(directoryNumber, directoryHash, new byte[32]);
        var (access, lookup) = (RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(32));
        var report = JsonSerializer.Deserialize<Sealed>(drill, WireJson.Options)! with { Rid = Hash(lookup), Ah = Hash(access) };
        var caseId = HeaderOf(report.Kh).GetProperty("case").GetString()!;
        return new TestReport(JsonSerializer.Serialize(report, WireJson.Options), caseId, Base64Url.EncodeToString(access), Base64Url.EncodeToString(lookup));
    }

    /// <summary>This report with the hash of another one's access token.</summary>
    public TestReport ReachedBy(TestReport other)
    {
        var (mine, theirs) = (JsonSerializer.Deserialize<Sealed>(Sealed, WireJson.Options)!, JsonSerializer.Deserialize<Sealed>(other.Sealed, WireJson.Options)!);
        return this with { Sealed = JsonSerializer.Serialize(mine with { Ah = theirs.Ah }, WireJson.Options) };
    }

    /// <summary>A message for this case.</summary>
    public string Message(int steps = 1, string? id = null, string? header = null) => Object(
        header ?? $$"""{"v":"JT1","t":"msg","case":"{{CaseId}}","epoch":0,"id":"{{id ?? Random(16)}}"}""", (4096 * steps) + 16);

    /// <summary>A log entry for this case.</summary>
    public string Entry(int seq, int bytes = 1024 + 16) => Object(
        $$"""{"v":"JT1","t":"log","log":"{{CaseId}}","seq":{{seq}},"prev":{{(seq == 0 ? "null" : $"\"{Random(32)}\"")}}}""", bytes);

    public static JsonElement HeaderOf(string h) => JsonDocument.Parse(Base64Url.DecodeFromChars(h)).RootElement;

    public static string Header(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));

    public static string Random(int bytes) => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(bytes));

    private static string Object(string header, int bytes) => $$"""{"h":"{{Header(header)}}","s":"{{Random(32)}}","c":"{{Random(bytes)}}"}""";

    private static string Hash(byte[] bytes) => Base64Url.EncodeToString(SHA256.HashData(bytes));
}
