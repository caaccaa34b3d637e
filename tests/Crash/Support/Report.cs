using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Jaring.Intake;
using Jaring.Shapes;

namespace Jaring.Crash.Support;

/// <summary>A sealed report as a page sends it, with what its reporter keeps.</summary>
/// <param name="Key">Submit key.</param>
/// <param name="Sealed">JSON text.</param>
/// <param name="CaseId">Case id.</param>
/// <param name="Access">Access token of its readers.</param>
internal sealed record Report(string Key, string Sealed, string CaseId, string Access)
{
    /// <summary>Noise in the right shape: the server could not tell, and a storm needs many.</summary>
    public static Report Noise(JsonElement room)
    {
        var chain = room.GetProperty("chain");
        var head = chain[chain.GetArrayLength() - 1].GetProperty("e").GetString()!;
        var drill = DrillReport.Make(chain.GetArrayLength() - 1, Jt1.DirectoryHash(Base64Url.DecodeFromChars(head)), new byte[32]);
        var access = RandomNumberGenerator.GetBytes(32);
        var report = JsonSerializer.Deserialize<Shapes.Sealed>(drill, WireJson.Options)! with
        {
            Rid = Hash(RandomNumberGenerator.GetBytes(32)),
            Ah = Hash(access),
        };
        var caseId = JsonDocument.Parse(Base64Url.DecodeFromChars(report.Kh)).RootElement.GetProperty("case").GetString()!;
        return new(Random(16), JsonSerializer.Serialize(report, WireJson.Options), caseId, Base64Url.EncodeToString(access));
    }

    public string Message() => Object($$"""{"v":"JT1","t":"msg","case":"{{CaseId}}","epoch":0,"id":"{{Random(16)}}"}""", 4096 + 16);

    public string Entry(int seq) =>
        Object($$"""{"v":"JT1","t":"log","log":"{{CaseId}}","seq":{{seq}},"prev":{{(seq == 0 ? "null" : $"\"{Random(32)}\"")}}}""", 1024 + 16);

    public static string Random(int bytes) => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(bytes));

    private static string Object(string header, int bytes) =>
        $$"""{"h":"{{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header))}}","s":"{{Random(32)}}","c":"{{Random(bytes)}}"}""";

    private static string Hash(byte[] bytes) => Base64Url.EncodeToString(SHA256.HashData(bytes));
}
