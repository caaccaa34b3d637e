using System.Buffers.Text;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Jaring.Tests.Support;

namespace Jaring.Tests.Audit;

/// <summary>Lines of an office's log as a member's page makes them.</summary>
internal static class OfficeLines
{
    public const long Today = 1_795_219_200;

    public static readonly string SomeHash = TestMember.B64(new byte[32]);

    /// <summary>A line; parts can be replaced to make it wrong.</summary>
    public static string Line(TestMember by, int seq, string? prev, string act = "list", string? reference = null, long ts = Today, string log = TeamApp.Office) =>
        TestMember.B64($$"""{"v":"JT1","t":"audit","log":"{{log}}","seq":{{seq}},"prev":{{(prev is null ? "null" : $"\"{prev}\"")}},"ts":{{ts}},"by":"{{by.Id}}","act":"{{act}}","ref":"{{reference ?? SomeHash}}"}""");

    public static string HashOf(string e) => TestMember.B64(SHA256.HashData([.. Encoding.UTF8.GetBytes("JT1/audit\0"), .. Base64Url.DecodeFromChars(e)]));

    public static Task<HttpResponseMessage> AppendLineAsync(this TeamApp app, TestMember by, string e, string? sig = null, TestMember? named = null) =>
        app.PostAsync(by, "audit", new { e, by = (named ?? by).Id, sig = sig ?? by.Sign(e, "audit") });

    public static async Task<IReadOnlyList<string>> LinesAsync(this TeamApp app, TestMember asks) =>
        [.. (await app.As(asks).GetFromJsonAsync<JsonNode>($"/{TeamApp.Office}/api/audit"))!["lines"]!.AsArray().Select(l => (string)l!["e"]!)];
}
